import type { Page } from './journey.ts';

/** A large picture as a telephone would give it: drawn by the browser, wider than what is kept. */
export async function aPicture(page: Page, type: 'image/jpeg' | 'image/png' = 'image/jpeg') {
  const address = await page.evaluate((mime) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1350 });
    const context = canvas.getContext('2d')!;
    for (let row = 0; row < 9; row += 1)
      for (let column = 0; column < 16; column += 1) {
        context.fillStyle = `hsl(${String(150 + row * 8)} 45% ${String(30 + column * 3)}%)`;
        context.fillRect(column * 150, row * 150, 150, 150);
      }
    return canvas.toDataURL(mime);
  }, type);
  const buffer = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  return { name: 'IMG_0001.HEIC', mimeType: type, buffer };
}
