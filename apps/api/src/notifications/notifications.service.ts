import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChoosePreferences, NotificationPreferences } from '@belvedere/contracts/notifications';
import type { LocalizedText } from '@belvedere/contracts/text';
import type { Theme } from '@belvedere/domain/actors';
import { type Frequency, NOTIFICATION_KINDS, type NotificationKind } from '@belvedere/domain/notifications';
import { Sql } from '../database/sql.ts';
import { MailService } from '../mail/mail.service.ts';
import { NotificationsQueries } from './notifications.queries.ts';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.ts';

/** What a person is told. */
export interface News {
  kind: NotificationKind;
  territoryId: number;
  theme?: Theme;
  /** One line: "Léa demande à rejoindre le groupe du Sanitas". */
  subject: LocalizedText;
  /** Where to read more: a path of ours. */
  link: string;
}

@Injectable()
export class NotificationsService {
  constructor(
    private readonly queries: NotificationsQueries,
    private readonly mail: MailService,
    private readonly links: UnsubscribeLinks,
    private readonly sql: Sql,
  ) {}

  /**
   * Tells a person something: by a mail at once, in the next digest, or not at all, as they chose. `manager` is that
   * of the transaction in which it comes about: neither is there without the other.
   */
  async notify(person: { id: string }, news: News, manager: EntityManager): Promise<void> {
    const { kind, territoryId, theme = null, link } = news;
    const known = await this.queries.person(person.id, kind, territoryId, manager);
    if (!known) return;
    const frequency = known.chosen ?? NOTIFICATION_KINDS[kind].byDefault;
    const subject = news.subject[known.language];
    const mailId = frequency === 'immediate' ? randomUUID() : null;
    await this.queries.insert(
      { territoryId, personId: person.id, kind, theme, subject, path: link, frequency, mailId },
      manager,
    );
    if (!mailId) return;
    const { email, language, territory } = known;
    const data = { subject, territory, link, unsubscribe: this.links.of(person.id, kind) };
    await this.mail.queue(
      { id: mailId, to: email, language, territoryId, template: 'notification', data },
      manager,
    );
  }

  async preferences(personId: string): Promise<NotificationPreferences> {
    const chosen = await this.queries.chosen(personId);
    const kinds = Object.entries(NOTIFICATION_KINDS) as [NotificationKind, { byDefault: Frequency }][];
    return {
      preferences: Object.fromEntries(
        kinds.map(([kind, { byDefault }]) => [kind, chosen.get(kind) ?? byDefault]),
      ) as NotificationPreferences['preferences'],
    };
  }

  async choose(personId: string, { preferences }: ChoosePreferences): Promise<NotificationPreferences> {
    await this.sql.transaction((manager) => this.queries.choose(personId, preferences, manager));
    return this.preferences(personId);
  }
}
