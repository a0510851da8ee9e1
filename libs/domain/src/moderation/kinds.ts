import type { ProposalState } from './states.ts';
import type { Label } from '../label.ts';

/** What of an observatory people may propose or correct. */
export const CONTENTS = ['actor', 'action', 'observation'] as const;
export type Content = (typeof CONTENTS)[number];

/** What may be proposed. */
export const PROPOSAL_KINDS = [
  'new-actor',
  'actor-correction',
  'new-action',
  'action-correction',
  'new-observation',
  'observation-correction',
  'observation-removal',
  'report',
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What each kind of proposal is about; a report may be about anything. */
export const CONTENT_OF = {
  'new-actor': 'actor',
  'actor-correction': 'actor',
  'new-action': 'action',
  'action-correction': 'action',
  'new-observation': 'observation',
  'observation-correction': 'observation',
  'observation-removal': 'observation',
} as const satisfies Record<Exclude<ProposalKind, 'report'>, Content>;

/** Whether accepting it makes something that was not there before. */
export const makesNew = (kind: ProposalKind): boolean => kind.startsWith('new-');

/** Whether it gives a reason, and no fields to compare. */
export const saysWhy = (kind: ProposalKind): boolean => kind === 'report' || kind === 'observation-removal';

/** What is wrong with something published, in the eyes of whoever reports it. */
export const REPORT_REASONS = ['wrong', 'closed', 'duplicate', 'offensive', 'private', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Why a proposal is refused; a moderator may also say it in words. */
export const REFUSAL_REASONS = [
  'duplicate',
  'unverifiable',
  'out-of-scope',
  'out-of-territory',
  'advertising',
  'disrespectful',
  'private',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const KIND_LABELS: Record<ProposalKind, Label> = {
  'new-actor': { fr: 'Nouvel acteur', en: 'New actor' },
  'actor-correction': { fr: 'Correction d’un acteur', en: 'Correction of an actor' },
  'new-action': { fr: 'Nouvelle action', en: 'New action' },
  'action-correction': { fr: 'Correction d’une action', en: 'Correction of an action' },
  'new-observation': { fr: 'Observation de terrain', en: 'Field observation' },
  'observation-correction': { fr: 'Correction d’une observation', en: 'Correction of an observation' },
  'observation-removal': { fr: 'Retrait d’une observation', en: 'Removal of an observation' },
  report: { fr: 'Signalement', en: 'Report' },
};

export const REPORT_REASON_LABELS: Record<ReportReason, Label> = {
  wrong: { fr: 'Une information est fausse', en: 'Something is wrong' },
  closed: { fr: 'Le lieu ou l’action n’existe plus', en: 'The place or action is no more' },
  duplicate: { fr: 'C’est un doublon', en: 'It is there twice' },
  offensive: { fr: 'C’est blessant ou illégal', en: 'It is hurtful or illegal' },
  private: { fr: 'On y lit des informations privées', en: 'It tells private details' },
  other: { fr: 'Autre chose', en: 'Something else' },
};

/** Said to the proposer as they are. */
export const REFUSAL_REASON_LABELS: Record<RefusalReason, Label> = {
  duplicate: { fr: 'C’est déjà dans l’observatoire.', en: 'The observatory has it already.' },
  unverifiable: { fr: 'Nous n’avons pas pu le vérifier.', en: 'We could not verify it.' },
  'out-of-scope': {
    fr: 'Ce n’est pas l’objet de l’observatoire.',
    en: 'This is not what the observatory is for.',
  },
  'out-of-territory': { fr: 'C’est en dehors du territoire.', en: 'It is outside of the territory.' },
  advertising: { fr: 'C’est de la publicité.', en: 'It is advertising.' },
  disrespectful: { fr: 'Le ton ne respecte pas les personnes.', en: 'Its tone is not respectful of people.' },
  private: { fr: 'On y lit des informations privées.', en: 'It tells private details.' },
};

/** Where a proposal stands. */
export const STATE_LABELS: Record<ProposalState, Label> = {
  proposed: { fr: 'à relire', en: 'to review' },
  'needs-more': { fr: 'en attente de précisions', en: 'waiting for an answer' },
  accepted: { fr: 'acceptée', en: 'accepted' },
  refused: { fr: 'refusée', en: 'refused' },
  undone: { fr: 'à relire, décision annulée', en: 'to review, decision undone' },
};
