import { Injectable } from '@nestjs/common';
import { ServerSecret } from '../config/secret.ts';

/**
 * The secrets of a collecting session, drawn from its number under the server's secret: they need not be stored to be
 * shown or given again, and nobody who reads the database can make them.
 */
@Injectable()
export class CollectingTokens {
  constructor(private readonly secret: ServerSecret) {}

  /** In the address that a device opens: whoever has it may collect. */
  address(id: string): string {
    return this.secret.sign('collecting-session', id);
  }

  /** The server's half of the key under which a device locks what waits on it. */
  share(id: string): string {
    return this.secret.sign('collecting-key', id);
  }
}
