import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { aResponse } from '@belvedere/fixtures/responses';
import { makeCampaign, makeResponses, TERRITORY } from './data.ts';
import { below, durations, type Measure, median } from './measure.ts';
import { call, type Server } from './server.ts';

const LIMIT_MS = 300;
const INDICATORS = ['ease', 'renunciation', 'smartphone', 'limited-connection', 'cv-online'];

/** (c) Figures of the dashboard, each on responses that changed since the last one, so that nothing is kept ready. */
export async function figures(server: Server, db: pg.Pool): Promise<Measure[]> {
  const measured: number[] = [];
  const measures: Measure[] = [];
  for (const count of [100_000, 1_000_000]) {
    const slug = `reponses-${String(count)}`;
    await makeResponses(db, await makeCampaign(db, slug), count);
    const root = `${server.url}/api/territories/${TERRITORY}/campaigns/${slug}`;
    const answer = () =>
      call(`${root}/responses`, {
        body: JSON.stringify({
          ...{ id: randomUUID(), surveyVersion: 1, language: 'fr' },
          answers: aResponse({ area: 'quartier-1' }),
        }),
        expect: [201],
      });
    const read = async (query: string, changing: boolean) => {
      const taken: number[] = [];
      for (let turn = 0; turn < 15; turn++) {
        if (changing) await answer();
        const url = `${root}/indicators/${INDICATORS[turn % INDICATORS.length]!}${query}`;
        taken.push(...(await durations(1, () => call(url))));
      }
      return median(taken);
    };
    await read('', true);
    const plain = await read('', true);
    const filtered = await read('?age=25-39&situation=employed', true);
    measured.push(plain);
    const name = (what: string) => `(c) figures on ${count.toLocaleString('en')} responses, ${what}`;
    measures.push(
      below(name('everyone'), plain, LIMIT_MS, 'ms'),
      below(name('one age and situation'), filtered, LIMIT_MS, 'ms'),
      below(name('read again'), await read('?age=25-39', false), LIMIT_MS, 'ms'),
    );
  }
  const [small = Number.NaN, large = Number.NaN] = measured;
  measures.push(below('(c) growth from 100,000 to 1,000,000', large / small, 10, '×'));
  return measures;
}
