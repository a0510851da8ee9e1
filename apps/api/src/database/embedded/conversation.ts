import type { Socket } from 'node:net';

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

/** Parse, Bind, Describe, Execute, Close, and rows of a COPY: no answer is expected before a further message. */
const UNFINISHED = new Set([...'PBDECd'].map((letter) => letter.charCodeAt(0)));
const TERMINATE = 'X'.charCodeAt(0);

/** `Z`, the length, then one letter: the server is ready for what comes next, and whether in a transaction. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);
const READY_BYTES = READY.length + 1;
const IDLE = 'I'.charCodeAt(0);

/**
 * One client's side of the PostgreSQL protocol: cuts what arrives into messages that belong together.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class Conversation {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private unfinished: Uint8Array[] = [];
  private started = false;
  private held: Buffer = Buffer.alloc(0);
  private free = true;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  get gone(): boolean {
    return this.socket.destroyed;
  }

  /** Whether the last answer left the session free for others. */
  get idle(): boolean {
    return this.free;
  }

  /** Takes in bytes. @returns the messages that can be performed now, those that belong together in one array */
  read(data: Buffer): Uint8Array[][] {
    this.received = Buffer.concat([this.received, data]);
    const turns: Uint8Array[][] = [];
    for (let message = this.next(); message; message = this.next()) {
      if (message[0] === TERMINATE && this.started) {
        this.socket.end();
        continue;
      }
      this.unfinished.push(new Uint8Array(message));
      if (this.started && UNFINISHED.has(message[0] ?? 0)) continue;
      this.started = true;
      turns.push(this.unfinished);
      this.unfinished = [];
    }
    return turns;
  }

  /** Passes on a part of the answer to one message, but for its end. */
  answer(data: Uint8Array): void {
    const known = Buffer.concat([this.held, data]);
    this.send(known.subarray(0, -READY_BYTES));
    this.held = Buffer.from(known.subarray(-READY_BYTES));
  }

  /**
   * Passes on the end of the answer to one message. PGlite says that it is ready after an error and again at the end
   * of the turn; a client would take the second time for the answer to its next question.
   */
  answered(last: boolean): void {
    const ready = this.held.subarray(0, -1).equals(READY);
    this.free = last && ready && this.held.at(-1) === IDLE;
    if (last || !ready) this.send(this.held);
    this.held = Buffer.alloc(0);
  }

  leave(): void {
    this.socket.destroy();
  }

  private send(data: Buffer): void {
    if (data.length > 0 && this.socket.writable) this.socket.write(data);
  }

  /** The next whole message. Those before the start of a session have no letter, and some are answered here. */
  private next(): Buffer | null {
    while (!this.started && this.received.length >= 8) {
      const code = this.received.readInt32BE(4);
      if (code === CANCEL_REQUEST) {
        this.socket.end();
        return null;
      }
      if (code !== SSL_REQUEST && code !== GSS_REQUEST) break;
      this.received = this.received.subarray(8);
      this.socket.write('N');
    }
    const letter = this.started ? 1 : 0;
    if (this.received.length < letter + 4) return null;
    const length = letter + this.received.readInt32BE(letter);
    if (this.received.length < length) return null;
    const message = this.received.subarray(0, length);
    this.received = this.received.subarray(length);
    return message;
  }
}
