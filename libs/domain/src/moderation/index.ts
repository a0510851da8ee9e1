/** What the public proposes, how it is compared with what is there, and what may become of it. */
export {
  CONTENT_OF,
  CONTENTS,
  KIND_LABELS,
  makesNew,
  PROPOSAL_KINDS,
  REFUSAL_REASON_LABELS,
  REFUSAL_REASONS,
  REPORT_REASON_LABELS,
  STATE_LABELS,
  REPORT_REASONS,
  saysWhy,
  type Content,
  type ProposalKind,
  type RefusalReason,
  type ReportReason,
} from './kinds.ts';
export {
  nextState,
  PROPOSAL_STATES,
  type ProposalEvent,
  type ProposalState,
  UNDO_DAYS,
  undoableUntil,
  WAITING,
} from './states.ts';
export {
  changedFields,
  fieldLabel,
  FIELDS,
  NAME_FIELD,
  sameValue,
  type Value,
  type Values,
} from './values.ts';
export { acceptable, diffOf, type FieldDiff } from './diff.ts';
export { type Applied, undoingOf, type Undoing } from './undo.ts';
export { type Flag, FLAGS, flagsOf, MANY } from './suspicion.ts';
export { type Stretch, wordsChanged } from './words.ts';
