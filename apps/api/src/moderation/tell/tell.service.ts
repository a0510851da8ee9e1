import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  KIND_LABELS,
  type ProposalState,
  type RefusalReason,
  REFUSAL_REASON_LABELS,
} from '@belvedere/domain/moderation';
import { MailService } from '../../mail/mail.service.ts';
import { MembershipsService } from '../../memberships/memberships.service.ts';
import { NotificationsService } from '../../notifications/notifications.service.ts';
import type { NewProposal, ProposalRow } from '../proposals.queries.ts';
import { ProposalLinks } from './proposal-links.ts';

/** A territory, as mails speak of it. */
export interface Place {
  id: number;
  slug: string;
  name: string;
}

/** What a decision says to the proposer. */
export interface Answer {
  decision: Exclude<ProposalState, 'proposed'> | 'accepted-in-part';
  reason: RefusalReason | null;
  word: string;
  /** Path of what is published. */
  published: string | null;
  /** Who decided: nobody is told what they did themselves. */
  by: string;
}

/** Tells proposers what became of theirs, and moderators that something waits; within the transaction of either. */
@Injectable()
export class TellService {
  constructor(
    private readonly mail: MailService,
    private readonly notifications: NotificationsService,
    private readonly memberships: MembershipsService,
    private readonly links: ProposalLinks,
  ) {}

  async moderators(place: Place, id: string, { kind, name, personId }: NewProposal, manager: EntityManager) {
    const { fr, en } = KIND_LABELS[kind];
    for (const moderator of await this.memberships.moderators(place.id, manager))
      if (moderator !== personId)
        await this.notifications.notify(
          { id: moderator },
          {
            kind: 'review',
            territoryId: place.id,
            subject: {
              fr: `À relire\u00a0: ${fr}, «\u00a0${name}\u00a0»`,
              en: `To review: ${en}, “${name}”`,
            },
            link: `/t/${place.slug}/moderation/${id}`,
          },
          manager,
        );
  }

  async proposer(place: Place, proposal: ProposalRow, answer: Answer, manager: EntityManager): Promise<void> {
    const { id, name, language, personId, email } = proposal;
    const { decision, reason, word, published, by } = answer;
    const link =
      decision === 'needs-more' ? this.links.of(place.slug, id) : (published ?? `/t/${place.slug}/acteurs`);
    if (personId && personId !== by)
      await this.notifications.notify(
        { id: personId },
        {
          kind: 'answer',
          territoryId: place.id,
          subject: {
            fr: `${SUBJECTS[decision].fr}\u00a0: «\u00a0${name}\u00a0»${saidIn('fr', reason, word)}`,
            en: `${SUBJECTS[decision].en}: “${name}”${saidIn('en', reason, word)}`,
          },
          link,
        },
        manager,
      );
    if (email)
      await this.mail.queue(
        {
          to: email,
          language,
          territoryId: place.id,
          template: 'proposal-answered',
          data: {
            link,
            territory: place.name,
            name,
            decision,
            reason: reason ? REFUSAL_REASON_LABELS[reason][language] : undefined,
            word: word || undefined,
          },
        },
        manager,
      );
  }
}

const SUBJECTS: Record<Answer['decision'], { fr: string; en: string }> = {
  accepted: { fr: 'Proposition acceptée', en: 'Proposal accepted' },
  'accepted-in-part': { fr: 'Proposition acceptée en partie', en: 'Proposal accepted in part' },
  refused: { fr: 'Proposition non retenue', en: 'Proposal not accepted' },
  'needs-more': { fr: 'Une question sur votre proposition', en: 'A question about your proposal' },
  undone: { fr: 'Proposition à nouveau relue', en: 'Proposal under review again' },
};

/** A notification is one line. */
const saidIn = (language: 'fr' | 'en', reason: RefusalReason | null, word: string): string =>
  [reason && REFUSAL_REASON_LABELS[reason][language], word.replace(/\s+/g, ' ').slice(0, 300)]
    .filter(Boolean)
    .map((text) => `. ${text!}`)
    .join('');
