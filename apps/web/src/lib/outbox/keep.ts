import type { Campaign } from '@belvedere/contracts/campaigns';
import { version } from '$app/env';
import { preloadCode } from '$app/navigation';
import { deLocalizeHref, getLocale, locales, localizeHref } from '#lib/paraglide/runtime.js';
import { deviceDatabase, type Kept } from './device-database.ts';
import { FILES, OUTBOX_PATHS, PAGES } from './worker-names.ts';

/** A page kept by this version of the app is good for so long; then what it says of the campaign may be old. */
const FRESH_FOR_MS = 3_600_000;

/**
 * Keeps what answering a campaign takes, for when there is no network: its page, the survey, the areas with their
 * outlines, the outbox. The app's own files were loaded to be here; the browser has them already.
 * @param path the address of the page where it is answered
 * @param title by which that page is found again without a network
 */
export async function keepCampaign(
  path: string,
  territory: string,
  campaign: Campaign,
  title: Kept['title'] = campaign.title,
): Promise<void> {
  const outbox = OUTBOX_PATHS[getLocale()];
  await register();
  if (await isFresh(path)) return;
  await preloadCode('/envois');
  const files = loadedFiles();
  await keepFiles(files);
  const { slug, version: surveyVersion } = campaign.survey;
  const areas = `/api/territories/${territory}/areas`;
  await Promise.all(
    [
      path,
      outbox,
      `/api/surveys/${slug}/versions/${String(surveyVersion)}`,
      `${areas}?kind=${campaign.areaKind}`,
      `${areas}/outlines?kind=${campaign.areaKind}`,
      ...(campaign.survey.asksForPlaces ? [`${areas}/outlines`] : []),
    ].map(keepAsStranger),
  );
  await note({ path: outbox, title: null, files });
  await note({ path, title, files });
  if (await goesOut(outbox)) await keepEverything();
  await letGo();
}

/**
 * Keeps a form that holds all it needs, for when there is no network. What it loads later must be loaded already.
 * @param path its address, without a query
 * @param title null for one to which only another page leads
 */
export async function keepForm(path: string, title: Kept['title']): Promise<void> {
  await register();
  if (await isFresh(path)) return;
  await preloadCode('/envois');
  const outbox = OUTBOX_PATHS[getLocale()];
  const files = loadedFiles();
  await keepFiles(files);
  await Promise.all([path, outbox].map(keepAsStranger));
  await note({ path: outbox, title: null, files });
  await note({ path, title, files });
  await letGo();
}

/** Keeps a page that was kept in its other languages too: they take the same files, and what it asks the API for. */
export async function keepTranslations(path: string): Promise<void> {
  const files = (await (await deviceDatabase()).get('kept', path))?.files ?? [];
  for (const other of translationsOf(path)) {
    if (other === path || (await isFresh(other))) continue;
    await keepAsStranger(other);
    await note({ path: other, title: null, files });
  }
}

/** The addresses of a page, in each language. */
const translationsOf = (path: string): string[] =>
  locales.map((locale) => localizeHref(deLocalizeHref(path), { locale }));

/** Keeps every file of the app, the map included: for a device that goes out for a day without a network. */
export async function keepEverything(): Promise<void> {
  const { immutable, assets } = await import('$app/manifest');
  const files = [...immutable, ...assets].map(({ path }) => new URL(path, location.origin + '/').pathname);
  const outbox = OUTBOX_PATHS[getLocale()];
  await register();
  await keepFiles(files);
  await keepAsStranger(outbox);
  await note({ path: outbox, title: null, files, everything: true });
}

/** Forgets a page, in every language; its files go with the next one that is kept. */
export async function forgetPage(path: string): Promise<void> {
  for (const each of translationsOf(path)) {
    await (await caches.open(PAGES)).delete(each, { ignoreVary: true });
    await (await deviceDatabase()).delete('kept', each);
  }
}

/** The pages that can be filled in here without a network. */
export async function keptPages(): Promise<(Kept & { title: NonNullable<Kept['title']> })[]> {
  const all = await (await deviceDatabase()).getAll('kept');
  return all.flatMap(({ title, ...kept }) => (title ? [{ ...kept, title }] : []));
}

/**
 * Whether a page opens without a network in every language, map included: it was kept by this version of the app,
 * however long ago.
 */
export async function opensWithoutNetwork(path: string): Promise<boolean> {
  const database = await deviceDatabase();
  const kept = await Promise.all(translationsOf(path).map((each) => database.get('kept', each)));
  return kept.every((one) => one?.version === version) && (await isEverythingKept());
}

/** Whether every file of this version of the app is kept. */
export async function isEverythingKept(): Promise<boolean> {
  const [{ immutable }, kept] = await Promise.all([import('$app/manifest'), caches.open(FILES)]);
  const here = new Set((await kept.keys()).map(({ url }) => new URL(url).pathname));
  return (
    immutable.length > 0 &&
    immutable.every(({ path }) => here.has(new URL(path, location.origin + '/').pathname))
  );
}

/** Whoever only reads gets no service worker. From now on the browser looks for newer ones by itself. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
}

/** Put on the home screen, or prepared by hand before: whatever a new version of the app brings is kept as well. */
async function goesOut(outbox: string): Promise<boolean> {
  if (matchMedia('(display-mode: standalone)').matches) return true;
  return Boolean((await (await deviceDatabase()).get('kept', outbox))?.everything);
}

async function isFresh(path: string): Promise<boolean> {
  const kept = await (await deviceDatabase()).get('kept', path);
  return kept?.version === version && Date.now() - Date.parse(kept.at) < FRESH_FOR_MS;
}

/** Files of the app that this page has loaded until now. */
function loadedFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const ours = loaded.filter(
    ({ origin, pathname }) => origin === location.origin && pathname.includes('/immutable/'),
  );
  return [...new Set(ours.map(({ pathname }) => pathname))];
}

async function keepFiles(files: readonly string[]): Promise<void> {
  const kept = await caches.open(FILES);
  const here = new Set((await kept.keys()).map(({ url }) => new URL(url).pathname));
  await kept.addAll(files.filter((file) => !here.has(file)));
}

/** As it is for somebody without an account: whoever holds the device later must not read a name on it. */
async function keepAsStranger(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok || answer.redirected) throw new Error(`${address} cannot be kept: ${String(answer.status)}`);
  await (await caches.open(PAGES)).put(address, answer);
}

async function note(kept: Omit<Kept, 'version' | 'at'>): Promise<void> {
  const database = await deviceDatabase();
  const before = await database.get('kept', kept.path);
  // What was kept of this version for another reason stays.
  const files = before?.version === version ? [...new Set([...before.files, ...kept.files])] : kept.files;
  await database.put('kept', { ...before, ...kept, files, version, at: new Date().toISOString() });
}

/** Lets go of the files that no kept page takes any more: those of versions before. */
async function letGo(): Promise<void> {
  const needed = new Set((await (await deviceDatabase()).getAll('kept')).flatMap(({ files }) => files));
  const kept = await caches.open(FILES);
  for (const request of await kept.keys())
    if (!needed.has(new URL(request.url).pathname)) await kept.delete(request);
}
