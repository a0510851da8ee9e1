import { createHash, timingSafeEqual } from 'node:crypto';

/** What is stored of a token: whoever reads the database cannot use it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Compares without telling by its time how much is right. What was given may hold any letters: bytes count. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
