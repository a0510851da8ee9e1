/** What the slowest network that we count with takes to answer at all, in milliseconds, and what it carries in one. */
const SLOWEST = { answersIn: 30_000, bytesIn: 4 };

/**
 * Gives a request up when even the slowest network would have carried it: what it sends then waits on the device,
 * instead of nowhere, and whoever waits for it is told.
 * @param body what is sent
 */
export const patience = (body = ''): AbortSignal =>
  AbortSignal.timeout(SLOWEST.answersIn + body.length / SLOWEST.bytesIn);
