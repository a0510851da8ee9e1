import { fail } from '@sveltejs/kit';
import { readUnsubscription, unsubscribe } from '#lib/api/notifications.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: whatever opens links to look at them, such as a virus scanner, unsubscribes nobody. */
export const load: PageServerLoad = async ({ url, fetch }) => {
  try {
    return await readUnsubscription(fetch, url.searchParams.get('token') ?? '');
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status >= 500) throw failure;
    notFound(m.unsubscribe_unknown());
  }
};

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
