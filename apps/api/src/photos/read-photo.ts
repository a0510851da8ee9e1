import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { LARGEST_PHOTO, LONGEST_SIDE } from '@belvedere/domain/observations';
import { PhotoDamaged, PhotoMoves, PhotoTooLarge, PhotoUnknownFormat } from './photos.errors.ts';

/** A photo encoded anew, ready to be kept. */
export interface Photo {
  /** JPEG. */
  bytes: Buffer;
  width: number;
  height: number;
  /** SHA-256 of what was sent. */
  sentDigest: Buffer;
}

/** What a telephone takes at most; a picture that claims more is refused before any of its pixels is read. */
const MOST_PIXELS = 50_000_000;
/** However it was made, nobody waits longer for it. */
const PATIENCE_S = 10;
/** Tried in turn, until it weighs little enough: noise is all that the first does not do for. */
const WAYS = [
  { side: LONGEST_SIDE, quality: 78 },
  { side: 1000, quality: 60 },
];

/** By the first bytes, never by a name. @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const SIGNATURES = [/^\xff\xd8\xff/, /^\x89PNG\r\n/, /^RIFF[^]{4}WEBPVP/];

// One photo at a time in each thread, none remembered: a small machine has other things to do.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Reads whatever a stranger sent as a photo: its pixels are encoded anew, upright, and nothing else of it is kept.
 * @throws PhotoUnknownFormat, PhotoMoves, PhotoTooLarge, PhotoDamaged
 */
export async function readPhoto(sent: Buffer): Promise<Photo> {
  const start = sent.toString('latin1', 0, 16);
  if (!SIGNATURES.some((signature) => signature.test(start))) throw new PhotoUnknownFormat();
  // Its head alone: no pixel is read for that.
  const head = sharp(sent, { limitInputPixels: false }).metadata();
  const {
    width,
    height,
    pages = 1,
  } = await head.catch(() => {
    throw new PhotoDamaged();
  });
  if (width * height > MOST_PIXELS) throw new PhotoTooLarge();
  if (pages > 1) throw new PhotoMoves();
  const picture = sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'warning' });
  for (const { side, quality } of WAYS) {
    const { data, info } = await picture
      .clone()
      .timeout({ seconds: PATIENCE_S })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true })
      .catch(() => {
        throw new PhotoDamaged();
      });
    if (data.length <= LARGEST_PHOTO)
      return { bytes: data, width: info.width, height: info.height, sentDigest: digestOf(sent) };
  }
  throw new PhotoTooLarge();
}

/** SHA-256. */
export const digestOf = (sent: Buffer): Buffer => createHash('sha256').update(sent).digest();
