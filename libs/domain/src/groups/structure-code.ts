/** Letters and digits that nobody takes for one another, on paper or by telephone: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 8;
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${String(LENGTH)}}$`);

/**
 * A code from random bytes.
 * @param random more bytes than the code has signs: those that would favour some signs are passed over
 */
export function codeFrom(random: Uint8Array): string {
  const fair = 256 - (256 % CODE_ALPHABET.length);
  const signs = [...random]
    .filter((byte) => byte < fair)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]!);
  if (signs.length < LENGTH) throw new Error('too few random bytes');
  return signs.slice(0, LENGTH).join('');
}

/** What somebody typed, as it is stored: "acde-fghj" → "ACDEFGHJ"; null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.–-]/g, '');
  return CODE.test(code) ? code : null;
}

/** As it is written for people: "ACDE-FGHJ". */
export const writeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
