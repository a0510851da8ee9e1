import { expect, open, type Page, signInAs } from './journey.ts';

/** What a facilitator and the person who lends a tablet do in a collecting session. */

export const PIN = '483920';

/** Makes a session that ends tomorrow. @returns its own page, and the path that its square code opens */
export async function makeSession(
  page: Page,
  {
    place,
    kiosk = false,
    targets = {},
  }: { place: string; kiosk?: boolean; targets?: Record<string, number> },
): Promise<{ own: string; path: string }> {
  await signInAs(page, 'animation');
  await open(page, '/t/tours-joue/collecte/nouvelle?campagne=usages-numeriques-2026');
  await page.getByRole('radio', { name: kiosk ? /^Borne/ : /^Entretien/ }).check();
  await page.getByLabel('Lieu').fill(place);
  await page.getByLabel('Qui collecte').fill('Nadia');
  const tomorrow = new Date(Date.now() + 86_400_000);
  await page.getByLabel('Dernier jour').fill(new Intl.DateTimeFormat('sv-SE').format(tomorrow));
  await page.getByLabel('Heure de fin').fill('12:30');
  await page.getByText('Objectifs par quartier').click();
  for (const [name, target] of Object.entries(targets))
    await page.getByLabel(name, { exact: true }).fill(String(target));
  await page.getByRole('button', { name: 'Créer la séance' }).click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  const address = await page.getByRole('link', { name: /\/collecte\// }).getAttribute('href');
  return { own: new URL(page.url()).pathname, path: new URL(address ?? '').pathname };
}

/** Chooses the PIN of a tablet on which a session was just opened, and waits until it can go out. */
export async function protect(tablet: Page): Promise<void> {
  await tablet.getByLabel('Code PIN', { exact: true }).fill(PIN);
  await tablet.getByLabel('Le même code, encore une fois').fill(PIN);
  await tablet.getByRole('button', { name: 'Protéger cet appareil' }).click();
  await expect(tablet.getByText('Prêt : cet appareil peut partir sans réseau.')).toBeAttached();
  await expect.poll(() => tablet.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** Everything that a browser holds of our pages, as one text: databases, both storages, caches, history, cookies. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(history.state),
      document.cookie,
    ];
    // Bytes as the letters that they would be, so that a text hidden in them is found.
    const told = (_: string, value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder('latin1').decode(value)
        : value;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('closed'));
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        parts.push(`${store}: ${JSON.stringify(all, told)}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        // Files of the app are the same for everybody.
        if (!request.url.includes('/immutable/'))
          parts.push(request.url, await (await cache.match(request))!.text());
    }
    return parts.join('\n');
  });
}
