import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MapQuestionList, PlaceMap } from '@belvedere/contracts/place-maps';
import { Problem } from '@belvedere/contracts/problem';
import type { Position } from '@belvedere/domain/geography/rough';
import { TallyService } from '../src/responses/tally.service.ts';
import { send } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
let few: Observatory;
let residents: Observatory;

/** Three spots of the square of the commune, each in a neighbourhood of its own, far from each other. */
const SPOTS: Record<string, Position> = {
  nord: [0.615, 47.315],
  sud: [0.635, 47.315],
  centre: [0.655, 47.315],
};

const tap = (coordinates: unknown, answers: object) => ({ type: 'tap', coordinates, radius: 200, answers });

async function answer({ slug }: Observatory, answers: object) {
  const sent = await send(running.app, `/api/territories/${slug}/campaigns/${CAMPAIGN}/responses`, {
    ...{ id: randomUUID(), surveyVersion: 1, language: 'fr' },
    answers: { area: 'nord', age_band: '25-39', ...answers },
  });
  if (sent.statusCode !== 201) throw new Error(sent.body);
  return sent.json<{ code: string }>();
}

/** So many people who each show a place at one spot; those of `twice` show two of the same cell. */
async function people(where: Observatory, spot: string, count: number, { twice = false } = {}) {
  const place = tap(SPOTS[spot], { uses: ['printing'] });
  const online_places = twice ? [place, place] : [place];
  const missing_help = [tap(SPOTS[spot], {})];
  await Promise.all(Array.from({ length: count }, () => answer(where, { online_places, missing_help })));
}

beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source, { name: 'places', survey: 'places/1' });
  few = await anObservatory(running.source, { name: 'peu', survey: 'places/1' });
  residents = await anObservatory(running.source, { name: 'sans' });
  await people(here, 'nord', 12);
  await people(here, 'sud', 8, { twice: true });
  await people(here, 'centre', 3);
  await answer(here, {});
  await people(few, 'nord', 10);
});
afterAll(() => running.close());

const ask = (path: string, { slug } = here) =>
  running.app.inject({ url: `/api/territories/${slug}/campaigns/${CAMPAIGN}/places${path}` });
async function mapOf(question: string, where = here) {
  const sent = await ask(`/${question}`, where);
  if (sent.statusCode !== 200) throw new Error(sent.body);
  return { map: PlaceMap.parse(sent.json()), body: sent.body };
}
/** Each cell by the name of its area, and what it tells. */
function told({ figures }: PlaceMap) {
  if (figures.disclosure === 'withheld') return null;
  return Object.fromEntries(
    figures.cells.map((cell) => [
      'area' in cell ? (cell.area?.code ?? 'nowhere') : cell.kind,
      cell.figure.disclosure === 'shown' ? cell.figure.count : 'withheld',
    ]),
  );
}

test('the map questions of a campaign are listed, with what their places are counted in', async () => {
  const { questions } = MapQuestionList.parse((await ask('')).json());
  expect(questions.map(({ name, cells }) => [name, cells.kind])).toEqual([
    ['online_places', 'hexagon'],
    ['missing_connection', 'hexagon'],
    ['missing_help', 'neighbourhood'],
  ]);
  expect(MapQuestionList.parse((await ask('', residents)).json()).questions).toEqual([]);
});

describe('a map tells', () => {
  test('people by hexagon, each once, and nothing of where too few of them were', async () => {
    const { map } = await mapOf('online_places');
    expect(map.figures).toMatchObject({ disclosure: 'shown', base: 23 });
    expect(told(map)).toEqual({ nord: 12, elsewhere: 'withheld' });
  });

  test('hexagons that are larger than what a place is moved by, and hold it', async () => {
    const { map } = await mapOf('online_places');
    if (map.figures.disclosure === 'withheld') throw new Error('withheld');
    const cell = map.figures.cells.find((one) => one.kind === 'hexagon' && one.area?.code === 'nord');
    if (cell?.kind !== 'hexagon') throw new Error('no hexagon');
    const [row] = await running.source.query<[{ width: number; holds: boolean }]>(
      `SELECT sqrt(ST_Area(g::geography)) AS width, ST_DWithin(g::geography, ST_SetSRID(ST_MakePoint($2, $3), 4326)::geography, 150) AS holds
         FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) AS g) hexagon`,
      [JSON.stringify(cell.geometry), ...SPOTS['nord']!],
    );
    expect(row.width).toBeGreaterThan(350);
    expect(row.width).toBeLessThan(450);
    expect(row.holds).toBe(true);
  });

  test('people by neighbourhood where the survey keeps no more', async () => {
    const { map } = await mapOf('missing_help');
    expect(told(map)).toEqual({ nord: 12, sud: 'withheld', centre: 'withheld' });
  });

  test('places given by their neighbourhood apart from the hexagons', async () => {
    const where = await anObservatory(running.source, { name: 'liste', survey: 'places/1' });
    const listed = { type: 'neighbourhood', area: 'sud', answers: { uses: ['printing'] } };
    await people(where, 'nord', 12);
    for (let person = 0; person < 6; person++) await answer(where, { online_places: [listed] });
    expect(told((await mapOf('online_places', where)).map)).toEqual({ nord: 12, 'area-only': 6 });
  });

  test('nothing that a withheld cell could be worked out from', async () => {
    const { map, body } = await mapOf('online_places');
    if (map.figures.disclosure === 'withheld') throw new Error('withheld');
    for (const { figure } of map.figures.cells)
      if (figure.disclosure === 'withheld')
        expect(Object.keys(figure).sort()).toEqual(['disclosure', 'reason']);
    expect(body).not.toMatch(/"(count|respondents)":(3|8|11)\b/);
  });

  test('nothing at all of fewer people than the threshold', async () => {
    const { map } = await mapOf('online_places', few);
    expect(map.figures).toEqual({ disclosure: 'withheld', reason: 'base' });
  });
});

describe('what people said of the places that they showed', () => {
  /** Each choice and what is told of it; null when nothing is. */
  const saidOf = async (
    question: string,
    where: Observatory,
  ): Promise<Record<string, Record<string, number | 'withheld'> | null>> =>
    Object.fromEntries(
      (await mapOf(question, where)).map.said.map(({ name, figures }) => [
        name,
        figures.disclosure === 'withheld'
          ? null
          : {
              base: figures.base,
              ...Object.fromEntries(
                figures.values.map(({ choice, figure }) => [
                  choice.value,
                  figure.disclosure === 'shown' ? figure.count : 'withheld',
                ]),
              ),
            },
      ]),
    );
  /** Several people say the same at once. */
  const answers = (count: number, where: Observatory, said: Parameters<typeof answer>[1]) =>
    Promise.all(Array.from({ length: count }, () => answer(where, said)));
  const shown = (...places: string[][]) => ({
    online_places: places.map((uses, index) => tap(Object.values(SPOTS)[index], { uses })),
  });

  test('is told by choice, a person once in each whatever the number of places, over those who said anything', async () => {
    const where = await anObservatory(running.source, { name: 'dit', survey: 'places/1' });
    await answers(14, where, shown(['printing'], ['printing', 'learning']));
    await answers(6, where, shown(['printing']));
    await answers(5, where, shown(['no-answer']));
    expect(await saidOf('online_places', where)).toEqual({
      uses: {
        ...{ base: 20, printing: 20, learning: 14 },
        ...{ procedures: 0, 'job-search': 0, 'being-helped': 0, other: 0 },
      },
    });
    const { map } = await mapOf('online_places', where);
    expect(map.figures, 'whoever would rather not say showed a place all the same').toMatchObject({
      base: 25,
    });
  });

  test('of few people is withheld, with another that would give it away', async () => {
    const where = await anObservatory(running.source, { name: 'rare', survey: 'places/1' });
    await answers(12, where, shown(['printing']));
    await answers(9, where, shown(['learning']));
    await answers(3, where, shown(['job-search']));
    const { uses } = await saidOf('online_places', where);
    expect(uses).toMatchObject({ base: 24, 'job-search': 'withheld', procedures: 0 });
    const told = Object.values(uses!).filter((one) => one === 'withheld');
    expect(told.length, 'a lone one is what is left of the base').toBeGreaterThanOrEqual(2);
    expect((await mapOf('online_places', where)).body).not.toMatch(/"count":3\b/);
  });

  test('is nothing at all below the threshold, and nothing of what they wrote', async () => {
    expect(await saidOf('online_places', few)).toEqual({ uses: null });
    const where = await anObservatory(running.source, { name: 'texte', survey: 'places/1' });
    const missing_help = [tap(SPOTS['nord'], { why: 'un mot à moi' })];
    await answers(12, where, { missing_help });
    const { map, body } = await mapOf('missing_help', where);
    expect(map.said).toEqual([]);
    expect(body).not.toContain('un mot à moi');
  });
});

test('what was counted with a response that came meanwhile is not told once it is erased', async () => {
  const there = await anObservatory(running.source, { name: 'meanwhile', survey: 'places/1' });
  await people(there, 'nord', 12);
  const tally = running.app.get(TallyService);
  await tally.fold();
  let code = '';
  vi.spyOn(tally, 'state').mockImplementationOnce(async (...of) => {
    const state = await tally.state(...of);
    ({ code } = await answer(there, { online_places: [tap(SPOTS['nord'], { uses: ['printing'] })] }));
    return state;
  });
  expect(told((await mapOf('online_places', there)).map)).toMatchObject({ nord: 13 });
  const erased = await send(running.app, `/api/territories/${there.slug}/own-response/erasure`, { code });
  expect(erased.statusCode, erased.body).toBe(200);
  expect(told((await mapOf('online_places', there)).map)).toMatchObject({ nord: 12 });
});

test.each(['/area', '/nothing_like_it'])('%s is no map question', async (path) => {
  const sent = await ask(path);
  expect(sent.statusCode).toBe(404);
  expect(Problem.parse(sent.json()).code).toBe('map-question-not-found');
});

test('a name that no question could have is refused', async () => {
  expect((await ask('/A%20B')).statusCode).toBe(400);
});

test('indicators and maps are told apart', async () => {
  const campaigns = async ({ slug }: Observatory) =>
    (await running.app.inject({ url: `/api/territories/${slug}/campaigns/${CAMPAIGN}` })).json<{
      survey: object;
    }>();
  expect((await campaigns(here)).survey).toMatchObject({ asksForPlaces: true, hasIndicators: false });
  expect((await campaigns(residents)).survey).toMatchObject({ asksForPlaces: false, hasIndicators: true });
});
