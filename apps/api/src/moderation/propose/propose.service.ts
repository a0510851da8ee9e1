import { Injectable } from '@nestjs/common';
import type { ObservationValues, ProposalReceipt, Propose } from '@belvedere/contracts/proposals';
import { isAtLeast } from '@belvedere/domain/access';
import {
  changedFields,
  type Content,
  CONTENT_OF,
  flagsOf,
  MANY,
  NAME_FIELD,
  type Values,
} from '@belvedere/domain/moderation';
import { Attempts, type Limit } from '../../accounts/attempts/attempts.service.ts';
import { ContentsService } from '../../contents/contents.service.ts';
import { Sql } from '../../database/sql.ts';
import { ObservationPlaceService } from '../../observations/observation-place.service.ts';
import { type NewPhoto, PhotosService } from '../../photos/photos.service.ts';
import { SettingsService } from '../../settings/settings.service.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { NothingChanges, TooManyProposals } from '../moderation.errors.ts';
import { DecideService } from '../review/decide.service.ts';
import { type Moderator, moderatorOf, type Somebody } from '../review/moderator.ts';
import { ProofService } from '../proof/proof.service.ts';
import { type NewProposal, NO_ROW, ProposalsQueries, rowOf, type TargetRow } from '../proposals.queries.ts';
import { type Place, TellService } from '../tell/tell.service.ts';
import { RepeatService } from './repeat.service.ts';

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
    private readonly photos: PhotosService,
    private readonly queries: ProposalsQueries,
    private readonly repeats: RepeatService,
    private readonly attempts: Attempts,
    private readonly proofs: ProofService,
    private readonly tell: TellService,
    private readonly decide: DecideService,
    private readonly settings: SettingsService,
    private readonly sql: Sql,
  ) {}

  /**
   * Stores a proposal to be reviewed, or publishes it at once when its proposer may. Sent again under the same id, it is
   * the same, and counts once.
   * @throws TerritoryNotFound, ContentNotFound, UnknownNames, SeenElsewhere, PlaceInDisorder, NothingChanges, ProofInvalid,
   * TooManyProposals, ProposalIdTaken, and what reading a photo throws
   */
  async propose(territory: string, sent: Propose, { person, address }: Proposer): Promise<ProposalReceipt> {
    const place = await this.territories.bySlug(territory);
    const level = person ? 'known' : sent.proof ? 'verified' : 'unverified';
    const published =
      (await this.repeated(place, sent)) ??
      (await this.store(place, sent, person, await this.count(address, level))) ??
      // The same at the same moment: the other was faster.
      (await this.repeated(place, sent));
    return {
      told: person !== null || sent.email !== null,
      days: REVIEW_DAYS[level === 'unverified' ? 'unverified' : 'verified'],
      mayReview: isAtLeast(person?.roles.get(territory) ?? 'visitor', 'facilitator'),
      published: published ?? false,
    };
  }

  /** Whether it shows; null when it was not sent before. */
  private async repeated(place: Place, sent: Propose): Promise<boolean | null> {
    const before = await this.repeats.find(place.id, sent);
    return before && before.state === 'accepted';
  }

  /** @returns whether it shows at once; null when it is there already */
  private async store(
    place: Place,
    sent: Propose,
    person: Somebody | null,
    many: boolean,
  ): Promise<boolean | null> {
    const { kind, note, language } = sent;
    const subject = await this.subjectOf(place.id, sent);
    // Reading a photo costs more than looking at a proof.
    if (!person && sent.proof) this.proofs.check(sent.proof);
    const photo = await this.photoOf(sent);
    const similar =
      sent.kind === 'new-actor' && (await this.content.similar(place.id, sent.values.name)).length > 0;
    const flags = flagsOf(subject.proposed, note, {
      ...{ known: person !== null, verified: sent.proof !== null },
      ...{ many, similar },
    });
    const proposal: NewProposal = {
      ...{ territoryId: place.id, kind, note, language, flags, ...subject },
      id: ('id' in sent && sent.id) || null,
      personId: person?.id ?? null,
      proposed: photo ? { ...subject.proposed, photo: [photo.id, photo.text] } : subject.proposed,
    };
    const publisher = await this.publisherOf(place, sent, person);
    // Whoever has an account is told there.
    const email = person ? null : sent.email;
    return this.sql.transaction(async (manager) => {
      const id = await this.queries.insert(proposal, email, manager);
      if (!id) return null;
      if (!person && sent.proof) await this.proofs.take(sent.proof, manager);
      if (photo) await this.photos.keep(place.id, photo, manager);
      if (publisher) await this.decide.acceptWithin(place, id, { word: '' }, publisher, manager);
      else await this.tell.moderators(place, id, proposal, manager);
      return publisher !== null;
    });
  }

  private async photoOf(sent: Propose): Promise<(NewPhoto & { text: string }) | null> {
    if (sent.kind !== 'new-observation' || !sent.photo) return null;
    return { ...(await this.photos.read(sent.photo.data)), text: sent.photo.text };
  }

  /**
   * Who publishes what they note in the field without a review: members, where the territory says so. A photo may show
   * somebody: it is looked at by another person first.
   */
  private async publisherOf(place: Place, sent: Propose, person: Somebody | null): Promise<Moderator | null> {
    if (sent.kind !== 'new-observation' || sent.photo || !person) return null;
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
      case 'observation-correction': {
        const values = await this.observations.placed(territoryId, sent.values as Partial<ObservationValues>);
        return this.correctionOf('observation', territoryId, sent.slug, values);
      }
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
    said: Values,
  ): Promise<Subject> {
    const { id, name, values: now } = await this.content.read(content, territoryId, slug);
    const values = content === 'observation' ? moved(now, said) : said;
    await this.content.check(territoryId, values);
    this.content.checkPlace(content, now, values);
    const changed = changedFields(now, values);
    if (changed.length === 0) throw new NothingChanges();
    return {
      ...{ ...rowOf(content, id), name },
      base: pick(now, changed),
      proposed: pick(values, changed),
    };
  }
}

/** Another area without a position is all that is known of the place from now on. */
const moved = (now: Values, said: Values): Values =>
  said['area'] !== undefined && said['area'] !== now['area'] && said['position'] === undefined
    ? { ...said, position: null }
    : said;

const pick = (values: Values, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null])) as NewProposal['base'];
