/** Words of every survey, apart from what reads one: a page that only shows a question does not carry its reader. */

/** The answer of someone who does not know or prefers not to say, the same in every question. */
export const NO_ANSWER = 'no-answer';
/** The answer of someone whose neighbourhood is not in the list. */
export const OTHER_AREA = 'other';
/** The question that locates a response; its answer is a column of its own. */
export const AREA_QUESTION = 'area';
