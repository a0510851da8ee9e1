import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { IndicatorCatalogue, IndicatorFigures } from '@belvedere/contracts/indicators';
import { Problem } from '@belvedere/contracts/problem';
import { aResponse } from '@belvedere/fixtures/responses';
import { TallyService } from '../src/responses/tally.service.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;

const root = (territory = here.slug, campaign = CAMPAIGN) =>
  `/api/territories/${territory}/campaigns/${campaign}`;
const get = (path: string) => running.app.inject({ url: path });

async function answer(times: number, overrides: Parameters<typeof aResponse>[0], territory = here.slug) {
  for (let time = 0; time < times; time++) {
    const sent = await running.app.inject({
      method: 'POST',
      url: `${root(territory)}/responses`,
      payload: { id: randomUUID(), surveyVersion: 1, language: 'fr', answers: aResponse(overrides) },
    });
    if (sent.statusCode !== 201) throw new Error(sent.body);
  }
}

const figures = async (indicator: string, query = '') =>
  IndicatorFigures.parse((await get(`${root()}/indicators/${indicator}${query}`)).json());
const rowOf = (of: IndicatorFigures, area: string) => of.areas.find((one) => one.area.code === area)?.row;

beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source);
  const common = { age_band: '25-39', situation: 'employed' } as const;
  await answer(14, { ...common, area: 'nord', ease: 'alone-easily', devices: ['smartphone'] });
  await answer(6, { ...common, area: 'nord', ease: 'with-help', devices: ['computer'] });
  await answer(15, { ...common, area: 'centre', ease: 'alone-easily', devices: ['smartphone'] });
  await answer(7, { ...common, area: 'sud', ease: 'alone-easily', devices: ['smartphone'] });
  await answer(12, { ...common, area: 'other', ease: 'with-help', devices: ['smartphone'] });
});
afterAll(() => running.close());

test('the catalogue names the indicators and what they can be broken down by', async () => {
  const catalogue = IndicatorCatalogue.parse((await get(`${root()}/indicators`)).json());
  expect(catalogue.indicators.length).toBeGreaterThan(10);
  expect(catalogue.ageBands.map(({ value }) => value)).toContain('18-plus');
  expect(catalogue.areaKinds).toEqual(['neighbourhood', 'commune']);
});

describe('figures of an indicator', () => {
  test('count every response at once, before and after it is folded into the tally', async () => {
    const before = await figures('ease');
    await running.app.get(TallyService).fold();
    const after = await figures('ease');
    expect(after).toEqual(before);
    expect(before.territory).toMatchObject({ disclosure: 'shown', base: 54 });
    const [waiting] = await running.source.query<[{ n: number }]>(
      'SELECT count(*)::int AS n FROM response_uncounted WHERE territory_id = $1',
      [here.territoryId],
    );
    expect(waiting.n).toBe(0);
  });

  test('tell shares of the people who answered', async () => {
    expect(rowOf(await figures('ease'), 'nord')).toMatchObject({
      base: 20,
      thin: true,
      headline: { disclosure: 'shown', count: 14, share: 0.7 },
    });
  });

  test('withhold an area under the threshold, and a second row so that it cannot be worked out', async () => {
    const ease = await figures('ease');
    expect(rowOf(ease, 'sud')).toEqual({ disclosure: 'withheld', reason: 'base' });
    const rows = [...ease.areas.map(({ row }) => row), ease.unlocated];
    expect(rows.filter(({ disclosure }) => disclosure === 'withheld').length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(ease.areas.find(({ area }) => area.code === 'sud'))).not.toMatch(/:\s*7\b/);
  });

  test('withhold everything under a filter that leaves too few', async () => {
    const retired = await figures('ease', '?situation=retired');
    expect(retired.territory).toEqual({ disclosure: 'withheld', reason: 'base' });
    expect(JSON.stringify([retired.territory, retired.areas, retired.unlocated])).not.toMatch(/\d+[,}]/);
  });

  test('draw the national line only where the population agrees', async () => {
    expect((await figures('renunciation')).reference).toBeNull();
    expect((await figures('renunciation', '?age=18-plus')).reference).toMatchObject({
      share: 0.32,
      year: 2021,
    });
    expect((await figures('renunciation', '?age=18-plus&situation=employed')).reference).toBeNull();
  });

  test('say how and when answers were collected', async () => {
    const { collected, modes } = await figures('ease');
    expect(modes).toEqual(['self']);
    expect(collected?.from).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('can be told by commune', async () => {
    const { areas } = await figures('ease', '?areaKind=commune');
    expect(areas.map(({ area }) => area.code)).toEqual(['37000']);
  });
});

test('of a campaign that is to come and has no end there are no figures yet, and no failure', async () => {
  const later = await anObservatory(running.source);
  await running.source.query(
    'UPDATE campaign SET opens_on = current_date + 30, closes_on = NULL WHERE id = $1',
    [later.campaignId],
  );
  const answer = await get(`${root(later.slug)}/indicators/ease`);
  expect(answer.statusCode).toBe(200);
  expect(IndicatorFigures.parse(answer.json()).territory.disclosure).toBe('withheld');
});

test('the day of the database is the day of France, whatever the zone of the server', async () => {
  const [session] = await running.source.query<[{ zone: string }]>(
    `SELECT current_setting('timezone') AS zone`,
  );
  expect(session.zone).toBe('Europe/Paris');
});

test('what was counted with a response that came meanwhile is not told once it is erased', async () => {
  const there = await anObservatory(running.source, { name: 'meanwhile' });
  const told = async () =>
    IndicatorFigures.parse((await get(`${root(there.slug)}/indicators/ease`)).json()).territory;
  await answer(12, { area: 'nord', ease: 'with-help' }, there.slug);
  const tally = running.app.get(TallyService);
  await tally.fold();
  let code = '';
  vi.spyOn(tally, 'state').mockImplementationOnce(async (...of) => {
    const state = await tally.state(...of);
    const sent = await running.app.inject({
      method: 'POST',
      url: `${root(there.slug)}/responses`,
      payload: {
        ...{ id: randomUUID(), surveyVersion: 1, language: 'fr' },
        answers: aResponse({ area: 'nord', ease: 'alone-easily' }),
      },
    });
    code = sent.json<{ code: string }>().code;
    return state;
  });
  expect(await told()).toMatchObject({ base: 13 });
  const erased = await running.app.inject({
    method: 'POST',
    url: `/api/territories/${there.slug}/own-response/erasure`,
    payload: { code },
  });
  expect(erased.statusCode, erased.body).toBe(200);
  expect(await told()).toMatchObject({ base: 12 });
});

test.each([
  ['an unknown indicator', () => `${root()}/indicators/happiness`, 404, 'indicator-not-found'],
  ['an unknown campaign', () => `${root(here.slug, 'aucune')}/indicators/ease`, 404, 'campaign-not-found'],
  ['an unknown territory', () => `${root('nulle-part')}/indicators/ease`, 404, 'territory-not-found'],
  ['an unknown age', () => `${root()}/indicators/ease?age=200`, 400, 'unknown-filter'],
  [
    'an age in SQL',
    () => `${root()}/indicators/ease?age=${encodeURIComponent("';--")}`,
    400,
    'invalid-request',
  ],
  ['another kind of area', () => `${root()}/indicators/ease?areaKind=iris`, 400, 'unknown-filter'],
  ['a list where a value is meant', () => `${root()}/indicators/ease?age=a&age=b`, 400, 'invalid-request'],
])('%s is refused', async (_, path, status, code) => {
  const refused = await get(path());
  expect(refused.statusCode, refused.body).toBe(status);
  expect(Problem.parse(refused.json()).code).toBe(code);
});
