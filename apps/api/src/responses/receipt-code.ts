import { randomFillSync } from 'node:crypto';

/** Digits and capitals that are not mistaken for one another when read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE = new RegExp(`^[${ALPHABET}]{12}$`);

const LENGTH = 12;

/** Random bytes for many codes: asking the system costs more than all the rest of a code. */
const random = Buffer.alloc(LENGTH * 256);
let used = random.length;

/** A code of 60 random bits that only its holder knows: "K7QF-2MXR-9TBH". */
export function receiptCode(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  let signs = '';
  for (const byte of random.subarray(used, (used += LENGTH)))
    signs += ALPHABET.charAt(byte % ALPHABET.length);
  return written(signs);
}

/** What somebody typed, as it was given to them: "k7qf 2mxr9tbh" → "K7QF-2MXR-9TBH"; null when it cannot be a code. */
export function readReceiptCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s.‐-―-]/g, '');
  return CODE.test(signs) ? written(signs) : null;
}

const written = (signs: string) => `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
