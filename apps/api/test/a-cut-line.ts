import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A number from 0 to below `limit`. */
export const upTo = (limit: number) => Math.floor(Math.random() * limit);

/**
 * A bad line to a server: every connection breaks after some bytes of what is asked, or of what is answered; from then on
 * neither side hears anything.
 */
export async function aCutLine(port: number, { longest }: { longest: number }) {
  const cuts = { asking: 0, answering: 0 };
  const open = new Set<Socket>();
  const line = createServer((device) => {
    const server = connect(port, '127.0.0.1');
    const side: keyof typeof cuts = Math.random() < 0.5 ? 'asking' : 'answering';
    // An answer is shorter than what was asked; some break before its first byte.
    let left = upTo(side === 'asking' ? longest : longest / 4);
    const pass = (from: Socket, to: Socket, asking: boolean) =>
      from.on('data', (bytes: Buffer) => {
        if ((side === 'asking') !== asking) return void to.write(bytes);
        if (bytes.length <= left) {
          left -= bytes.length;
          return void to.write(bytes);
        }
        if (from.destroyed || to.destroyed) return;
        // What was underway arrives as far as the break; then the line is dead for both.
        cuts[side] += 1;
        to.write(bytes.subarray(0, left), () => to.resetAndDestroy());
        from.resetAndDestroy();
      });
    pass(device, server, true);
    pass(server, device, false);
    for (const [one, other] of [
      [device, server],
      [server, device],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await once(line.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `http://127.0.0.1:${String((line.address() as AddressInfo).port)}`,
    cuts,
    close: () => {
      for (const socket of open) socket.destroy();
      line.close();
    },
  };
}
