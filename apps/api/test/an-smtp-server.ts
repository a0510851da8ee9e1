import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How the server answers, from now on. */
interface Behaviour {
  /** First line of every conversation, when it is not a welcome: 421. */
  greeting?: number;
  /** Answer to a recipient: 250, or a refusal. */
  recipient?: (address: string) => number;
  /** What becomes of a message: taken (250), refused with a code, left without an answer, or cut in the middle. */
  message?: (mail: ParsedMail) => number | 'silence' | 'cut';
  /** How long it thinks about each message. */
  delayMs?: number;
}

interface Received {
  mail: ParsedMail;
  /** The message, byte for byte as it came. */
  raw: string;
  recipients: string[];
}

/** A real SMTP server on this machine, which behaves as it is told. */
export async function anSmtpServer() {
  const received: Received[] = [];
  const server = { behaviour: {} as Behaviour, received, url: '', conversations: 0, close: async () => {} };
  const refusal = (code: number) =>
    Object.assign(new Error(`Refused with ${String(code)}`), { responseCode: code });

  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      server.conversations += 1;
      done(server.behaviour.greeting ? refusal(server.behaviour.greeting) : null);
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = server.behaviour.recipient?.(address) ?? 250;
      done(code === 250 ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(chunks).toString();
          const mail = await simpleParser(raw);
          const { message, delayMs = 0 } = server.behaviour;
          const answer = message?.(mail) ?? 250;
          if (answer === 'silence') return;
          if (answer === 'cut') {
            for (const connection of smtp.connections) (connection as Connection)._socket.destroy();
            return;
          }
          if (answer !== 250) return done(refusal(answer));
          if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
          received.push({ mail, raw, recipients: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        })();
      });
    },
  });
  // A conversation that is cut short is what some tests are about.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  server.url = `smtp://127.0.0.1:${String(port)}?greetingTimeout=500&socketTimeout=500`;
  server.close = () => new Promise((resolve) => smtp.close(() => resolve()));
  return server;
}

interface Connection {
  _socket: { destroy: () => void };
}
