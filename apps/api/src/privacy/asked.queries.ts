/** What the statements of every module begin with: `asked`, whoever asks, by the id in $1. */
const ASKED = 'WITH asked AS (SELECT id, email, name FROM auth.person WHERE id = $1)';

/** The whole of a query that a module registered. */
export const ofAsked = (query: string): string => `${ASKED} ${query}`;

/** The whole of a statement that a module registered; it answers how many rows it returned. */
export const countOfAsked = (statement: string): string =>
  `${ASKED}, done AS (${statement}) SELECT count(*)::int AS count FROM done`;
