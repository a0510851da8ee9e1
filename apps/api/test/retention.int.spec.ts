import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { IndicatorFigures } from '@belvedere/contracts/indicators';
import { type Retention, RetentionPlan } from '@belvedere/contracts/settings';
import { aResponse } from '@belvedere/fixtures/responses';
import { administer } from '../src/commands/program.ts';
import { dataSource } from '../src/database/connect.ts';
import { RetentionService } from '../src/privacy/retention/retention.service.ts';
import { TallyService } from '../src/responses/tally.service.ts';
import { aGroup } from './a-group.ts';
import { mailsTo } from './a-mailbox.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';
import { ownDatabase } from './own-database.ts';

// A database of its own: what goes at night goes everywhere.
let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
let elsewhere: Observatory;
let administrator: string;

const FOR_EVER: Retention = { responses: null, contacts: null, audit: null, accounts: null };
const query = <Row>(text: string, values: unknown[] = []) => running.source.query<Row[]>(text, values);
const count = async (from: string, values: unknown[] = []) =>
  (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values))[0]!.n;
const apply = () => running.app.get(RetentionService, { strict: false }).apply();
const address = (path: string, observatory = here) => `/api/territories/${observatory.slug}/${path}`;
const planned = async (retention: Retention) =>
  RetentionPlan.parse(
    (await send(running.app, address('retention-plan'), retention, { cookie: administrator })).json(),
  ).items.map(({ what, count: n }) => [what.en, n]);
const keep = async (retention: Partial<Retention>) => {
  const settings = {
    administratorsNeedSecondFactor: false,
    membersPublishAtOnce: false,
    retention: { ...FOR_EVER, ...retention },
  };
  const answer = await send(running.app, address('settings'), settings, {
    method: 'PUT',
    cookie: administrator,
  });
  expect(answer.statusCode).toBe(200);
};
/** Lets an account sleep for so long, its owner told by a mail that left. */
const sleep = (id: string, months: number, toldDaysAgo: number | null = null) =>
  query(
    `WITH notice AS (
       INSERT INTO mail (recipient, language, template, data, state, sent_at)
       SELECT email, 'fr', 'account-asleep', '{}', 'sent', now() - make_interval(days => $3::int)
         FROM auth.person WHERE id = $1 AND $3 IS NOT NULL
       RETURNING id)
     UPDATE auth.person SET awake_on = current_date - make_interval(months => $2),
            sleep_notice_on = current_date - $3::int, sleep_notice_mail_id = (SELECT id FROM notice)
      WHERE id = $1`,
    [id, months, toldDaysAgo],
  );

beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
  here = await anObservatory(running.source);
  elsewhere = await anObservatory(running.source);
  for (const { slug } of [here, elsewhere])
    for (let time = 0; time < 12; time++) {
      const sent = await send(running.app, `/api/territories/${slug}/campaigns/${CAMPAIGN}/responses`, {
        ...{ id: randomUUID(), surveyVersion: 1, language: 'fr' },
        answers: aResponse({ area: 'nord', age_band: '25-39', ease: 'alone-easily' }),
      });
      expect(sent.statusCode).toBe(201);
    }
  const { email } = await aPerson(running.source, { roles: { [here.territoryId]: 'administrator' } });
  administrator = await signIn(running.app, email);
});
afterAll(async () => {
  await running.close();
  await database.close();
});

test('answers go so long after the end of their campaign; the figures, and their dates, stay', async () => {
  const figures = async () =>
    IndicatorFigures.parse(
      (await running.app.inject({ url: address(`campaigns/${CAMPAIGN}/indicators/ease`) })).json(),
    );
  const ofTerritory = 'response WHERE territory_id = $1';
  await query(
    `UPDATE response SET received_at = received_at - interval '20 months' WHERE territory_id = $1`,
    [here.territoryId],
  );
  await query(
    `UPDATE campaign SET opens_on = current_date - 800, closes_on = (current_date - interval '13 months')::date WHERE id = $1`,
    [here.campaignId],
  );
  const going = async (months: number) =>
    Object.fromEntries(await planned({ ...FOR_EVER, responses: months })) as Record<string, number>;
  const NOTHING = {
    'Answers to surveys': 0,
    'Answers to be decided': 0,
    'Numbers of paper forms that were typed in': 0,
  };
  // Whatever process looks first counts them: until one has not.
  const notCounted = `WITH taken_off AS (DELETE FROM tally WHERE territory_id = $1)
    INSERT INTO response_uncounted (territory_id, response_id, campaign_id)
    SELECT territory_id, id, campaign_id FROM response WHERE territory_id = $1 ON CONFLICT DO NOTHING`;
  await expect
    .poll(
      async () => {
        await query(notCounted, [here.territoryId]);
        return going(12);
      },
      { message: 'not counted yet: they wait' },
    )
    .toEqual(NOTHING);
  await running.app.get(TallyService).fold();
  const before = await figures();
  expect(before.territory).toMatchObject({ disclosure: 'shown', base: 12 });

  await query(
    `INSERT INTO response_held (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                                received_at, reason)
     SELECT territory_id, gen_random_uuid(), campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
            received_at, 'closed'
       FROM response WHERE territory_id = $1 LIMIT 2`,
    [here.territoryId],
  );
  expect(await going(12)).toEqual({ ...NOTHING, 'Answers to surveys': 12, 'Answers to be decided': 2 });
  expect(await going(14), 'the campaign ended 13 months ago').toEqual(NOTHING);
  expect(await count(ofTerritory, [here.territoryId]), 'a plan changes nothing').toBe(12);

  await keep({ responses: 12 });
  await Promise.all([apply(), apply()]);
  expect(await count(ofTerritory, [here.territoryId])).toBe(0);
  expect(await count('response_held WHERE territory_id = $1', [here.territoryId])).toBe(0);
  expect(await count(ofTerritory, [elsewhere.territoryId]), 'where nothing is set').toBe(12);
  expect(await figures()).toEqual(before);
  expect(
    await query(
      `SELECT role, subject, after FROM audit_entry WHERE action = 'retention.apply' AND territory_id = $1 ORDER BY id`,
      [here.territoryId],
    ),
    'once, although it ran twice at once',
  ).toEqual(
    [
      { what: 'Réponses aux questionnaires', count: 12, months: 12 },
      { what: 'Réponses à valider', count: 2, months: 12 },
    ].map((after) => ({ role: 'operator', subject: `territory:${String(here.territoryId)}`, after })),
  );
});

test('what people wrote in order to be answered goes once they were, and the trace after it', async () => {
  const { territoryId } = here;
  const group = await aGroup(running.source, { id: territoryId, slug: here.slug });
  const old = `now() - interval '8 months'`;
  await query(
    `INSERT INTO join_request (territory_id, group_id, name, email, language, reason, college, created_at, decided_at, approved)
     VALUES ($1, $2, 'Ali', 'ali@essai.example', 'fr', 'Essai', 'resident', ${old}, ${old}, true),
            ($1, $2, 'Eve', 'eve@essai.example', 'fr', 'Essai', 'resident', ${old}, NULL, NULL)`,
    [territoryId, group.id],
  );
  await query(
    `INSERT INTO invitation (territory_id, id, group_id, email, mail_hash, poster_hash, language, role, expires_at, used_at)
     VALUES ($1, gen_random_uuid(), $2, 'a@essai.example', 'a', 'b', 'fr', 'member', now() + interval '1 day', ${old}),
            ($1, gen_random_uuid(), $2, 'b@essai.example', 'c', 'd', 'fr', 'member', now() + interval '1 day', NULL)`,
    [territoryId, group.id],
  );
  await query(
    `INSERT INTO proposal (territory_id, kind, name, proposed, language, state, decided_at)
     VALUES ($1, 'report', 'Essai', '{}', 'fr', 'refused', ${old}), ($1, 'report', 'Essai', '{}', 'fr', 'proposed', NULL)`,
    [territoryId],
  );
  await query(
    `INSERT INTO mail (territory_id, recipient, language, template, data, state, created_at, sent_at)
     VALUES ($1, 'c@essai.example', 'fr', 'digest', '{}', 'sent', ${old}, ${old}),
            ($1, 'd@essai.example', 'fr', 'digest', '{}', 'queued', ${old}, NULL)`,
    [territoryId],
  );
  // Told, not wished for, and of a territory that was left; one still waits, and one is of today.
  const [there, gone] = [
    await aPerson(running.source, { roles: { [territoryId]: 'facilitator' } }),
    await aPerson(running.source, { roles: { [territoryId]: 'facilitator' } }),
  ];
  await query('UPDATE membership SET until = now() WHERE person_id = $1', [gone.id]);
  await query(
    `INSERT INTO notification (territory_id, person_id, kind, subject, path, frequency, mail_id, created_at)
     SELECT $1, n.person_id, 'request', 'Eve demande à rejoindre Essai', '/t/essai', n.frequency, n.mail_id, n.at
       FROM (VALUES ($2::uuid, 'immediate', gen_random_uuid(), ${old}), ($2, 'none', NULL, ${old}),
                    ($3, 'daily', NULL, ${old}), ($2, 'daily', NULL, ${old}), ($2, 'none', NULL, now()))
            AS n(person_id, frequency, mail_id, at)`,
    [territoryId, there.id, gone.id],
  );
  await query(
    `INSERT INTO audit_entry (at, territory_id, role, action, subject) VALUES (${old}, $1, 'operator', 'mail.resend', 'mail:1')`,
    [territoryId],
  );
  await query(
    `INSERT INTO contact_request (territory_id, week, email, language)
     SELECT $1, date_trunc('week', current_date - age)::date, 'f@essai.example', 'fr' FROM unnest(ARRAY[240, 100]) age`,
    [territoryId],
  );
  // A session goes with the names in it; what it brought stays, and says its mode.
  await query(
    `INSERT INTO collecting_session (territory_id, id, campaign_id, mode, place, people, ends_at, idle_after_s, token_hash, created_at)
     SELECT $1, gen_random_uuid(), $2, 'kiosk', 'Essai', 'Nadia', now() - age, 90, age::text, now() - age - interval '1 hour'
       FROM unnest(ARRAY[interval '8 months', interval '4 months']) age`,
    [territoryId, here.campaignId],
  );
  const brought = randomUUID();
  await query(
    `INSERT INTO response (territory_id, id, campaign_id, area_answer, answers, yields, mode, language, receipt, collecting_session_id)
     SELECT $1, $2, $3, 'other', '{}', '{}', 'kiosk', 'fr', 'essai', id FROM collecting_session
      WHERE territory_id = $1 ORDER BY ends_at LIMIT 1`,
    [territoryId, brought, here.campaignId],
  );
  const retention = { ...FOR_EVER, contacts: 6, audit: 6 };
  const going = await planned(retention);
  expect(going.toSorted()).toEqual([
    ['Collecting sessions', 1],
    ['Contact requests', 1],
    ['Entries of the audit log', 1],
    ['Invitations that are over', 1],
    ['Mails that left or were given up', 1],
    ['Notifications that wait no more', 3],
    ['Proposals, decided', 1],
    ['Requests to join a group, decided', 1],
  ]);
  await keep(retention);
  await apply();
  expect((await planned(retention)).map(([, n]) => n)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await count('collecting_session WHERE territory_id = $1', [territoryId])).toBe(1);
  expect(
    await count(`response WHERE id = $1 AND mode = 'kiosk' AND collecting_session_id IS NULL`, [brought]),
  ).toBe(1);
  // Whoever waits for an answer still does.
  expect(await count('join_request WHERE territory_id = $1', [territoryId])).toBe(1);
  expect(await count('invitation WHERE territory_id = $1', [territoryId])).toBe(1);
  expect(await count('proposal WHERE territory_id = $1', [territoryId])).toBe(1);
  expect(await count(`mail WHERE recipient = 'd@essai.example'`)).toBe(1);
  expect(await count('notification WHERE territory_id = $1', [territoryId])).toBe(2);
  await expect(query('DELETE FROM audit_entry'), 'the log is append-only but for that').rejects.toThrow(
    'append-only',
  );
});

test('who does not sign in any more is told, and erased a month later unless they do', async () => {
  const { source, app } = running;
  const roles = { [here.territoryId]: 'member' as const };
  const [told, back, awake, both] = [
    await aPerson(source, { roles }),
    await aPerson(source, { roles }),
    await aPerson(source, { roles }),
    await aPerson(source, { roles: { ...roles, [elsewhere.territoryId]: 'member' } }),
  ];
  const alone = await aPerson(source);
  for (const { id } of [told, back, both, alone]) await sleep(id, 13);
  await sleep(awake.id, 10);
  expect(await planned({ ...FOR_EVER, accounts: 12 })).toEqual([
    ['Accounts told', 2],
    ['Accounts erased', 0],
  ]);
  await keep({ accounts: 12 });
  await Promise.all([apply(), apply()]);
  for (const { email } of [told, back]) {
    const mails = await mailsTo(source, email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ template: 'account-asleep', data: { signIn: '/connexion' } });
  }
  // Kept for ever by another territory; asleep for too short; in no territory that sets anything.
  expect(await count('auth.person WHERE sleep_notice_on IS NOT NULL')).toBe(2);

  await apply();
  expect(await count('auth.person WHERE id IN ($1, $2)', [told.id, back.id]), 'not before a month').toBe(2);
  await sleep(told.id, 14, 30);
  await sleep(back.id, 14, 30);
  await signIn(app, back.email);
  expect(await planned({ ...FOR_EVER, accounts: 12 })).toEqual([
    ['Accounts told', 0],
    ['Accounts erased', 1],
  ]);
  await apply();
  expect(await count('auth.person WHERE id = $1', [told.id])).toBe(0);
  expect(await count('auth.person WHERE id = ANY ($1)', [[back.id, awake.id, both.id, alone.id]])).toBe(4);
  expect(
    await query(`SELECT role, person_id FROM audit_entry WHERE action = 'account.expire'`),
    'nobody is named',
  ).toEqual([{ role: 'operator', person_id: null }]);
});

test('a notice that could not leave erases nobody, and is written again a month later', async () => {
  const { id, email } = await aPerson(running.source, { roles: { [here.territoryId]: 'member' } });
  await sleep(id, 20, 40);
  await query(`UPDATE mail SET state = 'expired', sent_at = NULL WHERE recipient = $1`, [email]);
  await keep({ accounts: 12 });
  await apply();
  await apply();
  expect(await count('auth.person WHERE id = $1 AND sleep_notice_on = current_date', [id])).toBe(1);
  expect(await count('mail WHERE recipient = $1', [email])).toBe(2);
  await query('DELETE FROM auth.person WHERE id = $1', [id]);
});

test('sessions that are over go at night, the others stay', async () => {
  const { id, email } = await aPerson(running.source);
  for (let time = 0; time < 2; time++) await signIn(running.app, email);
  await query(
    `UPDATE auth.session SET expires_at = now() - interval '1 minute'
      WHERE id = (SELECT id FROM auth.session WHERE person_id = $1 LIMIT 1)`,
    [id],
  );
  await apply();
  expect(await count('auth.session WHERE person_id = $1', [id])).toBe(1);
});

// The embedded database serves one transaction after the other: nothing happens in the middle of one.
test.runIf(inject('database') === 'server')(
  'who signs in while others are being erased is neither erased nor told',
  async () => {
    const { source } = running;
    const roles = { [here.territoryId]: 'member' as const };
    const [going, sleepy] = [await aPerson(source, { roles }), await aPerson(source, { roles })];
    await keep({ accounts: 12 });
    await sleep(going.id, 14, 30);
    await sleep(sleepy.id, 13);
    const signingIn = source.createQueryRunner();
    await signingIn.startTransaction();
    await signingIn.query(
      'UPDATE auth.person SET awake_on = current_date, sleep_notice_on = NULL WHERE id IN ($1, $2)',
      [going.id, sleepy.id],
    );
    const applying = apply();
    await expect
      .poll(() => count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
      .toBeGreaterThan(0);
    await signingIn.commitTransaction();
    await signingIn.release();
    await applying;
    expect(await count('auth.person WHERE id = ANY ($1)', [[going.id, sleepy.id]])).toBe(2);
    expect(await count('mail WHERE recipient = $1', [sleepy.email])).toBe(0);
    expect(await count('auth.person WHERE id = $1 AND sleep_notice_on IS NOT NULL', [sleepy.id])).toBe(0);
  },
);

test('who alone administers a territory is told, but stays', async () => {
  const { source } = running;
  const last = await aPerson(source, { roles: { [elsewhere.territoryId]: 'administrator' } });
  await query('INSERT INTO retention (territory_id, accounts) VALUES ($1, 6)', [elsewhere.territoryId]);
  await sleep(last.id, 20, 40);
  await apply();
  expect(await count('auth.person WHERE id = $1', [last.id])).toBe(1);
});

test('from a terminal it is a dry run unless it is asked for', async () => {
  const { source } = running;
  const { id } = await aPerson(source, { roles: { [here.territoryId]: 'member' } });
  await sleep(id, 20, 40);
  const said: string[] = [];
  const retention = (...words: string[]) =>
    administer(['retention', ...words], {
      open: async () => {
        const opened = await dataSource(database.target).initialize();
        const close = async () => {
          if (opened.isInitialized) await opened.destroy();
        };
        return { source: opened, target: database.target, close };
      },
      say: (line) => said.push(line),
      tell: (line) => said.push(line),
    });
  expect(await retention(), said.join('\n')).toBe(0);
  expect(said).toContain(`${here.slug}\tComptes effacés\t1`);
  expect(await count('auth.person WHERE id = $1', [id])).toBe(1);
  expect(await retention('--now')).toBe(0);
  expect(await count('auth.person WHERE id = $1', [id])).toBe(0);
  expect(await retention('--demain')).toBe(2);
});
