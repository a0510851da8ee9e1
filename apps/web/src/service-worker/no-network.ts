import { deviceDatabase } from '#lib/outbox/device-database.ts';
import { OUTBOX_PATHS } from '#lib/outbox/worker-names.ts';

/** Here rather than in the messages: these would bring all of them into the service worker. */
const TEXTS = {
  fr: {
    title: 'Pas de réseau',
    text: 'Cette page n’est pas gardée sur cet appareil. Elle s’ouvrira quand le réseau reviendra.',
    kept: 'Sans réseau, vous pouvez\u00a0:',
    outbox: 'Voir ce qui attend d’être envoyé',
    again: 'Réessayer',
  },
  en: {
    title: 'No network',
    text: 'This page is not kept on this device. It will open once the network is back.',
    kept: 'Without a network, you can:',
    outbox: 'See what waits to be sent',
    again: 'Try again',
  },
};

/** What is shown in place of a page that is not kept: what can be done meanwhile. */
export async function noNetwork(language: 'fr' | 'en'): Promise<Response> {
  const texts = TEXTS[language];
  const kept = await deviceDatabase()
    .then((database) => database.getAll('kept'))
    .catch(() => []);
  const here = kept.filter(({ path, title }) => title && path.startsWith('/en/') === (language === 'en'));
  const ways = [
    ...here.map(({ path, title }) => link(path, title?.[language] ?? '')),
    ...(kept.some(({ path }) => path === OUTBOX_PATHS[language])
      ? [link(OUTBOX_PATHS[language], texts.outbox)]
      : []),
    link('', texts.again),
  ];
  return new Response(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${texts.title} · Belvédère</title>` +
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
      '<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}li{margin:.75rem 0}</style>' +
      `<main><h1>${texts.title}</h1><p>${texts.text}</p><p>${texts.kept}</p><ul>${ways.join('')}</ul></main></html>`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
  );
}

const link = (href: string, text: string) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`;

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
