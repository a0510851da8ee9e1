import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Proof, ProofChallenge } from '@belvedere/contracts/proposals';
import { ServerSecret } from '../../config/secret.ts';
import { isSame } from '../../config/tokens.ts';
import { ProofInvalid } from '../moderation.errors.ts';
import { ProofQueries } from './proof.queries.ts';

/** Hashes that a browser tries at most: half of them on average, one to three seconds on an old phone. */
const MOST = 100_000;
const VALID_MS = 20 * 60_000;

/**
 * Makes sending many proposals cost time, without asking a third party or the person anything. The server keeps nothing
 * of a challenge: it is signed, its end stands in the salt, and only that it has served is written down.
 * @see https://altcha.org/docs/v2/proof-of-work/
 */
@Injectable()
export class ProofService {
  constructor(
    private readonly secret: ServerSecret,
    private readonly queries: ProofQueries,
  ) {}

  challenge(at = new Date()): ProofChallenge {
    const salt = `${randomBytes(12).toString('base64url')}.${String(at.getTime() + VALID_MS)}.`;
    const challenge = challengeOf(salt, randomInt(MOST));
    return { salt, challenge, most: MOST, signature: this.signature(challenge) };
  }

  /** Takes a proof, which then has served. @throws ProofInvalid when it is wrong, too old or has served already */
  async take(proof: Proof, manager: EntityManager, at = new Date()): Promise<void> {
    const { challenge, expires } = this.check(proof, at);
    if (!(await this.queries.spend(challenge, expires, manager))) throw new ProofInvalid();
  }

  /** Whether a proof is right, as far as can be told without asking if it has served. @throws ProofInvalid */
  check({ salt, number, signature }: Proof, at = new Date()): { challenge: string; expires: Date } {
    const expires = Number(/^[\w-]{16}\.(\d{13})\.$/.exec(salt)?.[1]);
    const challenge = challengeOf(salt, number);
    if (!(expires > at.getTime()) || !isSame(signature, this.signature(challenge))) throw new ProofInvalid();
    return { challenge, expires: new Date(expires) };
  }

  private signature(challenge: string): string {
    return this.secret.sign('proposal-proof', challenge);
  }
}

const challengeOf = (salt: string, number: number): string =>
  createHash('sha256')
    .update(salt + String(number))
    .digest('hex');
