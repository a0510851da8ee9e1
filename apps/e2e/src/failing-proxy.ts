import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between a browser and the observatory, and can fail as such things do: with an error of its own, or silently. */
export async function failingProxy(observatory: string) {
  let mood: 'well' | 'failing' | 'silent' = 'well';
  const server = createServer((asked, answer) => {
    if (mood === 'silent') return;
    if (mood === 'failing') return void answer.writeHead(503).end('Service unavailable');
    const { method, headers } = asked;
    const onward = request(new URL(asked.url ?? '/', observatory), { method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    become: (next: typeof mood) => (mood = next),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
