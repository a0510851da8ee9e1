import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProposalDecided } from '@belvedere/contracts/moderation';
import {
  type Applied,
  type Content,
  makesNew,
  nextState,
  undoableUntil,
  undoingOf,
} from '@belvedere/domain/moderation';
import { ContentsService } from '../../contents/contents.service.ts';
import { AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import {
  AlreadyDecided,
  ChangedSince,
  ProposalNotFound,
  TargetGone,
  UndoTooLate,
} from '../moderation.errors.ts';
import { NO_ROW, type ProposalRow, ProposalsQueries, rowOf, type TargetRow } from '../proposals.queries.ts';
import type { Moderator } from '../review/moderator.ts';
import { TargetService } from '../review/target.service.ts';
import { type Place, TellService } from '../tell/tell.service.ts';

/** What was given back, and what was left as somebody made it since. */
type Undone = Pick<ProposalDecided, 'fields' | 'kept' | 'slug'> & { target?: TargetRow };

/** Takes a decision back, for thirty days: what it changed is given back, and the proposal waits again. */
@Injectable()
export class UndoService {
  constructor(
    private readonly queries: ProposalsQueries,
    private readonly targets: TargetService,
    private readonly content: ContentsService,
    private readonly tell: TellService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws ProposalNotFound, AlreadyDecided, UndoTooLate, ChangedSince, TargetGone, ContentUsed */
  undo(place: Place, id: string, { personId, role }: Moderator, at = new Date()): Promise<ProposalDecided> {
    return this.sql.transaction(async (manager) => {
      const proposal = await this.queries.locked(place.id, id, manager);
      if (!proposal) throw new ProposalNotFound();
      const { decidedBy: by, decidedAt } = proposal;
      const state = nextState(proposal.state, 'undo');
      if (!state || !decidedAt) throw new AlreadyDecided({ state: proposal.state, by, at: decidedAt });
      if (undoableUntil(decidedAt) < at) throw new UndoTooLate();
      const { target = makesNew(proposal.kind) ? NO_ROW : proposal, ...undone } = await this.giveBack(
        proposal,
        manager,
      );
      const { actorId, actionId, observationId } = target;
      await this.queries.decide(
        proposal,
        { state, reason: null, word: '', applied: null, actorId, actionId, observationId, by: personId },
        manager,
      );
      await this.audit.record(
        {
          ...{ territoryId: place.id, personId, role, action: 'proposal.undo', subject: `proposal:${id}` },
          before: { state: proposal.state },
          after: { state, fields: undone.fields, ...(undone.kept.length > 0 ? { kept: undone.kept } : {}) },
        },
        manager,
      );
      await this.tell.proposer(
        place,
        proposal,
        { decision: 'undone', reason: null, word: '', published: null, by: personId },
        manager,
      );
      return { state, ...undone };
    });
  }

  private async giveBack(proposal: ProposalRow, manager: EntityManager): Promise<Undone> {
    const { territoryId, applied } = proposal;
    const nothing: Undone = { fields: [], kept: [], slug: null };
    // A refusal, or a report, changed nothing.
    if (!applied || Object.keys(applied).length === 0) return nothing;
    const { content, target } = await this.targets.compare(proposal, manager);
    if (proposal.kind === 'observation-removal') return this.bringBack(content, proposal, applied, manager);
    if (!target) {
      // Somebody removed what had been added: that is what undoing would do.
      if (makesNew(proposal.kind)) return nothing;
      throw new TargetGone();
    }
    const { restored, kept } = undoingOf(applied, target.values);
    if (makesNew(proposal.kind)) {
      if (kept.length > 0) throw new ChangedSince(kept);
      await this.content.remove(content, territoryId, target.id, manager);
      return { ...nothing, fields: Object.keys(restored) };
    }
    if (Object.keys(restored).length === 0) throw new ChangedSince(kept);
    await this.content.change(content, territoryId, target, restored, manager);
    return { fields: Object.keys(restored), kept, slug: target.slug };
  }

  /** What was removed is made again, as it was. */
  private async bringBack(
    content: Content,
    { territoryId }: ProposalRow,
    applied: Readonly<Record<string, Applied>>,
    manager: EntityManager,
  ): Promise<Undone> {
    const values = Object.fromEntries(Object.entries(applied).map(([field, { before }]) => [field, before]));
    const { id, slug } = await this.content.create(content, territoryId, values, manager);
    return { fields: Object.keys(values), kept: [], slug, target: rowOf(content, id) };
  }
}
