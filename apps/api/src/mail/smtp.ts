import { createTransport } from 'nodemailer';
import type { WrittenMail } from './write-mail.ts';

/** A mail, its only recipient, and what makes it the same mail when it is sent twice. */
export interface Message extends WrittenMail {
  id: string;
  recipient: string;
  date: Date;
}

/**
 * What became of a mail: taken by the server; refused for good; or to be tried again, when `everyMail` says whether
 * another mail would have met the same trouble.
 */
export type Outcome =
  | { kind: 'taken' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; everyMail: boolean };

/** Longest silences, and longest conversation; SMTP_URL may say otherwise (`?socketTimeout=…`). */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };
export const LONGEST_MS = 180_000;

/** Hands mails to the server of an SMTP address, one conversation each. */
export class Smtp {
  private readonly transport;
  private readonly from: string;

  constructor(url: string, from: string) {
    this.from = from;
    this.transport = createTransport({ ...PATIENCE, url });
  }

  /** Never throws: what goes wrong is the outcome. */
  async send(message: Message, signal: AbortSignal): Promise<Outcome> {
    const { unsubscribe } = message;
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: message.recipient },
        subject: message.subject,
        text: message.text,
        html: message.html,
        date: message.date,
        messageId: `<${message.id}@${domainOf(this.from)}>`,
        headers: {
          // Nobody's holiday message is wanted in return. @see https://www.rfc-editor.org/rfc/rfc3834
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe && {
            'List-Unsubscribe': `<${unsubscribe.post}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
      });
      return { kind: 'taken' };
    } catch (error) {
      return outcomeOf(error as SmtpError);
    }
  }
}

interface SmtpError {
  message: string;
  /** The last command; "CONN" before the first. */
  command?: string;
  response?: string;
  responseCode?: number;
}

/**
 * A 5xx is final when it is about this recipient or this message. To whoever sends (a wrong password, a sender that
 * is not allowed) it says that a setting is wrong: those mails wait for it to be mended.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
function outcomeOf({ message, command = 'CONN', response, responseCode = 0 }: SmtpError): Outcome {
  const reason = response ?? message;
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  if (aboutThisMail && responseCode >= 500) return { kind: 'refused', reason };
  return { kind: 'later', reason, everyMail: !aboutThisMail };
}

/** "example.org" of "Observatoire <observatoire@example.org>". */
const domainOf = (sender: string) => /@([^\s<>@]+)>?$/.exec(sender)?.[1] ?? 'localhost';
