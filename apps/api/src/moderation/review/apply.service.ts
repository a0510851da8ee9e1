import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AcceptProposal } from '@belvedere/contracts/moderation';
import { acceptable, FIELDS, type FieldDiff, makesNew, type Values } from '@belvedere/domain/moderation';
import { ContentsService, PlaceInDisorder } from '../../contents/contents.service.ts';
import {
  ContentChanged,
  ProposalConflicts,
  RequiredLeftOut,
  TargetGone,
  UnknownFields,
} from '../moderation.errors.ts';
import { NO_ROW, type ProposalRow, rowOf, type TargetRow } from '../proposals.queries.ts';
import type { Place } from '../tell/tell.service.ts';
import { type Compared, publishedAt, TargetService } from './target.service.ts';

/** What accepting did. */
export interface AppliedProposal extends TargetRow {
  applied: NonNullable<ProposalRow['applied']>;
  fields: string[];
  /** Whether all of it was taken. */
  whole: boolean;
  slug: string | null;
  published: string | null;
}

/** Does what a proposal asks for, as far as it is accepted. */
@Injectable()
export class ApplyService {
  constructor(
    private readonly targets: TargetService,
    private readonly content: ContentsService,
  ) {}

  /**
   * @throws ContentChanged, ProposalConflicts, UnknownFields, RequiredLeftOut, TargetGone, UnknownNames, DaysInDisorder, PlaceInDisorder
   */
  async apply(
    place: Place,
    proposal: ProposalRow,
    command: AcceptProposal,
    manager: EntityManager,
  ): Promise<AppliedProposal> {
    const compared = await this.targets.compare(proposal, manager);
    const { actorId, actionId, observationId } = proposal;
    if (command.version !== undefined && command.version !== compared.version) throw new ContentChanged();
    // A report is taken note of: what follows from it is a correction.
    if (proposal.kind === 'report')
      return {
        ...{ applied: {}, actorId, actionId, observationId, fields: [], whole: true },
        ...pageOf(place, compared),
      };
    if (proposal.kind === 'observation-removal') return this.remove(compared, place.id, manager);
    const fields = chosenFields(compared.diff, command.fields);
    const whole = fields.length === compared.diff.length;
    const values = Object.fromEntries(fields.map((field) => [field, proposal.proposed[field] ?? null]));
    const made = makesNew(proposal.kind)
      ? await this.create(compared, values, place.id, manager)
      : await this.change(compared, values, place.id, manager);
    return { ...made, fields, whole, ...pageOf(place, { ...compared, target: made.target }) };
  }

  /** Everything that it said, so that undoing says it again. */
  private async remove(
    { content, target }: Compared,
    territoryId: number,
    manager: EntityManager,
  ): Promise<AppliedProposal> {
    if (!target) throw new TargetGone();
    await this.content.remove(content, territoryId, target.id, manager);
    const nothing = Object.fromEntries(Object.keys(target.values).map((field) => [field, null]));
    const fields = Object.keys(nothing);
    return {
      ...{ applied: appliedTo(target.values, nothing), ...NO_ROW, fields, whole: true },
      ...{ slug: null, published: null },
    };
  }

  private async create({ content }: Compared, values: Values, territoryId: number, manager: EntityManager) {
    const missing = Object.entries(FIELDS[content])
      .filter(([field, label]) => 'required' in label && !(field in values))
      .map(([field]) => field);
    if (missing.length > 0) throw new RequiredLeftOut(missing);
    const target = await this.content.create(content, territoryId, values, manager);
    return { target, applied: appliedTo({}, values), ...rowOf(content, target.id) };
  }

  private async change(
    { content, target, diff }: Compared,
    values: Values,
    territoryId: number,
    manager: EntityManager,
  ) {
    if (!target) throw new TargetGone();
    // One without the other would be two places.
    const place = diff.filter(({ field }) => content === 'observation' && PLACE.includes(field));
    if (new Set(place.map(({ field }) => field in values)).size > 1) throw new PlaceInDisorder();
    await this.content.change(content, territoryId, target, values, manager);
    return { target, applied: appliedTo(target.values, values), ...rowOf(content, target.id) };
  }
}

/** Of an observation. */
const PLACE = ['area', 'position'];

/** The fields to take: those chosen by name, or all when none is in conflict. */
function chosenFields(diff: readonly FieldDiff[], chosen: readonly string[] | undefined): string[] {
  const proposed = diff.map(({ field }) => field);
  if (chosen === undefined) {
    const free = acceptable(diff);
    if (free.length < diff.length)
      throw new ProposalConflicts(proposed.filter((field) => !free.includes(field)));
    return free;
  }
  const unknown = chosen.filter((field) => !proposed.includes(field));
  if (unknown.length > 0) throw new UnknownFields(unknown);
  return proposed.filter((field) => chosen.includes(field));
}

const appliedTo = (before: Values, after: Values) =>
  Object.fromEntries(
    Object.entries(after).map(([field, value]) => [field, { before: before[field] ?? null, after: value }]),
  ) as AppliedProposal['applied'];

const pageOf = ({ slug }: Place, { content, target }: Pick<Compared, 'content' | 'target'>) => ({
  slug: target?.slug ?? null,
  published: target && publishedAt(slug, content, target.slug, target.values),
});
