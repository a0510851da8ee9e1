import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture without a message, larger than what is kept unless said otherwise. */
export const aPicture = (width = 2000, height = 1000, background = '#3a7a6b') =>
  sharp({ create: { width, height, channels: 3, background } });

export const aJpeg = async (width?: number, height?: number): Promise<Buffer> =>
  aPicture(width, height).jpeg().toBuffer();

/** As a telephone makes it: turned, with the place, the moment and the device in it. */
export const aTelephonesJpeg = (): Promise<Buffer> =>
  aPicture()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Zygophone', Model: 'Z1', DateTime: '2026:11:02 10:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '47/1 22/1 52/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '0/1 41/1 52/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>Zygomatique</who></x:xmpmeta>')
    .jpeg()
    .toBuffer();

/** Two pictures, one after the other. */
export async function aMovingWebp(): Promise<Buffer> {
  const pictures = await Promise.all(
    ['#200', '#400'].map((background) => aPicture(8, 8, background).png().toBuffer()),
  );
  return sharp(pictures, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
}

/** A PNG of two colours that weighs little and claims a great many pixels. @see https://www.w3.org/TR/png-3/ */
export function aBomb(side = 30_000): Promise<Buffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const pixels = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)));
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Promise.resolve(
    Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]),
  );
}

/** As it is sent with an observation. */
export const sentPhoto = (bytes: Buffer, text = 'Un écran et un clavier sur une table') => ({
  photo: { data: bytes.toString('base64'), text },
});
