import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public proposes, and what became of it. */
export class Moderation1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proposal (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('new-actor', 'actor-correction', 'new-action', 'action-correction', 'report')),
        actor_id int,
        action_id int,
        name text NOT NULL CHECK (name <> ''),
        base jsonb NOT NULL DEFAULT '{}',
        proposed jsonb NOT NULL,
        note text NOT NULL DEFAULT '',
        flags text[] NOT NULL DEFAULT '{}' CHECK (flags <@ ARRAY['link', 'many', 'unverified', 'similar']),
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        person_id uuid REFERENCES auth.person ON DELETE SET NULL,
        proposed_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'needs-more', 'accepted', 'refused', 'undone')),
        decided_at timestamptz,
        decided_by uuid REFERENCES auth.person ON DELETE SET NULL,
        reason text CHECK (reason <> ''),
        word text NOT NULL DEFAULT '',
        applied jsonb,
        PRIMARY KEY (territory_id, id),
        FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE SET NULL (actor_id),
        FOREIGN KEY (territory_id, action_id) REFERENCES action (territory_id, id) ON DELETE SET NULL (action_id),
        CHECK (actor_id IS NULL OR action_id IS NULL),
        CHECK (state = 'proposed' OR decided_at IS NOT NULL),
        CHECK ((state = 'accepted') = (applied IS NOT NULL))
      );
      COMMENT ON TABLE proposal IS 'Never public. Of whoever proposed without an account nothing is kept but what they wrote.';
      COMMENT ON COLUMN proposal.actor_id IS
        'What is corrected or reported, or what came of it once accepted; null again when that is removed.';
      COMMENT ON COLUMN proposal.name IS 'How people called what it is about, when it was proposed.';
      COMMENT ON COLUMN proposal.base IS 'The fields proposed, as they were then; empty for what is new.';
      COMMENT ON COLUMN proposal.decided_at IS
        'Of the last decision, which may be to ask for more, or to take a decision back.';
      COMMENT ON COLUMN proposal.applied IS
        'What accepting changed: {"name": {"before": …, "after": …}}, by which it is undone. Empty for a report.';
      CREATE INDEX proposal_waiting_idx ON proposal (territory_id, ('unverified' = ANY (flags)), proposed_at, id)
        WHERE state IN ('proposed', 'undone');
      CREATE INDEX proposal_decided_idx ON proposal (territory_id, decided_at DESC) WHERE state IN ('accepted', 'refused');
      CREATE INDEX proposal_actor_idx ON proposal (territory_id, actor_id) WHERE actor_id IS NOT NULL;
      CREATE INDEX proposal_action_idx ON proposal (territory_id, action_id) WHERE action_id IS NOT NULL;
      CREATE INDEX proposal_person_idx ON proposal (person_id) WHERE person_id IS NOT NULL;

      CREATE TABLE proposal_contact (
        territory_id int NOT NULL,
        proposal_id uuid NOT NULL,
        email text NOT NULL CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
        PRIMARY KEY (territory_id, proposal_id),
        FOREIGN KEY (territory_id, proposal_id) REFERENCES proposal (territory_id, id) ON DELETE CASCADE
      );
      COMMENT ON TABLE proposal_contact IS
        'Addresses left in order to be told; kept apart so that they can be erased, thirty days after the decision.';

      CREATE TABLE proposal_proof (
        challenge text PRIMARY KEY,
        expires_at timestamptz NOT NULL
      );
      COMMENT ON TABLE proposal_proof IS 'Challenges whose answer has served; forgotten once they would have expired.';
      CREATE INDEX proposal_proof_expires_idx ON proposal_proof (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proposal_proof, proposal_contact, proposal');
  }
}
