import { expectAccessible } from '../src/accessibility.ts';
import { expect, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';

for (const [address, language] of [
  ['/', 'fr'],
  ['/en', 'en'],
] as const) {
  test(`the home page welcomes in ${language}, to everybody, without a third party`, async ({
    page,
    complaints,
  }) => {
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    await screenshot(page, `home-${language}`);
    expect(complaints.console).toEqual([]);
  });
}

test('the browser draws maps: WebGL works', async ({ page }) => {
  await page.goto('/');
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    if (!gl) return null;
    gl.clearColor(0, 1, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel];
  });
  expect(renderer).toEqual([0, 255, 0, 255]);
});

for (const [address, why] of [
  ['/q/ZZZZZZ', 'vérifiez-la sur l’affiche'],
  ['/t/tours-joue/tableau-de-bord?enquete=nulle-part', 'Cette enquête n’existe pas ici'],
  ['/t/nulle-part', 'territoire'],
] as const)
  test(`${address} is not there, and says why`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole('main')).toContainText(why);
  });

test('the server is ready, and says on which database', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: 'ready',
    database: process.env.TEST_DATABASE_URL ? 'server' : 'embedded',
  });
});
