import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TallyService } from '../src/responses/tally.service.ts';
import { TallyQueries } from '../src/responses/tally.queries.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
let campaignId: number;

beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source);
  const rows = await running.source.query<{ id: number }[]>(
    'SELECT id FROM campaign WHERE territory_id = $1',
    [here.territoryId],
  );
  campaignId = rows[0]!.id;
});
afterAll(() => running.close());

type Yields = Record<string, string | string[]>;
interface Given {
  mode: string;
  yields: Yields;
}

/** All combinations of some answers, so that cells of one and cells of many come up, and lists that overlap. */
const GIVEN: Given[] = ['self', 'paper'].flatMap((mode) =>
  [{}, { age_band: '25-39' }, { age_band: '25-39', situation: 'retired' }].flatMap((cell) =>
    [{}, { ease: 'with-help' }, { ease: 'alone-easily' }].flatMap((ease) =>
      [{}, { devices: [] }, { devices: ['tablet'] }, { devices: ['tablet', 'computer'] }].map((devices) => ({
        mode,
        yields: { ...cell, ...ease, ...devices },
      })),
    ),
  ),
);
const VARIABLES = ['*', '*mode', 'ease', 'devices', 'age_band', 'unknown'];

/** Counted one by one, as plainly as it can be said. */
function expected(responses: readonly Given[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { mode, yields } of responses) {
    const all: Yields = { ...yields, '*': '*', '*mode': mode };
    for (const [variable, value] of Object.entries(all).filter(([name]) => VARIABLES.includes(name)))
      for (const one of [value].flat()) {
        const key = [
          variable,
          yields['age_band'] ?? 'no-answer',
          yields['situation'] ?? 'no-answer',
          one,
        ].join('|');
        counts[key] = (counts[key] ?? 0) + 1;
      }
  }
  return counts;
}

async function counted(): Promise<Record<string, number>> {
  const counts = await running.app.get(TallyQueries).counts(here.territoryId, campaignId, VARIABLES);
  return Object.fromEntries(
    counts.map(({ variable, ageBand, situation, value, respondents }) => [
      [variable, ageBand, situation, value].join('|'),
      respondents,
    ]),
  );
}

async function give(responses: readonly Given[]): Promise<void> {
  await running.source.query(
    `WITH stored AS (
       INSERT INTO response (territory_id, id, campaign_id, area_answer, answers, yields, mode, language, receipt)
       SELECT $1, id, $2, 'other', yields, yields, mode, 'fr', left(id::text, 14)
         FROM jsonb_to_recordset($3) AS r(id uuid, mode text, yields jsonb)
       RETURNING territory_id, id, campaign_id)
     INSERT INTO response_uncounted (territory_id, response_id, campaign_id) SELECT * FROM stored`,
    [here.territoryId, campaignId, JSON.stringify(responses.map((one) => ({ id: randomUUID(), ...one })))],
  );
}

test('what responses yield counts the same while they wait, beside others that are folded, and after', async () => {
  await give(GIVEN);
  expect(await counted()).toEqual(expected(GIVEN));
  await running.app.get(TallyService).fold();
  expect(await counted()).toEqual(expected(GIVEN));
  await give(GIVEN);
  expect(await counted()).toEqual(expected([...GIVEN, ...GIVEN]));
  await running.app.get(TallyService).fold();
  await running.app.get(TallyQueries).sweep();
  expect(await counted()).toEqual(expected([...GIVEN, ...GIVEN]));
});
