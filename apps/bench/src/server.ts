import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

/** The built application in a process of its own, as people run it. */
export interface Server {
  url: string;
  /** The key of the link that its console shows while nobody has an account. */
  setUpKey: string;
  close: () => Promise<void>;
}

/** Starts the built application on a database, on a free port. @throws with what it printed when it does not start */
export function startServer(databaseUrl: string): Promise<Server> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      ...{
        DATABASE_URL: databaseUrl,
        PORT: '0',
        DEMONSTRATION: 'off',
        BASEMAP_STYLE: 'none',
        GEOCODER: 'none',
      },
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (text: Buffer) => {
      printed += text.toString();
      const [, url, setUpKey] = /prêt : (\S+)[^]*[?]cle=(\S+)/.exec(printed) ?? [];
      if (url && setUpKey)
        resolve({
          url,
          setUpKey,
          close: async () => {
            hangUp();
            child.kill('SIGTERM');
            await exited;
          },
        });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`The application did not start:\n${printed}`)));
  });
}

interface Asked {
  body?: string;
  headers?: Record<string, string>;
  expect?: number[];
}

/**
 * One kept-alive connection, one request at a time. Written on the bare socket, because the load is made on the same two
 * cores as what it measures: Node's own HTTP client costs more than the server's handler.
 */
class Connection {
  private received: Buffer[] = [];
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private readonly socket: Socket;
  private readonly host: string;

  constructor(socket: Socket, host: string) {
    this.socket = socket;
    this.host = host;
    socket.setNoDelay(true);
    socket.on('data', (part) => {
      this.received.push(part);
      const answer = readAnswer(this.received.length === 1 ? part : Buffer.concat(this.received));
      if (!answer) return;
      this.received = [];
      this.waiting?.resolve(answer);
    });
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the connection was closed')));
  }

  /** The server hangs up on whoever asks nothing for a while, as when a million rows are made between two figures. */
  get open(): boolean {
    return this.socket.writable;
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  ask(path: string, { body, headers = {} }: Asked): Promise<Answer> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const content =
      body === undefined
        ? '\r\n'
        : `content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(
        `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: ${this.host}\r\n${lines.join('')}${content}`,
      );
    });
  }
}

interface Answer {
  status: number;
  body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** A whole answer with a length, or null while parts of it are missing. */
function readAnswer(bytes: Buffer): Answer | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const body = bytes.subarray(end + HEAD_END.length);
  return body.length < length ? null : { status: Number(head.slice(9, 12)), body };
}

const free = new Map<string, Connection[]>();

/** One request, its whole body read. @throws when the status is not one of those expected */
export async function call(url: string, asked: Asked = {}): Promise<Buffer> {
  const { host, hostname, port, pathname, search } = new URL(url);
  const idle = free.get(host) ?? [];
  free.set(host, idle);
  let connection = idle.pop();
  while (connection && !connection.open) connection = idle.pop();
  connection ??= new Connection(connect(Number(port), hostname), host);
  const { status, body } = await connection.ask(pathname + search, asked);
  idle.push(connection);
  if (!(asked.expect ?? [200]).includes(status))
    throw new Error(`${url} answered ${String(status)}: ${body.toString().slice(0, 300)}`);
  return body;
}

/** Closes the connections that {@link call} keeps. */
function hangUp(): void {
  for (const connections of free.values()) for (const connection of connections) connection.close();
  free.clear();
}
