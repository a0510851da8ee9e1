/** What the trace of acts is called, on screen and in what a person takes away. */
export { ACTION_LABELS, FIELD_LABELS, SUBJECT_LABELS } from './labels.ts';
