import type { EntityManager } from 'typeorm';
import { DEMONSTRATION_COLLECTING } from '@belvedere/fixtures/collecting';
import type { CollectingTokens } from '../collecting/collecting-tokens.ts';
import { hashOf } from '../config/tokens.ts';
import type { HeldCampaign } from './campaigns.ts';

/** From the morning of its first day to the evening of its last one. */
const INSERT_SESSIONS = `
  INSERT INTO collecting_session (territory_id, id, campaign_id, mode, place, people, ends_at, idle_after_s, token_hash, created_at)
  SELECT $1, given.id, $2, given.mode, given.place, given.people,
         (current_date + "endsInDays" + time '22:00') AT TIME ZONE 'Europe/Paris', 90, "tokenHash",
         (current_date - "beganDaysAgo" + time '07:00') AT TIME ZONE 'Europe/Paris'
    FROM jsonb_to_recordset($3::jsonb) AS given(
      id uuid, mode text, place text, people text, "beganDaysAgo" int, "endsInDays" int, "tokenHash" text)`;

const INSERT_TARGETS = `
  INSERT INTO collecting_target (territory_id, session_id, area_id, target)
  SELECT $1, given.id, a.id, wanted.target::int
    FROM jsonb_to_recordset($2::jsonb) AS given(id uuid, targets jsonb)
    CROSS JOIN LATERAL jsonb_each_text(given.targets) AS wanted(code, target)
    JOIN area a ON a.territory_id = $1 AND a.code = wanted.code AND a.kind = 'neighbourhood'
     AND daterange(a.valid_from, a.valid_to) @> current_date`;

/** Answers of its mode that were given while it ran, the first ones. */
const GIVE_TO_SESSIONS = `
  UPDATE response r SET collecting_session_id = taken.session
    FROM (SELECT given.id AS session, answered.id
            FROM jsonb_to_recordset($3::jsonb) AS given(id uuid, answers int)
            JOIN collecting_session s ON (s.territory_id, s.id) = ($1, given.id)
            CROSS JOIN LATERAL (
              SELECT r.id FROM response r
               WHERE r.territory_id = $1 AND r.campaign_id = $2 AND r.mode = s.mode
                 AND r.received_at BETWEEN s.created_at AND s.ends_at
               ORDER BY r.received_at, r.id LIMIT given.answers) answered) taken
   WHERE r.territory_id = $1 AND r.id = taken.id`;

const INSERT_CHANNELS = `
  INSERT INTO campaign_channel (territory_id, campaign_id, kind, label, actor_id, code, created_at)
  SELECT c.territory_id, c.id, given.kind, given.label, a.id, given.code, c.opens_on
    FROM jsonb_to_recordset($3::jsonb) AS given(code text, kind text, label text, actor text, number int)
    JOIN campaign c ON c.id = $2
    LEFT JOIN actor a ON a.territory_id = $1 AND a.name = given.actor
   ORDER BY given.number`;

/** Answers that people gave by themselves, each by one channel at most. */
const GIVE_TO_CHANNELS = `
  UPDATE response r SET channel_id = c.id
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number
            FROM response WHERE territory_id = $1 AND campaign_id = $2 AND mode = 'self') own
    JOIN (SELECT code, answers, sum(answers) OVER (ORDER BY number) AS upto
            FROM jsonb_to_recordset($3::jsonb) AS given(code text, answers int, number int)) share
      ON own.number > share.upto - share.answers AND own.number <= share.upto
    JOIN campaign_channel c ON c.campaign_id = $2 AND c.code = share.code
   WHERE r.territory_id = $1 AND r.id = own.id`;

/**
 * Says of answers that are there already by which session or channel they came: the same on every machine, but for their
 * dates.
 */
export async function loadCollecting(
  manager: EntityManager,
  tokens: CollectingTokens,
  territories: ReadonlyMap<string, number>,
  campaigns: readonly HeldCampaign[],
): Promise<void> {
  for (const [territory, held] of Object.entries(DEMONSTRATION_COLLECTING)) {
    const territoryId = territories.get(territory);
    const campaign = campaigns.find((one) => one.territory === territory && one.slug === held.campaign);
    if (territoryId === undefined || !campaign) continue;
    const sessions = JSON.stringify(
      held.sessions.map((one) => ({ ...one, tokenHash: hashOf(tokens.address(one.id)) })),
    );
    const channels = JSON.stringify(held.channels.map((one, number) => ({ ...one, number })));
    await manager.query(INSERT_SESSIONS, [territoryId, campaign.id, sessions]);
    await manager.query(INSERT_TARGETS, [territoryId, sessions]);
    await manager.query(GIVE_TO_SESSIONS, [territoryId, campaign.id, sessions]);
    await manager.query(INSERT_CHANNELS, [territoryId, campaign.id, channels]);
    await manager.query(GIVE_TO_CHANNELS, [territoryId, campaign.id, channels]);
  }
}
