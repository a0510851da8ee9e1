import type { Proof, ProofChallenge } from '@belvedere/contracts/proposals';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** How many numbers are tried before the page may do something else: a frame or two on an old phone. */
const AT_ONCE = 500;

/**
 * Finds the number that answers a challenge. In plain JavaScript: the browser's own hashing needs https, which an
 * observatory on the network of a social centre may not have.
 */
export async function solve({ salt, challenge, most, signature }: ProofChallenge): Promise<Proof> {
  for (let number = 0; number <= most; number += 1) {
    if (bytesToHex(sha256(utf8ToBytes(salt + String(number)))) === challenge)
      return { salt, number, signature };
    if (number % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error('No number answers the challenge.');
}
