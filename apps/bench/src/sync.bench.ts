import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { LARGEST_BATCH } from '@belvedere/contracts/responses';
import { inBatches } from '@belvedere/domain/outbox';
import { aResponse } from '@belvedere/fixtures/responses';
import { makeCampaign, makeResponses, TERRITORY } from './data.ts';
import { atLeast, below, durations, type Measure, median } from './measure.ts';
import { call, type Server } from './server.ts';

/** What a team brings home from a morning of doors, on one device. */
const WAITING = 500;
const TURNS = 30;
const TABLETS = 20;
const DASHBOARD_MS = 300;

/** (g) What waited offline is sent in one go, by one device against plain inserts, and by twenty while people read. */
export async function sync(server: Server, databaseUrl: string): Promise<Measure[]> {
  const db = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const campaign = await makeCampaign(db, 'retour');
  await makeResponses(db, campaign, 100_000);
  const answers = aResponse({ area: 'quartier-1' });
  const waiting = () =>
    Array.from({ length: WAITING }, () => ({
      ...{ campaign: 'retour', id: randomUUID(), surveyVersion: 1, language: 'fr' as const },
      answers,
    }));
  const url = `${server.url}/api/territories/${TERRITORY}`;
  const sent = async (responses = waiting()): Promise<void> => {
    const batches = inBatches(responses, () => 0, { most: LARGEST_BATCH, heaviest: 1 }).values();
    await Promise.all([sentEach(batches), sentEach(batches)]);
  };
  /** As a device does: while the server stores one batch, the next is on its way. */
  const sentEach = async (batches: Iterable<object[]>): Promise<void> => {
    for (const batch of batches) {
      const body = JSON.stringify({ responses: batch });
      const { outcomes } = JSON.parse((await call(`${url}/responses/batch`, { body })).toString()) as {
        outcomes: { outcome: string }[];
      };
      const lost = outcomes.find(({ outcome }) => outcome !== 'received');
      if (lost) throw new Error(`A response that waited was not received: ${lost.outcome}`);
    }
  };
  const inserted = await plainInserts(db, campaign, answers);
  const [ours, theirs]: [number[], number[]] = [[], []];
  // In turns; the first of each warms up.
  for (let turn = 0; turn <= TURNS; turn++) {
    const responses = waiting();
    const [plain] = await durations(1, inserted);
    const [synced] = await durations(1, () => sent(responses));
    if (turn > 0) [theirs, ours].forEach((list, which) => list.push([plain!, synced!][which]!));
  }
  const perSecond = (taken: number[]) => (WAITING / median(taken)) * 1000;

  const tablets = Promise.all(Array.from({ length: TABLETS }, () => sent()));
  let syncing = true;
  void tablets.finally(() => (syncing = false));
  const read: number[] = [];
  while (syncing)
    read.push(...(await durations(1, () => call(`${url}/campaigns/retour/indicators/ease?age=25-39`))));
  await tablets;
  await db.end();
  return [
    atLeast(
      '(g) 500 offline answers, one device; limit: plain inserts in batches',
      perSecond(ours),
      perSecond(theirs),
      '/s',
      0.5,
    ),
    below('(g) figures while 20 tablets send 500 each', median(read), DASHBOARD_MS, 'ms'),
  ];
}

/** The same answers, written out one by one too, by a single client of the bare database, as many in one statement as a batch holds. */
async function plainInserts(db: pg.Pool, campaign: number, answers: object): Promise<() => Promise<void>> {
  const { rows } = await db.query<{ territory: number; area: number }>(
    `SELECT territory_id AS territory, (SELECT id FROM area WHERE code = 'quartier-1') AS area FROM campaign WHERE id = $1`,
    [campaign],
  );
  const { territory, area } = rows[0]!;
  const text = `INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt)
                SELECT $1, id, $2, $3, 'area', answers, answers, 'self', 'fr', left(id::text, 14)
                  FROM unnest($4::uuid[], $5::jsonb[]) AS sent(id, answers)`;
  return async () => {
    for (let from = 0; from < WAITING; from += LARGEST_BATCH) {
      const ids = Array.from({ length: LARGEST_BATCH }, () => randomUUID());
      await db.query({
        name: 'plain-inserts',
        text,
        values: [territory, campaign, area, ids, ids.map(() => JSON.stringify(answers))],
      });
    }
  };
}
