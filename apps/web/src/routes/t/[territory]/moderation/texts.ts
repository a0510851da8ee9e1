import type { Flag, ProposalState } from '@belvedere/domain/moderation';
import { refusalTexts } from '#lib/api/refusal-text.ts';
import { m } from '#lib/paraglide/messages.js';

const FLAGS: Record<Flag, () => string> = {
  link: m.moderation_flag_link,
  many: m.moderation_flag_many,
  unverified: m.moderation_flag_unverified,
  similar: m.moderation_flag_similar,
};

const STATES: Record<ProposalState, () => string> = {
  proposed: m.moderation_state_proposed,
  'needs-more': m.moderation_state_needs_more,
  accepted: m.moderation_state_accepted,
  refused: m.moderation_state_refused,
  undone: m.moderation_state_undone,
};

/** What a moderator should look at twice, in words. */
export const flagText = (flag: Flag): string => FLAGS[flag]();

/** Where a proposal stands, in words. */
export const stateText = (state: ProposalState): string => STATES[state]();

/** Why a decision was not taken, and what to do; that another came first is told shortly, for it is told of many. */
export const refusalText = (code: string): string =>
  code === 'already-decided'
    ? m.moderation_late_title()
    : (refusalTexts()[code] ?? m.moderation_refused_other)({});
