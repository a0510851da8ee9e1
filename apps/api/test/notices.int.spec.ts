import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { Campaign, NoticeVersions } from '@belvedere/contracts/campaigns';
import { OwnResponse, Receipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { administer } from '../src/commands/program.ts';
import { dataSource } from '../src/database/connect.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
beforeEach(async () => {
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const query = (text: string, values: unknown[] = []) =>
  running.source.query<Record<string, unknown>[]>(text, values);
const root = ({ slug } = here) => `/api/territories/${slug}/campaigns/${CAMPAIGN}`;
const notice = async (of = here) =>
  Campaign.parse((await running.app.inject({ url: root(of) })).json()).notice;
const keep = (months: number | null, { territoryId } = here) =>
  query(
    `INSERT INTO retention (territory_id, responses) VALUES ($1, $2)
     ON CONFLICT (territory_id) DO UPDATE SET responses = excluded.responses`,
    [territoryId, months],
  );
const versions = async () =>
  (
    await query('SELECT version FROM campaign_notice WHERE campaign_id = $1 ORDER BY version', [
      here.campaignId,
    ])
  ).map(({ version }) => version);

const answer = (changes: Record<string, unknown>) =>
  send(running.app, `${root()}/responses`, {
    ...{ id: randomUUID(), surveyVersion: 1, language: 'fr', answers: aResponse({ area: 'nord' }) },
    ...changes,
  });

test('a campaign tells who is responsible and what becomes of answers, and what nobody said yet', async () => {
  expect(await notice()).toEqual({
    version: 1,
    controller: 'Essai',
    legalBasis: null,
    contact: null,
    leastAge: 15,
    threshold: 11,
    months: null,
  });
});

test.each([
  ['who is responsible', `UPDATE campaign SET controller = 'Une autre' WHERE territory_id = $1`],
  ['the legal basis', `UPDATE campaign SET legal_basis = 'consent' WHERE territory_id = $1`],
  ['whom to write to', `UPDATE campaign SET notice_contact = 'dpo@essai.example' WHERE territory_id = $1`],
  ['the least age', `UPDATE campaign SET least_age = 18 WHERE territory_id = $1`],
  ['the purpose', `UPDATE campaign SET purpose = '{"fr": "Autre", "en": "Other"}' WHERE territory_id = $1`],
  ['the threshold', `UPDATE territory SET disclosure_threshold = 20 WHERE id = $1`],
  [
    'how long answers are kept',
    `INSERT INTO retention (territory_id, responses) VALUES ($1, 12) ON CONFLICT (territory_id) DO UPDATE SET responses = 12`,
  ],
])('a change of %s is another version, once; the first stays as it was', async (_, change) => {
  const elsewhere = await anObservatory(running.source);
  const first = () =>
    query('SELECT * FROM campaign_notice WHERE campaign_id = $1 AND version = 1', [here.campaignId]);
  const before = await first();
  await query(change, [here.territoryId]);
  expect((await notice()).version).toBe(2);
  await query(change, [here.territoryId]);
  expect(await versions(), 'said again, it changes nothing').toEqual([1, 2]);
  expect(await first()).toEqual(before);
  expect((await notice(elsewhere)).version, 'another territory’s').toBe(1);
});

test('what people are not told of makes no version', async () => {
  await query(`UPDATE campaign SET closes_on = current_date + 9, title = purpose WHERE territory_id = $1`, [
    here.territoryId,
  ]);
  await query(`UPDATE territory SET name = 'Essai encore' WHERE id = $1`, [here.territoryId]);
  await query(`INSERT INTO retention (territory_id, audit) VALUES ($1, 12)`, [here.territoryId]);
  expect(await versions()).toEqual([1]);
});

test('changes at the same moment get numbers of their own, and the last word is what is told', async () => {
  await Promise.all([
    ...[3, 6, 9, 12, 24].map((months) => keep(months)),
    ...[15, 16, 17].map((threshold) =>
      query('UPDATE territory SET disclosure_threshold = $2 WHERE id = $1', [here.territoryId, threshold]),
    ),
    query(`UPDATE campaign SET controller = 'Une autre' WHERE territory_id = $1`, [here.territoryId]),
  ]);
  const found = await versions();
  expect(found).toEqual(found.map((_, index) => index + 1));
  const [held] = await query(
    'SELECT responses AS months, disclosure_threshold AS threshold FROM territory JOIN retention ON territory_id = id WHERE id = $1',
    [here.territoryId],
  );
  expect(await notice()).toMatchObject({ ...held, controller: 'Une autre' });
});

test('a territory that goes takes its campaigns and their notices with it', async () => {
  await keep(12);
  await query('DELETE FROM area WHERE territory_id = $1', [here.territoryId]);
  await query('DELETE FROM territory WHERE id = $1', [here.territoryId]);
  expect(await versions()).toEqual([]);
});

test('a version that people were shown never changes', async () => {
  await expect(
    query(`UPDATE campaign_notice SET content = '{}' WHERE campaign_id = $1`, [here.campaignId]),
  ).rejects.toThrow('a published campaign_notice never changes');
});

test('a response keeps the version that was shown, also once it was renewed, and its holder reads it', async () => {
  await keep(12);
  for (const [sent, kept] of [
    [{ noticeVersion: 2 }, 2],
    [{ noticeVersion: 1 }, 1],
    // From a page of before, and from whoever invents one.
    [{}, null],
    [{ noticeVersion: 99 }, null],
  ] as const) {
    const received = await answer(sent);
    expect(received.statusCode, received.body).toBe(201);
    const { id, code } = Receipt.parse(received.json());
    expect(await query('SELECT notice_version FROM response WHERE id = $1', [id])).toEqual([
      { notice_version: kept },
    ]);
    const seen = await send(running.app, `/api/territories/${here.slug}/own-response`, { code });
    expect(OwnResponse.parse(seen.json()).noticeVersion).toBe(kept);
  }
});

test.each([0, -1, 1.5, '1', null])('%j is no version', async (noticeVersion) => {
  expect((await answer({ noticeVersion })).statusCode).toBe(400);
});

test('a campaign for adults takes nobody younger, and stores nothing of them', async () => {
  await query('UPDATE campaign SET least_age = 18 WHERE territory_id = $1', [here.territoryId]);
  const young = await answer({ answers: aResponse({ area: 'nord', age_band: '15-17' }) });
  expect(young.statusCode).toBe(400);
  expect(young.json<{ code: string }>().code).toBe('under-age');
  expect(await query('SELECT FROM response WHERE territory_id = $1', [here.territoryId])).toEqual([]);
  const adult = await answer({ answers: aResponse({ area: 'nord', age_band: '18-24' }) });
  expect(adult.statusCode, adult.body).toBe(201);
});

test('no campaign can be for children, for whom their parents would have to consent', async () => {
  await expect(
    query('UPDATE campaign SET least_age = 14 WHERE territory_id = $1', [here.territoryId]),
  ).rejects.toThrow('campaign_least_age_check');
});

async function belvedere(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await administer(words, {
    open: async () => {
      const target = inject('target');
      const source = await dataSource(target).initialize();
      return { source, target, close: () => source.destroy() };
    },
    say: (line) => out.push(line),
    tell: (line) => err.push(line),
  });
  return { code, out, err: err.join(' ') };
}

test('from a terminal, whoever runs the server says what is missing, and the log keeps it', async () => {
  const told = await belvedere('notice', here.slug, CAMPAIGN);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('base légale\tpas encore dit');
  expect(await versions(), 'asking changes nothing').toEqual([1]);

  const changed = await belvedere(
    ...['notice', here.slug, CAMPAIGN, '--legal-basis', 'mission-publique'],
    ...['--contact', 'dpo@essai.example', '--least-age', '18'],
  );
  expect(changed).toMatchObject({ code: 0, err: '' });
  expect(changed.out).toContain('notice numéro\t2');
  expect(await notice()).toMatchObject({
    ...{ version: 2, controller: 'Essai', legalBasis: 'public-interest', contact: 'dpo@essai.example' },
    leastAge: 18,
  });
  expect(
    await query(
      `SELECT role, subject, before ->> 'version' AS before, after ->> 'legalBasis' AS after
         FROM audit_entry WHERE territory_id = $1 AND action = 'notice.change'`,
      [here.territoryId],
    ),
  ).toEqual([{ role: 'operator', subject: `campaign:${CAMPAIGN}`, before: '1', after: 'public-interest' }]);
});

test.each([
  ['a basis that is none', ['--legal-basis', 'parce-que'], 2, 'n’est pas une base légale'],
  ['an age below 15', ['--least-age', '14'], 2, 'de 15 à 99'],
  ['an age that is no number', ['--least-age', 'dix-huit'], 2, 'de 15 à 99'],
  ['nobody responsible', ['--controller', ' '], 2, 'ne peuvent pas être vides'],
])('%s is refused, and nothing changes', async (_, options, code, sentence) => {
  const refused = await belvedere('notice', here.slug, CAMPAIGN, ...options);
  expect(refused.code).toBe(code);
  expect(refused.err).toContain(sentence);
  expect(await versions()).toEqual([1]);
});

test('a notice of no campaign is not found', async () => {
  const refused = await belvedere('notice', here.slug, 'aucune');
  expect(refused).toMatchObject({ code: 1, err: "Cette enquête n'existe pas dans ce territoire." });
});

const as = async (role: 'member' | 'facilitator') =>
  signIn(running.app, (await aPerson(running.source, { roles: { [here.territoryId]: role } })).email);
const published = (changes: Record<string, unknown> = {}) => ({
  ...{ from: 1, controller: 'Ville d’Essai', legalBasis: 'public-interest', contact: 'dpo@essai.example' },
  ...{ leastAge: 16, purpose: { fr: 'Pour savoir', en: 'To know' } },
  ...changes,
});
const publish = (wanted: unknown, cookie?: string) =>
  send(running.app, `${root()}/notice`, wanted, { method: 'PUT', ...(cookie && { cookie }) });

test('a facilitator publishes the next version, and reads all of them', async () => {
  const cookie = await as('facilitator');
  const answer = await publish(published(), cookie);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(await notice()).toMatchObject({ version: 2, controller: 'Ville d’Essai', leastAge: 16 });
  const list = await send(running.app, `${root()}/notice`, undefined, { method: 'GET', cookie });
  expect(
    NoticeVersions.parse(list.json()).versions.map(({ purpose, notice: told }) => [told.version, purpose.fr]),
  ).toEqual([
    [2, 'Pour savoir'],
    [1, 'Essai'],
  ]);
  expect(
    await query(`SELECT role FROM audit_entry WHERE territory_id = $1 AND action = 'notice.change'`, [
      here.territoryId,
    ]),
  ).toEqual([{ role: 'facilitator' }]);
  // Published again as it is, it makes no version; what is left out stays.
  expect((await publish(published({ from: 2, contact: undefined }), cookie)).statusCode).toBe(200);
  expect(await versions()).toEqual([1, 2]);
});

test('of two who change one version, the second is told', async () => {
  const cookie = await as('facilitator');
  const answers = await Promise.all([
    publish(published({ controller: 'Une' }), cookie),
    publish(published({ controller: 'Autre' }), cookie),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const refused = answers.find(({ statusCode }) => statusCode === 409);
  expect(refused?.json<{ code: string }>().code).toBe('notice-changed-since');
  expect(await versions()).toEqual([1, 2]);
});

test.each([
  { leastAge: 14 },
  { leastAge: '16' },
  { controller: ' ' },
  { controller: 'La ville\0' },
  { purpose: { fr: 'Pour\0 savoir', en: 'To know' } },
  { legalBasis: 'because' },
  { purpose: { fr: 'Pour savoir' } },
  { threshold: 5 },
])('%j is not published', async (changes) => {
  expect((await publish(published(changes), await as('facilitator'))).statusCode).toBe(400);
  expect(await versions()).toEqual([1]);
});

test('to members and strangers there is no such page', async () => {
  for (const cookie of [undefined, await as('member')])
    expect((await publish(published(), cookie)).statusCode).toBe(404);
  expect(await versions()).toEqual([1]);
});
