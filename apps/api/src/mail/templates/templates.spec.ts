import { describe, expect, test } from 'vitest';
import { writeMail } from '../write-mail.ts';
import { type DataOf, findTemplate, type TemplateName, TEMPLATES } from './index.ts';

const ORIGIN = 'https://observatoire.example.org';
const unsubscribe = { post: '/api/unsubscribe?token=a.b.c', page: '/desinscription?token=a.b.c' };

/** One mail of each kind, as somebody would get it. */
const EXAMPLES: { [Name in TemplateName]: DataOf<Name> } = {
  'sign-in-link': { link: '/connexion/lien?jeton=abc', minutes: 15 },
  'sign-in-with-password': { signIn: '/connexion' },
  'verify-email': { link: '/compte/adresse?jeton=abc', hours: 24 },
  'reset-password': { link: '/mot-de-passe/nouveau?jeton=abc', minutes: 60 },
  'known-address': { signIn: '/connexion' },
  'address-changing': { reset: '/mot-de-passe', hours: 24 },
  'account-asleep': { signIn: '/connexion', goesOn: '2027-01-31' },
  'account-erased': {
    because: 'asked',
    items: [
      {
        what: { fr: 'Rôles', en: 'Roles' },
        fate: 'erased',
        count: 2,
        why: { fr: 'Ils vont avec la personne.', en: 'They go with the person.' },
      },
    ],
  },
  invitation: {
    link: '/rejoindre?jeton=abc',
    group: 'Le Sanitas',
    invitedBy: 'Léa Martin',
    message: 'Venez nombreux !\nÀ jeudi.',
    expiresOn: '2026-12-01',
  },
  'join-requested': {
    link: '/t/tours/groupes/1',
    group: 'Le Sanitas',
    person: 'Ali',
    reason: 'J’habite ici : depuis 1998.',
  },
  'join-answered': { link: '/t/tours/groupes/1', group: 'Le Sanitas', approved: true, word: 'Bienvenue !' },
  'proposal-answered': {
    link: '/t/tours/acteurs/platane',
    territory: 'Tours',
    name: 'Le Platane',
    decision: 'refused',
    reason: 'Nous n’avons pas pu le vérifier.',
    word: 'Merci tout de même !',
  },
  notification: {
    subject: 'La rencontre change de lieu',
    territory: 'Vierzon',
    link: '/t/vierzon/rencontres/1',
    unsubscribe,
  },
  digest: {
    items: [
      {
        territory: 'Tours',
        theme: 'education',
        subject: 'Un constat',
        path: '/t/tours/1',
        at: '2026-03-24T10:00:00Z',
      },
    ],
    unsubscribe,
  },
};

const written = (name: TemplateName, language: 'fr' | 'en', data: unknown = EXAMPLES[name]) => {
  const template = findTemplate(name)!;
  return writeMail(template.write[language](template.data.parse(data)), language, ORIGIN);
};
/** What a person reads of the HTML. */
const readable = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"');
const addresses = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address!);
const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? [];

const NAMES = Object.keys(TEMPLATES) as TemplateName[];
const EACH = NAMES.flatMap((name) => (['fr', 'en'] as const).map((language) => [name, language] as const));

describe.each(EACH)('%s in %s', (name, language) => {
  const mail = written(name, language);

  test('says the same in text and in HTML', () => {
    const withoutAddresses = mail.text.replaceAll(/https?:\/\/\S+/g, '').replaceAll(/^[->] ?|^-+$/gm, '');
    expect(words(readable(mail.html))).toEqual(words(withoutAddresses));
  });

  test('leads to the observatory and nowhere else, by the same addresses', () => {
    const inText = mail.text.match(/https?:\/\/\S+/g) ?? [];
    expect(inText.length).toBeGreaterThan(1);
    expect(new Set(addresses(mail.html))).toEqual(new Set(inText));
    const pages = new RegExp(`^${ORIGIN}${language === 'en' ? '/en/' : '/(?!en/)'}`);
    for (const address of inText) expect(address).toMatch(pages);
  });

  test('has a subject of one line that is read at a glance', () => {
    expect(mail.subject).toMatch(/^\S.{5,90}\S$/);
  });

  test('is plain: short sentences', () => {
    const sentences = mail.text.replaceAll(/https?:\/\/\S+/g, '').split(/[.!?\n]+/);
    for (const sentence of sentences) expect(words(sentence).length, sentence).toBeLessThanOrEqual(24);
  });

  test('holds no address of an image, a script or a form', () => {
    expect(mail.html).not.toMatch(/<(?:img|script|form|link|iframe)|\bsrc=|url\(/i);
  });
});

test.each(NAMES)('%s in French is set as French is', (name) => {
  const { subject, text } = written(name, 'fr');
  const said = `${subject}\n${text}`.replaceAll(/https?:\/\/\S+/g, '');
  expect(said).not.toMatch(/[^\u202f!?][!?;]/);
  expect(said).not.toMatch(/[^\u00a0]:/);
  expect(said).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
  expect(said).not.toMatch(/'/);
});

test('what people wrote is text in HTML, whatever they wrote', () => {
  const reason = '<img src=x onerror=alert(1)> & "moi"';
  const { html, text } = written('join-requested', 'fr', { ...EXAMPLES['join-requested'], reason });
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;moi&quot;');
  expect(text).toContain(reason);
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/a b',
  '/"onclick="x',
  '',
])('a link to %s is refused', (link) => {
  expect(TEMPLATES['sign-in-link'].data.safeParse({ link, minutes: 1 }).success).toBe(false);
});

test('whatever lets its reader act as somebody else is a secret', () => {
  const secrets = NAMES.filter((name) => TEMPLATES[name].secret);
  expect(secrets).toEqual(['sign-in-link', 'verify-email', 'reset-password', 'invitation']);
});

test('a digest of many things tells sixty, and counts the rest', () => {
  const items = Array.from({ length: 75 }, (_, n) => ({
    territory: 'Tours',
    theme: null,
    subject: `n${String(n)}`,
    path: '/',
    at: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString(),
  }));
  const { text, subject } = written('digest', 'fr', { items, unsubscribe });
  expect(text.match(/^\* n\d+/gm)).toHaveLength(60);
  expect(text).toContain('* n74 ');
  expect(text).toContain('Et 15 autres, à retrouver sur le site.');
  expect(subject).toBe('75 nouvelles de l’observatoire');
});
