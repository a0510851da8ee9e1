import { FLAGS, PROPOSAL_KINDS, PROPOSAL_STATES, REFUSAL_REASONS } from '@belvedere/domain/moderation';
import { z } from 'zod';
import { ContentKind, ReportValues, Values } from './proposals.ts';
import { Lines, Slug } from './text.ts';

const Kind = z.enum(PROPOSAL_KINDS);
const State = z.enum(PROPOSAL_STATES);
const FlagName = z.enum(FLAGS);
const Reason = z.enum(REFUSAL_REASONS);
const Count = z.object({ kind: Kind, count: z.int() });

/** What a decision said, and who took it. */
export const ProposalDecision = z.object({
  at: z.iso.datetime(),
  /** Null once that account is erased. */
  by: z.string().nullable(),
  reason: Reason.nullable(),
  word: z.string(),
  /** Fields of the proposal that were taken over; the others were not. */
  fields: z.array(z.string()),
  /** Until when it may be undone; null when it may not. */
  undoableUntil: z.iso.datetime().nullable(),
});
export type ProposalDecision = z.infer<typeof ProposalDecision>;

export const ProposalSummary = z.object({
  id: z.uuid(),
  kind: Kind,
  state: State,
  /** How people call what it is about. */
  name: z.string(),
  flags: z.array(FlagName),
  proposedAt: z.iso.datetime(),
  /** Whether the reader proposed it. */
  own: z.boolean(),
  decision: ProposalDecision.nullable(),
});
export type ProposalSummary = z.infer<typeof ProposalSummary>;

/** `waiting`: to be decided; `asked`: about which more was asked; `decided`: accepted or refused, the latest first. */
export const QueueQuery = z.object({
  show: z.enum(['waiting', 'asked', 'decided']).default('waiting'),
  kind: Kind.optional(),
  flag: FlagName.optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** What waits in a territory: the oldest first, but what came without proof of work last. */
export const ModerationQueue = z.object({
  proposals: z.array(ProposalSummary),
  /** How many wait, whatever the filters. */
  waiting: z.array(Count),
  asked: z.int(),
  /** Since when the oldest waits; null when nothing does. */
  oldest: z.iso.datetime().nullable(),
  /** What waits in the other territories that the reader moderates. */
  elsewhere: z.array(z.object({ territory: Slug, name: z.string(), waiting: z.int() })),
});
export type ModerationQueue = z.infer<typeof ModerationQueue>;

const Value = Values.valueType;

export const ProposalField = z.object({
  field: z.string(),
  standing: z.enum(['change', 'conflict', 'already']),
  base: Value,
  now: Value,
  proposed: Value,
});
export type ProposalField = z.infer<typeof ProposalField>;

export const ProposalDetail = ProposalSummary.extend({
  /** What it is about; null for new content, and for what has been removed since. */
  target: z.object({ content: ContentKind, slug: Slug, name: z.string() }).nullable(),
  fields: z.array(ProposalField),
  /** Of the content as the diff shows it: send it with a decision, so that none is taken on what changed meanwhile. */
  version: z.string(),
  note: z.string(),
  proposer: z.object({
    /** Of their account; null: they have none. */
    name: z.string().nullable(),
    /** Left in order to be told; forgotten some time after the decision. */
    email: z.string().nullable(),
    /** Whether they can be asked for more. */
    reachable: z.boolean(),
  }),
  /** Names for the slugs and codes among the values. */
  names: z.record(z.string(), z.string()),
  /** For a new actor: those that are called nearly so. */
  similar: z.array(z.object({ slug: Slug, name: z.string() })),
  /** The one before and the one after in the queue. */
  previous: z.uuid().nullable(),
  next: z.uuid().nullable(),
});
export type ProposalDetail = z.infer<typeof ProposalDetail>;

const Word = Lines(2000);

/** Accepts the fields named, those in conflict included; without `fields`, all of them, unless one is in conflict. */
export const AcceptProposal = z.object({
  fields: z.array(z.string().max(40)).min(1).max(40).optional(),
  version: z.string().max(40).optional(),
  word: Word.default(''),
});
export type AcceptProposal = z.infer<typeof AcceptProposal>;

/** Refuses, with a reason of the list, in words, or both. */
export const RefuseProposal = z
  .object({ reason: Reason.nullable().default(null), word: Word.default('') })
  .refine(({ reason, word }) => reason !== null || word !== '', {
    path: ['reason'],
    error: 'a reason or a word',
  });
export type RefuseProposal = z.infer<typeof RefuseProposal>;

export const AskProposer = z.object({ word: Word.min(1) });
export type AskProposer = z.infer<typeof AskProposer>;

/** Takes a published observation away, whatever its age. */
export const RemoveObservation = ReportValues;
export type RemoveObservation = z.infer<typeof RemoveObservation>;

/** The decision by which it went, and may come back. */
export const ObservationRemoved = z.object({ proposal: z.uuid() });
export type ObservationRemoved = z.infer<typeof ObservationRemoved>;

/** Decides several alike. Each is decided by itself: one that cannot be leaves the others alone. */
export const DecideProposals = z
  .object({
    proposals: z.array(z.uuid()).min(1).max(100),
    decision: z.enum(['accept', 'refuse']),
    reason: Reason.nullable().default(null),
    word: Word.default(''),
  })
  .refine(({ decision, reason, word }) => decision === 'accept' || reason !== null || word !== '', {
    path: ['reason'],
    error: 'a reason or a word',
  });
export type DecideProposals = z.infer<typeof DecideProposals>;

/** What became of each: nothing to add, or the code and sentence of why not. */
export const DecidedProposals = z.object({
  decided: z.array(z.uuid()),
  left: z.array(z.object({ id: z.uuid(), code: z.string(), message: z.string() })),
});
export type DecidedProposals = z.infer<typeof DecidedProposals>;

export const ProposalDecided = z.object({
  state: State,
  /** Fields that were taken over, or given back. */
  fields: z.array(z.string()),
  /** Fields that an undoing left alone, because somebody changed them since. */
  kept: z.array(z.string()),
  /** Where what is published can be read. */
  slug: Slug.nullable(),
});
export type ProposalDecided = z.infer<typeof ProposalDecided>;
