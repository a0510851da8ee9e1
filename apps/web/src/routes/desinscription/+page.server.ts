import { fail } from '@sveltejs/kit';
import { readUnsubscription, unsubscribe } from '#lib/api/notifications.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: whatever opens links to look at them, such as a virus scanner, unsubscribes nobody. */
export const load: PageServerLoad = async ({ url, fetch }) =>
  readUnsubscription(fetch, url.searchParams.get('token') ?? '');

export const actions: Actions = {
  default: async ({ url, fetch }) => {
    try {
      await unsubscribe(fetch, url.searchParams.get('token') ?? '');
      return { done: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { problem: failure.problem });
    }
  },
};
