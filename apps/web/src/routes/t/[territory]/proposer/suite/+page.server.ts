import { fail } from '@sveltejs/kit';
import { answerAsked, readAsked } from '#lib/api/proposals.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

const tokenIn = (url: URL) => url.searchParams.get('jeton') ?? '-';

export const load: PageServerLoad = async ({ params, url, fetch }) => {
  try {
    return { asked: await readAsked(fetch, params.territory, tokenIn(url)) };
  } catch (failure) {
    if (!(failure instanceof RequestFailure) || failure.problem.status >= 500) throw failure;
    return { asked: null };
  }
};

export const actions: Actions = {
  default: async ({ params, url, request, fetch }) => {
    const { note = '' } = await fieldsOf(request);
    try {
      await answerAsked(fetch, params.territory, tokenIn(url), note);
      return { done: true, note: '', refusal: null };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { status, code } = failure.problem;
      return fail(status, { done: false, note, refusal: code });
    }
  },
};
