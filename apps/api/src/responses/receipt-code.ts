import { randomBytes } from 'node:crypto';

/** Digits and capitals that are not mistaken for one another when read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE = new RegExp(`^[${ALPHABET}]{12}$`);

/** A code of 60 random bits that only its holder knows: "K7QF-2MXR-9TBH". */
export const receiptCode = (): string =>
  written(Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''));

/** What somebody typed, as it was given to them: "k7qf 2mxr9tbh" → "K7QF-2MXR-9TBH"; null when it cannot be a code. */
export function readReceiptCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s.‐-―-]/g, '');
  return CODE.test(signs) ? written(signs) : null;
}

const written = (signs: string) => `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
