import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { Conversation } from './conversation.ts';

/** What one client wants done without anyone in between: messages up to the one that asks for an answer. */
interface Turn {
  conversation: Conversation;
  messages: Uint8Array[];
}

/**
 * Speaks the PostgreSQL protocol to many clients for a PGlite, which is one session. A statement comes as several
 * messages, and a transaction as several statements: from the first one until the session is idle again, nobody else
 * gets a word in, or answers would reach the wrong client.
 * @see https://www.postgresql.org/docs/current/protocol-flow.html
 */
export class WireServer {
  private readonly server: Server;
  private readonly db: PGlite;
  private readonly sockets = new Set<Socket>();
  private readonly turns: Turn[] = [];
  private holder: Conversation | null = null;
  private busy = false;

  constructor(db: PGlite) {
    this.db = db;
    this.server = createServer({ noDelay: true }, (socket) => this.welcome(socket));
  }

  /** @returns the port, or null on a Unix socket */
  listen(options: ListenOptions): Promise<number | null> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(options, () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : null);
      });
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private welcome(socket: Socket): void {
    this.sockets.add(socket);
    const conversation = new Conversation(socket);
    socket.on('data', (data) => {
      for (const messages of conversation.read(data)) this.turns.push({ conversation, messages });
      void this.work();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (;;) {
        if (this.holder?.gone) await this.abandon();
        const turn = this.take();
        if (!turn) return;
        if (turn.conversation.gone) continue;
        await this.perform(turn);
      }
    } finally {
      this.busy = false;
    }
  }

  private take(): Turn | undefined {
    if (!this.holder) return this.turns.shift();
    const index = this.turns.findIndex(({ conversation }) => conversation === this.holder);
    return index < 0 ? undefined : this.turns.splice(index, 1)[0];
  }

  private async perform({ conversation, messages }: Turn): Promise<void> {
    this.holder = conversation;
    try {
      await this.db.runExclusive(async () => {
        for (const [index, message] of messages.entries()) {
          await this.db.execProtocolRawStream(message, { onRawData: (data) => conversation.answer(data) });
          conversation.answered(index === messages.length - 1);
        }
      });
    } catch {
      conversation.leave();
    }
    if (conversation.idle) this.holder = null;
  }

  /** Whoever left in the middle of something must not leave it to the next one. */
  private async abandon(): Promise<void> {
    this.holder = null;
    await this.db
      .runExclusive(() => this.db.execProtocolRawStream(SYNC, { onRawData: () => undefined }))
      .catch(() => undefined);
    await this.db.exec('ROLLBACK').catch(() => undefined);
  }
}

/** The message that ends a sequence of others, whatever became of them. */
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);
