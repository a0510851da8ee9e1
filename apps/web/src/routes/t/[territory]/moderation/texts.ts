import type { Flag, ProposalState } from '@belvedere/domain/moderation';
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

const REFUSALS: Record<string, () => string> = {
  'content-changed': m.moderation_refused_content_changed,
  'proposal-conflicts': m.moderation_refused_conflicts,
  'target-gone': m.moderation_refused_target_gone,
  'unknown-names': m.moderation_refused_unknown,
  'days-in-disorder': m.moderation_refused_days,
  'nobody-to-ask': m.moderation_ask_nobody,
  'undo-too-late': m.moderation_refused_undo_late,
  'changed-since': m.moderation_refused_changed_since,
  'content-used': m.moderation_refused_used,
  'already-decided': m.moderation_late_title,
};

/** Why a decision was not taken, and what to do. */
export const refusalText = (code: string): string => (REFUSALS[code] ?? m.moderation_refused_other)();
