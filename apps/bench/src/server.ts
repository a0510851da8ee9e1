import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

/** The built application in a process of its own, as people run it. */
export interface Server {
  url: string;
  close: () => Promise<void>;
}

/** Starts the built application on a database, on a free port. @throws with what it printed when it does not start */
export function startServer(databaseUrl: string): Promise<Server> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, PORT: '0', DEMONSTRATION: 'off', BASEMAP_STYLE: 'none', GEOCODER: 'none' },
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (text: Buffer) => {
      printed += text.toString();
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url)
        resolve({
          url,
          close: async () => {
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

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request, its whole body read. @throws when the status is not one of those expected */
export function call(
  url: string,
  {
    body,
    headers = {},
    expect = [200],
  }: { body?: string; headers?: Record<string, string>; expect?: number[] } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const whole = Buffer.concat(parts);
          if (expect.includes(answer.statusCode ?? 0)) resolve(whole);
          else reject(new Error(`${url} answered ${String(answer.statusCode)}: ${whole.toString().slice(0, 300)}`));
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
