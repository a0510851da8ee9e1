import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AcceptProposal,
  AskProposer,
  DecidedProposals,
  DecideProposals,
  ProposalDecided,
  RefuseProposal,
} from '@belvedere/contracts/moderation';
import { nextState, type ProposalEvent, type ProposalState } from '@belvedere/domain/moderation';
import { AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { Failure } from '../../failure.ts';
import { PhotosService } from '../../photos/photos.service.ts';
import { AlreadyDecided, NobodyToAsk, ProposalNotFound } from '../moderation.errors.ts';
import { type ProposalRow, ProposalsQueries, type TargetRow } from '../proposals.queries.ts';
import { type Answer, type Place, TellService } from '../tell/tell.service.ts';
import { ApplyService } from './apply.service.ts';
import type { Moderator } from './moderator.ts';

/** What a decision comes to, before it is written down. */
interface Outcome extends Pick<Answer, 'decision' | 'reason' | 'word' | 'published'>, Partial<TargetRow> {
  applied?: ProposalRow['applied'];
  fields?: string[];
  slug?: string | null;
}

/**
 * Decides proposals. The change, the state of the proposal, the trace and what its proposer is told are one
 * transaction: after a crash each proposal is decided wholly, or waits as before.
 */
@Injectable()
export class DecideService {
  constructor(
    private readonly queries: ProposalsQueries,
    private readonly apply: ApplyService,
    private readonly photos: PhotosService,
    private readonly tell: TellService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws ProposalNotFound, AlreadyDecided, and what {@link ApplyService.apply} throws */
  accept(place: Place, id: string, command: AcceptProposal, by: Moderator): Promise<ProposalDecided> {
    return this.sql.transaction((manager) => this.acceptWithin(place, id, command, by, manager));
  }

  /** The same, within the transaction in which it was proposed: it shows at once, with the same trace. */
  acceptWithin(
    place: Place,
    id: string,
    command: AcceptProposal,
    by: Moderator,
    manager: EntityManager,
  ): Promise<ProposalDecided> {
    return this.decide(place, id, 'accept', by, manager, async (proposal) => {
      const { whole, published, ...made } = await this.apply.apply(place, proposal, command, manager);
      return {
        ...made,
        ...{ decision: whole ? 'accepted' : 'accepted-in-part', reason: null, word: command.word, published },
      };
    });
  }

  /** @throws ProposalNotFound, AlreadyDecided */
  refuse(
    place: Place,
    id: string,
    { reason, word }: RefuseProposal,
    by: Moderator,
  ): Promise<ProposalDecided> {
    return this.sql.transaction((manager) =>
      this.decide(place, id, 'refuse', by, manager, async () => ({
        ...{ decision: 'refused', reason, word, published: null },
      })),
    );
  }

  /** @throws ProposalNotFound, AlreadyDecided, NobodyToAsk */
  ask(place: Place, id: string, { word }: AskProposer, by: Moderator): Promise<ProposalDecided> {
    return this.sql.transaction((manager) =>
      this.decide(place, id, 'ask', by, manager, async ({ personId, email }) => {
        if (!personId && !email) throw new NobodyToAsk();
        return { decision: 'needs-more', reason: null, word, published: null };
      }),
    );
  }

  /** Each by itself: what cannot be decided is left, and said. */
  async several(place: Place, command: DecideProposals, by: Moderator): Promise<DecidedProposals> {
    const { proposals, decision, reason, word } = command;
    const result: DecidedProposals = { decided: [], left: [] };
    for (const id of new Set(proposals)) {
      try {
        if (decision === 'accept') await this.accept(place, id, { word }, by);
        else await this.refuse(place, id, { reason, word }, by);
        result.decided.push(id);
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        result.left.push({ id, code: failure.code, message: failure.message });
      }
    }
    return result;
  }

  private async decide(
    place: Place,
    id: string,
    event: ProposalEvent,
    { personId, role }: Moderator,
    manager: EntityManager,
    work: (proposal: ProposalRow) => Promise<Outcome>,
  ): Promise<ProposalDecided> {
    const { proposal, state } = await this.open(place, id, event, manager);
    const { fields = [], slug = null, ...outcome } = await work(proposal);
    const { decision, reason, word, published } = outcome;
    const decided = { state, reason, word, applied: outcome.applied ?? null, by: personId };
    const kept = (row: keyof TargetRow) => (outcome[row] === undefined ? proposal[row] : outcome[row]);
    const target = {
      ...{ actorId: kept('actorId'), actionId: kept('actionId'), observationId: kept('observationId') },
    };
    await this.queries.decide(proposal, { ...decided, ...target }, manager);
    if (event !== 'ask' && !decided.applied?.['photo']) await this.forgetPhoto(proposal, manager);
    await this.audit.record(
      {
        ...{
          territoryId: place.id,
          personId,
          role,
          action: `proposal.${event}`,
          subject: `proposal:${id}`,
        },
        before: { state: proposal.state },
        after: {
          ...{
            state,
            kind: proposal.kind,
            ...(slug ? { slug } : {}),
            ...(fields.length ? { fields } : {}),
          },
          // Whoever facilitates may decide about their own; it is said.
          ...(proposal.personId === personId ? { own: true } : {}),
        },
      },
      manager,
    );
    await this.tell.proposer(place, proposal, { decision, reason, word, published, by: personId }, manager);
    return { state, fields, kept: [], slug };
  }

  /** A photo that was not taken may show somebody: its bytes go at once, and do not come back if this is undone. */
  private async forgetPhoto(proposal: ProposalRow, manager: EntityManager): Promise<void> {
    const [photo] = (proposal.proposed['photo'] ?? []) as string[];
    if (!photo) return;
    await this.queries.forgetPhoto(proposal, manager);
    await this.photos.remove(proposal.territoryId, photo, manager);
  }

  /** The proposal, held until the transaction ends, and what the event makes of it. */
  private async open(
    place: Place,
    id: string,
    event: ProposalEvent,
    manager: EntityManager,
  ): Promise<{ proposal: ProposalRow; state: ProposalState }> {
    const proposal = await this.queries.locked(place.id, id, manager);
    if (!proposal) throw new ProposalNotFound();
    const state = nextState(proposal.state, event);
    if (!state)
      throw new AlreadyDecided({ state: proposal.state, by: proposal.decidedBy, at: proposal.decidedAt });
    return { proposal, state };
  }
}
