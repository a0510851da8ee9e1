const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 12 * 60;

/** After this many attempts, spread over almost five days, a mail is given up. @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1 */
export const MOST_ATTEMPTS = 18;

/** How long to wait after this many attempts: a minute, two, four… then twice a day. In milliseconds. */
export const backOffMs = (attempts: number): number =>
  Math.min(2 ** (attempts - 1), LONGEST_MINUTES) * MINUTE_MS;
