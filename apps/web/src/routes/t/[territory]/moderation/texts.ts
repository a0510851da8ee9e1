import { type Flag, type ProposalState, STATE_LABELS } from '@belvedere/domain/moderation';
import { refusalTexts } from '#lib/api/refusal-text.ts';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

const FLAGS: Record<Flag, () => string> = {
  link: m.moderation_flag_link,
  many: m.moderation_flag_many,
  unverified: m.moderation_flag_unverified,
  similar: m.moderation_flag_similar,
};

/** What a moderator should look at twice, in words. */
export const flagText = (flag: Flag): string => FLAGS[flag]();

/** Where a proposal stands, in words. */
export const stateText = (state: ProposalState): string => localized(STATE_LABELS[state]);

/** Why a decision was not taken, and what to do; that another came first is told shortly, for it is told of many. */
export const refusalText = (code: string): string =>
  code === 'already-decided'
    ? m.moderation_late_title()
    : (refusalTexts()[code] ?? m.moderation_refused_other)({});
