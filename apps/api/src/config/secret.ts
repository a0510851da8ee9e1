import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from './configuration.token.ts';
import type { Configuration } from './environment.ts';

/**
 * The server's secret: SECRET, or one that is drawn once and kept in DATA_DIR, readable by its owner alone. Several
 * processes that share a database must be given the same SECRET.
 */
@Injectable()
export class ServerSecret {
  private read: string | null = null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  get value(): string {
    this.read ??= secretOf(this.configuration);
    return this.read;
  }

  /** HMAC under the secret; `purpose` keeps what is made for one thing from serving another. */
  sign(purpose: string, text: string): string {
    return createHmac('sha256', this.value).update(`${purpose}|${text}`).digest('base64url');
  }
}

function secretOf({ secret, dataDir }: Pick<Configuration, 'secret' | 'dataDir'>): string {
  if (secret) return secret;
  mkdirSync(dataDir, { recursive: true });
  const kept = join(dataDir, 'secret');
  const drawn = `${kept}.${String(process.pid)}`;
  writeFileSync(drawn, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    // Appears whole or not at all, and never replaces the one that is there.
    linkSync(drawn, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(drawn);
  }
  return readFileSync(kept, 'utf8');
}
