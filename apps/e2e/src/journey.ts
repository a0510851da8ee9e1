import {
  type ConsoleMessage,
  expect,
  type Locator,
  type Page,
  type Request,
  test as base,
} from '@playwright/test';

/** What the browser complained about during a journey. */
export interface Complaints {
  /** Requests to anywhere but the observatory; they never leave the machine, and fail the journey. */
  elsewhere: string[];
  /** Exceptions that no code caught, and refusals of the content security policy; they fail the journey. */
  uncaught: string[];
  /** Every error in the console, those of expected refusals (404, 409…) included; for a journey to look at. */
  console: string[];
}

/**
 * The `test` of every journey: relative addresses lead to the observatory, and whatever no page may ever do fails
 * the journey at its end, in the pages that the journey opens itself too.
 */
export const test = base.extend<{ complaints: Complaints }>({
  baseURL: async ({}, use) => {
    await use(process.env.OBSERVATORY);
  },
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints: Complaints = { elsewhere: [], uncaught: [], console: [] };
      context.on('request', (request) => noteElsewhere(request, baseURL ?? '', complaints));
      context.on('console', (message) => noteConsole(message, complaints));
      context.on('weberror', (error) => complaints.uncaught.push(String(error.error())));
      await use(complaints);
      expect.soft(complaints.elsewhere, 'requests to third parties').toEqual([]);
      expect.soft(complaints.uncaught, 'uncaught errors').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Locator, type Page };

/**
 * Opens an address and waits until the page answers to its reader: the appearance switch says its state as soon as
 * the page has come alive, on every page and every screen.
 */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await alive(page);
}

/** Until the scripts of the page have taken it over. */
export async function alive(page: Page): Promise<void> {
  await page.locator('header button[aria-pressed]').first().waitFor({ state: 'attached' });
}

/** Signs in with the account of the demonstration that has this role, as the screen calls it. */
export async function signInAs(
  page: Page,
  role: 'contribution' | 'membre' | 'animation' | 'administration',
): Promise<void> {
  await page.goto('/connexion');
  await page.getByRole('button', { name: `Se connecter avec ce compte (${role})` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
}

/** Nothing of the page lies beyond the right edge of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond, `pixels beyond the window on ${page.url()}`).toBeLessThanOrEqual(0);
}

function noteElsewhere(request: Request, own: string, complaints: Complaints): void {
  const url = new URL(request.url());
  if (/^https?:$/.test(url.protocol) && url.origin !== own) complaints.elsewhere.push(request.url());
}

function noteConsole(message: ConsoleMessage, complaints: Complaints): void {
  if (message.type() !== 'error') return;
  complaints.console.push(message.text());
  if (message.text().includes('Content Security Policy')) complaints.uncaught.push(message.text());
}
