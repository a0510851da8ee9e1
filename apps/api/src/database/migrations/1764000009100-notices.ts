import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told before the first question: each version stays, and each response says which one it was given under. */
export class Notices1764000009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign
        ADD legal_basis text CHECK (legal_basis IN ('public-interest', 'legitimate-interest', 'consent')),
        ADD notice_contact text CHECK (notice_contact <> ''),
        ADD least_age int NOT NULL DEFAULT 15 CHECK (least_age BETWEEN 15 AND 99);
      COMMENT ON COLUMN campaign.legal_basis IS 'Article 6 of the GDPR; null: whoever is responsible has not said it yet.';
      COMMENT ON COLUMN campaign.notice_contact IS 'Where people write about their rights: an address of whoever is responsible.';
      COMMENT ON COLUMN campaign.least_age IS
        'Answers of anybody younger are neither kept nor taken; under 15 the law wants the parents'' consent, which nobody asks for.';

      CREATE TABLE campaign_notice (
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        version int NOT NULL CHECK (version > 0),
        content jsonb NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (campaign_id, version)
      );
      COMMENT ON TABLE campaign_notice IS
        'What people were told before the first question of a campaign, and since when. Written by triggers only, whatever changed it.';
      COMMENT ON COLUMN campaign_notice.content IS
        'edition: of the sentences of the page that are the same everywhere; months: how long answers are kept, null while nothing is set.';
      CREATE TRIGGER campaign_notice_never_changes BEFORE UPDATE ON campaign_notice
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION renew_notices(territory int) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          -- One at a time, and each with what the one before committed.
          PERFORM FROM territory t WHERE t.id = territory FOR NO KEY UPDATE;
          INSERT INTO campaign_notice (campaign_id, version, content)
          SELECT c.id, coalesce(last.version, 0) + 1, told.content
            FROM campaign c
            JOIN territory t ON t.id = c.territory_id
            LEFT JOIN retention r ON r.territory_id = t.id
            CROSS JOIN LATERAL (
              SELECT jsonb_build_object(
                'edition', 1, 'controller', c.controller, 'purpose', c.purpose, 'legalBasis', c.legal_basis,
                'contact', c.notice_contact, 'leastAge', c.least_age, 'threshold', t.disclosure_threshold, 'months', r.responses) AS content) told
            LEFT JOIN LATERAL (
              SELECT n.version, n.content FROM campaign_notice n
               WHERE n.campaign_id = c.id ORDER BY n.version DESC LIMIT 1) last ON true
           WHERE c.territory_id = territory AND last.content IS DISTINCT FROM told.content;
        END $$;
      CREATE FUNCTION renew_notices_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM renew_notices((to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0])::int);
          RETURN NULL;
        END $$;
      CREATE TRIGGER campaign_renews_notice
        AFTER INSERT OR UPDATE OF controller, purpose, legal_basis, notice_contact, least_age ON campaign
        FOR EACH ROW EXECUTE FUNCTION renew_notices_of_row('territory_id');
      CREATE TRIGGER territory_renews_notice AFTER UPDATE OF disclosure_threshold ON territory
        FOR EACH ROW EXECUTE FUNCTION renew_notices_of_row('id');
      CREATE TRIGGER retention_renews_notice AFTER INSERT OR UPDATE OR DELETE ON retention
        FOR EACH ROW EXECUTE FUNCTION renew_notices_of_row('territory_id');
      SELECT renew_notices(id) FROM territory;

      ALTER TABLE response ADD notice_version int CHECK (notice_version > 0);
      ALTER TABLE response_held ADD notice_version int CHECK (notice_version > 0);
      COMMENT ON COLUMN response.notice_version IS
        'The version of the notice that was shown before the first question; null when it is not known, as before there were any.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response_held DROP COLUMN notice_version;
      ALTER TABLE response DROP COLUMN notice_version;
      DROP TRIGGER retention_renews_notice ON retention;
      DROP TRIGGER territory_renews_notice ON territory;
      DROP TRIGGER campaign_renews_notice ON campaign;
      DROP FUNCTION renew_notices_of_row, renew_notices;
      DROP TABLE campaign_notice;
      ALTER TABLE campaign DROP COLUMN legal_basis, DROP COLUMN notice_contact, DROP COLUMN least_age;
    `);
  }
}
