import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { aResponse } from '@belvedere/fixtures/responses';
import { TERRITORY } from './data.ts';
import { atLeast, type Measure, rate } from './measure.ts';
import { call, type Server } from './server.ts';

const RUN = { atOnce: 8, seconds: 8 };

/** The rate at which the nearest survey servers accept answers on such a machine, at best. */
const BEST_PEER = 165;

/** (a) A response is posted, all checks included, against the same INSERT by bare `pg`, at 8 connections, in turns. */
export async function submissions(server: Server, databaseUrl: string): Promise<Measure[]> {
  const db = new pg.Pool({ connectionString: databaseUrl, max: RUN.atOnce });
  const { rows } = await db.query<{ territory: number; campaign: number; area: number }>(
    `SELECT t.id AS territory, c.id AS campaign, (SELECT id FROM area WHERE code = 'quartier-1') AS area
       FROM territory t JOIN campaign c ON c.territory_id = t.id AND c.slug = 'depot' WHERE t.slug = $1`,
    [TERRITORY],
  );
  const { territory, campaign, area } = rows[0]!;
  const answers = aResponse({ area: 'quartier-1' });
  // Both clients begin with the answers, and write them out.
  const bare = () => {
    const stored = JSON.stringify(answers);
    return db.query({
      name: 'bare',
      text: `INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt)
             VALUES ($1, $2, $3, $4, 'area', $5, $5, 'self', 'fr', $6)`,
      values: [territory, randomUUID(), campaign, area, stored, randomUUID().slice(0, 14)],
    });
  };
  const posted = () =>
    call(`${server.url}/api/territories/${TERRITORY}/campaigns/depot/responses`, {
      body: JSON.stringify({ id: randomUUID(), surveyVersion: 1, language: 'fr', answers }),
      expect: [201],
    });
  await rate(posted, { atOnce: 8, seconds: 2 });
  const [ours, theirs] = [
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number]];
  for (const turn of [0, 1] as const) {
    theirs[turn] = await rate(bare, RUN);
    ours[turn] = await rate(posted, RUN);
  }
  await db.end();
  const mean = ([one, other]: [number, number]) => (one + other) / 2;
  return [
    atLeast('(a) responses accepted, 8 connections; limit: bare INSERT', mean(ours), mean(theirs), '/s', 0.4),
    atLeast('(a) responses accepted; limit: best peer', mean(ours), BEST_PEER, '/s', 10),
  ];
}
