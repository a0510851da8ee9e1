import { randomBytes } from 'node:crypto';

/** Digits and capitals that are not mistaken for one another when read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code of 60 random bits that only its holder knows: "K7QF-2MXR-9TBH". */
export function receiptCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
