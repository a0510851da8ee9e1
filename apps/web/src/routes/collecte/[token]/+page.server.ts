import { openCollectingSession } from '#lib/api/collecting.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { PageServerLoad } from './$types';

/** A session that opens no more still has its page: what waits on the device leaves it from there. */
export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  try {
    return { bare: true, session: await openCollectingSession(fetch, params.token), closed: undefined };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status !== 410) throw failure;
    return { bare: true, session: undefined, closed: failure.problem.code };
  }
};
