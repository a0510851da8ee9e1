import { Injectable } from '@nestjs/common';
import type { ProposalReceipt, Propose } from '@belvedere/contracts/proposals';
import { isAtLeast } from '@belvedere/domain/access';
import {
  changedFields,
  type Content,
  CONTENT_OF,
  flagsOf,
  MANY,
  NAME_FIELD,
  type ProposalKind,
  type Values,
} from '@belvedere/domain/moderation';
import { Attempts, type Limit } from '../../accounts/attempts/attempts.service.ts';
import { ContentsService } from '../../contents/contents.service.ts';
import { Sql } from '../../database/sql.ts';
import { ObservationPlaceService } from '../../observations/observation-place.service.ts';
import { SettingsService } from '../../settings/settings.service.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { NothingChanges, TooManyProposals } from '../moderation.errors.ts';
import { DecideService } from '../review/decide.service.ts';
import { type Moderator, moderatorOf, type Somebody } from '../review/moderator.ts';
import { ProofService } from '../proof/proof.service.ts';
import { type NewProposal, NO_ROW, ProposalsQueries, rowOf, type TargetRow } from '../proposals.queries.ts';
import { type Place, TellService } from '../tell/tell.service.ts';

const HOUR = 3600;
/** How many one address may send. A room of people shares one; whoever proves no work waits sooner. */
const LIMITS = {
  known: { window: HOUR, max: 60 },
  verified: { window: HOUR, max: 20 },
  unverified: { window: HOUR, max: 5 },
} satisfies Record<string, Limit>;

/** Within how many days moderators should have looked: said to the proposer. */
const REVIEW_DAYS = { verified: 7, unverified: 14 };

/** Who proposes, and from where; the address is counted, never kept. */
export interface Proposer {
  person: Somebody | null;
  address: string;
}

/** What a proposal is about, before it is stored. */
type Subject = Pick<NewProposal, keyof TargetRow | 'name' | 'base' | 'proposed'>;

@Injectable()
export class ProposeService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly content: ContentsService,
    private readonly observations: ObservationPlaceService,
    private readonly queries: ProposalsQueries,
    private readonly attempts: Attempts,
    private readonly proofs: ProofService,
    private readonly tell: TellService,
    private readonly decide: DecideService,
    private readonly settings: SettingsService,
    private readonly sql: Sql,
  ) {}

  /**
   * Stores a proposal to be reviewed, or publishes it at once when its proposer may.
   * @throws TerritoryNotFound, ContentNotFound, UnknownNames, SeenElsewhere, NothingChanges, ProofInvalid, TooManyProposals
   */
  async propose(territory: string, sent: Propose, { person, address }: Proposer): Promise<ProposalReceipt> {
    const place = await this.territories.bySlug(territory);
    const level = person ? 'known' : sent.proof ? 'verified' : 'unverified';
    const many = await this.count(address, level);
    const subject = await this.subjectOf(place.id, sent);
    const similar =
      sent.kind === 'new-actor' && (await this.content.similar(place.id, sent.values.name)).length > 0;
    const { kind, note, language } = sent;
    const flags = flagsOf(subject.proposed, note, {
      ...{ known: person !== null, verified: sent.proof !== null },
      ...{ many, similar },
    });
    const proposal: NewProposal = {
      ...{ territoryId: place.id, kind, note, language, flags, ...subject },
      personId: person?.id ?? null,
    };
    const publisher = await this.publisherOf(place, kind, person);
    // Whoever has an account is told there.
    const email = person ? null : sent.email;
    await this.sql.transaction(async (manager) => {
      if (!person && sent.proof) await this.proofs.take(sent.proof, manager);
      const id = await this.queries.insert(proposal, email, manager);
      if (publisher) await this.decide.acceptWithin(place, id, { word: '' }, publisher, manager);
      else await this.tell.moderators(place, id, proposal, manager);
    });
    return {
      told: person !== null || email !== null,
      days: REVIEW_DAYS[level === 'unverified' ? 'unverified' : 'verified'],
      mayReview: isAtLeast(person?.roles.get(territory) ?? 'visitor', 'facilitator'),
      published: publisher !== null,
    };
  }

  /** Who publishes what they note in the field without a review: members, where the territory says so. */
  private async publisherOf(
    place: Place,
    kind: ProposalKind,
    person: Somebody | null,
  ): Promise<Moderator | null> {
    if (kind !== 'new-observation' || !person) return null;
    const by = moderatorOf(person, place.slug);
    if (!isAtLeast(by.role, 'member')) return null;
    const { membersPublishAtOnce } = await this.settings.of(place.id);
    return membersPublishAtOnce ? by : null;
  }

  /** @returns whether this is one of many @throws TooManyProposals */
  private async count(address: string, level: keyof typeof LIMITS): Promise<boolean> {
    const wait = await this.attempts.count(address, `proposal-${level}`, LIMITS[level]);
    if (wait !== null) throw new TooManyProposals(wait);
    return (await this.attempts.count(address, 'proposal', { window: HOUR, max: MANY })) !== null;
  }

  private async subjectOf(territoryId: number, sent: Propose): Promise<Subject> {
    const none = { ...NO_ROW, base: {} };
    switch (sent.kind) {
      case 'new-actor':
      case 'new-action':
      case 'new-observation': {
        const values: Values =
          sent.kind === 'new-observation'
            ? await this.observations.placed(territoryId, sent.values)
            : sent.values;
        await this.content.check(territoryId, values);
        return {
          ...none,
          name: String(values[NAME_FIELD[CONTENT_OF[sent.kind]]]),
          proposed: values as NewProposal['proposed'],
        };
      }
      case 'actor-correction':
        return this.correctionOf('actor', territoryId, sent.slug, sent.values as Values);
      case 'action-correction':
        return this.correctionOf('action', territoryId, sent.slug, sent.values as Values);
      case 'report': {
        const { id, name } = await this.content.read(sent.content, territoryId, sent.slug);
        return { ...none, ...rowOf(sent.content, id), name, proposed: sent.values };
      }
    }
  }

  /** Only what differs from what is there, beside what is there. */
  private async correctionOf(
    content: Content,
    territoryId: number,
    slug: string,
    values: Values,
  ): Promise<Subject> {
    const { id, name, values: now } = await this.content.read(content, territoryId, slug);
    await this.content.check(territoryId, values);
    const changed = changedFields(now, values);
    if (changed.length === 0) throw new NothingChanges();
    return {
      ...{ ...rowOf(content, id), name },
      base: pick(now, changed),
      proposed: pick(values, changed),
    };
  }
}

const pick = (values: Values, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null])) as NewProposal['base'];
