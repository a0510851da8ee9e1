/** Surveys on paper: what a sheet asks, and by which keys it is typed in. */
export { NO_ANSWER_KEY } from './keys.ts';
export { paperSheet, type PaperChoice, type PaperQuestion } from './sheet.ts';
