/** Where a proposal stands. `undone`: it waits again, after a decision that was taken back. */
export const PROPOSAL_STATES = ['proposed', 'needs-more', 'accepted', 'refused', 'undone'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What happens to it. `complete`: its proposer answered, or a moderator no longer waits for that. */
export type ProposalEvent = 'accept' | 'refuse' | 'ask' | 'complete' | 'undo';

/** How long a decision may be undone, and how long an address that was left is kept after it. In days. */
export const UNDO_DAYS = 30;

const DECIDABLE = { accept: 'accepted', refuse: 'refused', ask: 'needs-more' } as const;

/** The whole life of a proposal: what is not in this table cannot happen. */
const TRANSITIONS: Record<ProposalState, Partial<Record<ProposalEvent, ProposalState>>> = {
  proposed: DECIDABLE,
  undone: DECIDABLE,
  'needs-more': { complete: 'proposed' },
  accepted: { undo: 'undone' },
  refused: { undo: 'undone' },
};

/** Where a proposal goes from here; null when this cannot happen to it. */
export const nextState = (state: ProposalState, event: ProposalEvent): ProposalState | null =>
  TRANSITIONS[state][event] ?? null;

/** States in which a moderator may decide: what the queue holds. */
export const WAITING: readonly ProposalState[] = PROPOSAL_STATES.filter(
  (state) => nextState(state, 'accept') !== null,
);

/** Until when a decision may be undone. */
export const undoableUntil = (decidedAt: Date): Date =>
  new Date(decidedAt.getTime() + UNDO_DAYS * 24 * 3_600_000);
