import { Injectable } from '@nestjs/common';
import type {
  ModerationQueue,
  ProposalDetail,
  ProposalSummary,
  QueueQuery,
} from '@belvedere/contracts/moderation';
import { isAtLeast } from '@belvedere/domain/access';
import { makesNew, nextState, saysWhy, undoableUntil, type Values } from '@belvedere/domain/moderation';
import { ContentsService } from '../../contents/contents.service.ts';
import { ProposalNotFound } from '../moderation.errors.ts';
import { type ProposalRow, ProposalsQueries } from '../proposals.queries.ts';
import type { Somebody } from './moderator.ts';
import { TargetService } from './target.service.ts';
import { QueueQueries } from './queue.queries.ts';

/** What moderators read. */
@Injectable()
export class QueueService {
  constructor(
    private readonly queue: QueueQueries,
    private readonly proposals: ProposalsQueries,
    private readonly targets: TargetService,
    private readonly content: ContentsService,
  ) {}

  async list(
    { id: territoryId, slug }: { id: number; slug: string },
    query: QueueQuery,
    reader: Somebody,
  ): Promise<ModerationQueue> {
    const others = [...reader.roles]
      .filter(([territory, role]) => territory !== slug && isAtLeast(role, 'facilitator'))
      .map(([territory]) => territory);
    const [rows, counts, elsewhere] = await Promise.all([
      this.queue.list(territoryId, { kind: null, flag: null, ...query }),
      this.queue.counts(territoryId),
      others.length > 0 ? this.queue.elsewhere(others) : [],
    ]);
    const oldest = counts.flatMap(({ oldest }) => oldest ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
    return {
      proposals: rows.map((row) => summaryOf(row, reader.id)),
      waiting: counts
        .filter(({ waiting }) => waiting > 0)
        .map(({ kind, waiting }) => ({ kind, count: waiting })),
      asked: counts.reduce((sum, { asked }) => sum + asked, 0),
      oldest: oldest?.toISOString() ?? null,
      elsewhere,
    };
  }

  /** @throws ProposalNotFound */
  async detail(territoryId: number, id: string, reader: Somebody): Promise<ProposalDetail> {
    const row = await this.proposals.find(territoryId, id);
    if (!row) throw new ProposalNotFound();
    const { content, target, diff, version } = await this.targets.compare(row);
    const { kind, proposed, base } = row;
    const [names, similar, neighbours] = await Promise.all([
      this.content.names(territoryId, [base, proposed, target?.values ?? {}]),
      kind === 'new-actor' && !target ? this.content.similar(territoryId, row.name) : [],
      this.queue.neighbours(territoryId, id),
    ]);
    return {
      ...summaryOf(row, reader.id),
      target: target && { content, slug: target.slug, name: target.name },
      fields: saysWhy(kind) ? reported(proposed) : makesNew(kind) && row.applied ? accepted(row) : diff,
      ...{ version, note: row.note, names, similar, ...neighbours },
      proposer: {
        name: row.personName,
        email: row.email,
        reachable: row.personId !== null || row.email !== null,
      },
    } as ProposalDetail;
  }
}

function summaryOf(row: ProposalRow, reader: string): ProposalSummary {
  const { id, kind, state, name, flags, decidedAt, decidedBy, reason, word, applied } = row;
  const undoable = decidedAt && nextState(state, 'undo') ? undoableUntil(decidedAt) : null;
  return {
    ...{ id, kind, state, name, flags },
    proposedAt: row.proposedAt.toISOString(),
    own: row.personId === reader,
    decision: decidedAt && {
      ...{ at: decidedAt.toISOString(), by: decidedBy, reason, word, fields: Object.keys(applied ?? {}) },
      undoableUntil: undoable && undoable > new Date() ? undoable.toISOString() : null,
    },
  };
}

/** A report, or a removal, has nothing to compare with: what it says is shown as it was said. */
const reported = (proposed: Values) => said(proposed, {});

/** Once there, new content would only show that everything "already is so". */
const accepted = ({ proposed }: ProposalRow) => said(proposed, {});

const said = (proposed: Values, base: Values) =>
  Object.entries(proposed).map(([field, value]) => ({
    ...{ field, standing: 'change' as const, base: base[field] ?? null, now: null, proposed: value },
  }));
