import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Language, PathOfOurs } from '@belvedere/contracts/text';
import { MailService } from '../../mail/mail.service.ts';
import { PersonsQueries } from '../persons.queries.ts';

/** How long a sign-in link works, in minutes. */
export const LINK_MINUTES = 15;

interface Recipient {
  email: string;
  language?: unknown;
}

/** The mails of signing in and up. They are queued behind the answer, which thus takes no longer for a known address. */
@Injectable()
export class AuthMails implements BeforeApplicationShutdown {
  private readonly logger = new Logger('accounts');
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly mail: MailService,
    private readonly persons: PersonsQueries,
  ) {}

  /**
   * Only to whoever has an account; the page says the same to everybody.
   * @param back the path where whoever asked was going; an address of another site is none
   */
  async signInLink(email: string, token: string, back: string | null): Promise<void> {
    const { data: retour } = Onward.safeParse(back);
    const onward = retour === undefined ? {} : { retour };
    const person = await this.persons.byEmail(email);
    if (!person) return;
    if (person.secondFactor)
      return this.mail.queue({
        to: person.email,
        language: person.language,
        template: 'sign-in-with-password',
        data: { signIn: withQuery('/connexion', onward) },
      });
    await this.mail.queue({
      to: person.email,
      language: person.language,
      template: 'sign-in-link',
      data: { link: withQuery('/connexion/lien', { jeton: token, ...onward }), minutes: LINK_MINUTES },
    });
  }

  resetPassword(person: Recipient, token: string): Promise<void> {
    return this.mail.queue({
      to: person.email,
      language: languageOf(person),
      template: 'reset-password',
      data: { link: withQuery('/mot-de-passe/nouveau', { jeton: token }), minutes: 60 },
    });
  }

  verifyEmail(person: Recipient, token: string): Promise<void> {
    return this.mail.queue({
      to: person.email,
      language: languageOf(person),
      template: 'verify-email',
      data: { link: withQuery('/compte/adresse', { jeton: token }), hours: 24 },
    });
  }

  /** To the address that is about to be left: its owner may be somebody else than whoever asked. */
  addressChanging(person: Recipient): Promise<void> {
    return this.mail.queue({
      to: person.email,
      language: languageOf(person),
      template: 'address-changing',
      data: { reset: '/mot-de-passe', hours: 24 },
    });
  }

  knownAddress(person: Recipient): Promise<void> {
    return this.mail.queue({
      to: person.email,
      language: languageOf(person),
      template: 'known-address',
      data: { signIn: '/connexion' },
    });
  }

  /** Lets something be done behind an answer; we do not stop before it is. */
  inBackground(task: Promise<unknown>): void {
    const work: Promise<unknown> = task
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : error))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}

/** Short enough for a mail. The root is what better-auth says when nobody said where. */
const Onward = PathOfOurs.min(2).max(300);

const withQuery = (path: string, query: Record<string, string>) =>
  [path, new URLSearchParams(query).toString()].filter(Boolean).join('?');
const languageOf = ({ language }: Recipient) => Language.catch('fr').parse(language);
