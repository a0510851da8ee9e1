import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MyData } from '@belvedere/contracts/my-data';
import { PersonalDataService } from '../src/privacy/personal-data.service.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';
import { somebodyKnown } from './somebody-known.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: { id: number; slug: string };
beforeAll(async () => {
  running = await startApplication();
  here = await aTerritory(running.source);
});
afterAll(() => running.close());

const get = (url: string, cookie?: string) =>
  send(running.app, url, undefined, { method: 'GET', ...(cookie && { cookie }) });

/** Columns that refer to a person or, by their name, hold an address or a person. */
const personalColumns = async (manager: Pick<DataSource, 'query'>) => {
  const found = await manager.query<{ name: string }[]>(`
    SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'auth')
     WHERE a.attnum > 0 AND NOT a.attisdropped
       AND (a.attname ~ '(^|_)(e?mail|recipient|person_id)$'
            OR EXISTS (SELECT FROM pg_constraint k
                        WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'auth.person'::regclass
                          AND a.attnum = ANY (k.conkey)))
     ORDER BY name`);
  return found.map(({ name }) => name);
};
/** The address of an organisation, on its public sheet: not of a person. */
const OF_NOBODY = ['public.actor.email'];
const forgotten = (columns: string[]) => {
  const covered = running.app.get(PersonalDataService, { strict: false }).covered();
  return columns.filter((name) => !covered.has(name) && !OF_NOBODY.includes(name));
};

test('every column that refers to a person or holds an address is in the download', async () => {
  const columns = await personalColumns(running.source);
  expect(columns.length).toBeGreaterThan(15);
  expect(forgotten(columns)).toEqual([]);
  const covered = running.app.get(PersonalDataService, { strict: false }).covered();
  expect([...covered].filter((name) => !columns.includes(name))).toEqual([]);
});

test('a table to come that forgets to say what it holds is found', async () => {
  const runner = running.source.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('CREATE TABLE forgetful (writer uuid REFERENCES auth.person, contact_email text)');
    expect(forgotten(await personalColumns(runner))).toEqual([
      'public.forgetful.contact_email',
      'public.forgetful.writer',
    ]);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});

/** Somebody of whom every module holds something, signed in. */
async function signedIn() {
  const person = await somebodyKnown(running.source, here, { name: '<Ada> & compagnie' });
  return { ...person, cookie: await signIn(running.app, person.email) };
}

test('a person downloads what every module holds about them, and no secret', async () => {
  const { email, cookie } = await signedIn();
  const answer = await get('/api/me/data', cookie);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="belvedere.json"',
  });
  const { sections } = MyData.parse(answer.json());
  const rows = (title: string) => sections.find((section) => section.title.fr === title)?.rows;
  expect(rows('Compte')).toMatchObject([{ name: '<Ada> & compagnie', email, language: 'fr' }]);
  expect(rows('Façons de se connecter')).toMatchObject([{ kind: 'credential' }]);
  expect(rows('Connexions')).toHaveLength(1);
  expect(rows('Rôles dans les territoires')).toMatchObject([{ role: 'facilitator', until: null }]);
  expect(rows('Groupes de travail')).toMatchObject([{ grp: 'Groupe du mardi', role: 'facilitator' }]);
  expect(rows('Demandes pour rejoindre un groupe')).toMatchObject([
    { reason: 'Apprendre à compter' },
    { reason: 'Sans compte alors' },
  ]);
  expect(rows('Propositions')).toContainEqual(
    expect.objectContaining({ about: 'Atelier signalé', contact: email.toUpperCase() }),
  );
  expect(rows('Demandes de contact')).toMatchObject([
    { week: '2026-03-23', email },
    { week: null, email },
  ]);
  expect(rows('Messages envoyés à mon adresse')).toMatchObject([{ template: 'sign-in-link' }]);
  expect(rows('Notifications')).toMatchObject([{ subject: 'Un nouveau message' }]);
  expect(rows('Choix de notification')).toMatchObject([{ kind: 'discussion', frequency: 'weekly' }]);
  expect(rows('Journal de mes actes')).toContainEqual(expect.objectContaining({ action: 'group.change' }));
  for (const { fields, rows: all } of sections)
    for (const row of all) expect(Object.keys(row).sort()).toEqual(Object.keys(fields).sort());
  const [{ password, token }] = await running.source.query<[{ password: string; token: string }]>(
    `SELECT c.password, s.token FROM auth.person p JOIN auth.credential c ON c.person_id = p.id
       JOIN auth.session s ON s.person_id = p.id WHERE p.email = $1`,
    [email],
  );
  for (const secret of [password, token, 'secret-link']) expect(answer.body).not.toContain(secret);
});

test('the readable page says the same in both languages, and runs nothing that somebody wrote', async () => {
  const { cookie } = await signedIn();
  const french = await get('/api/me/data.html', cookie);
  expect(french.headers['content-type']).toContain('text/html');
  expect(french.headers['content-disposition']).toBe('attachment; filename="belvedere.html"');
  expect(french.body).toContain('<html lang="fr">');
  expect(french.body).toContain('Groupe du mardi');
  expect(french.body).toContain('&lt;Ada&gt; &amp; compagnie');
  expect(french.body).not.toContain('<Ada>');
  expect(french.body).not.toMatch(/<script|src=|href=/);
  const says = (page: string, label: string, value: string) =>
    expect(page).toContain(`<dt>${label}</dt><dd>${value}</dd>`);
  says(french.body, 'Rôle', 'animation');
  says(french.body, 'Collège', 'habitant');
  says(french.body, 'Langue', 'français');
  says(french.body, 'Sorte', 'mot de passe');
  says(french.body, 'Rythme', 'chaque semaine');
  says(french.body, 'Acte', 'réglages d’un groupe');
  says(french.body, 'Semaine du', '23 mars 2026');
  const english = await get('/api/me/data.html?language=en', cookie);
  expect(english.body).toContain('<html lang="en">');
  expect(english.body).toContain('Working groups');
  says(english.body, 'Role', 'facilitator');
  says(english.body, 'Pace', 'every week');
});

test('nobody gets what is held about somebody else, and a stranger nothing', async () => {
  const { email } = await signedIn();
  const other = await aPerson(running.source, { roles: { [here.id]: 'administrator' } });
  const cookie = await signIn(running.app, other.email);
  expect((await get('/api/me/data', cookie)).body).not.toContain(email);
  expect((await get('/api/me/data.html', cookie)).body).not.toContain(email);
  for (const path of ['/api/me/data', '/api/me/data.html']) expect((await get(path)).statusCode).toBe(401);
});

test('a language that the observatory does not speak is refused', async () => {
  const { email } = await aPerson(running.source);
  const answer = await get('/api/me/data.html?language=de', await signIn(running.app, email));
  expect(answer.statusCode).toBe(400);
});
