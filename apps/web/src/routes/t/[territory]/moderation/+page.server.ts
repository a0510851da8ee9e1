import { fail } from '@sveltejs/kit';
import { decideProposals, readQueue } from '#lib/api/moderation.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { textsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

const FILTERS = ['show', 'kind', 'flag'];

/** To whoever does not moderate here, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const filters = new URLSearchParams();
  for (const name of FILTERS) {
    const value = url.searchParams.get(name);
    if (value) filters.set(name, value);
  }
  return {
    queue: await readQueue(fetch, params.territory, filters),
    filters: Object.fromEntries(filters),
  };
};

const decisionIn = (form: FormData): 'accept' | 'refuse' =>
  form.get('decision') === 'refuse' ? 'refuse' : 'accept';

export const actions: Actions = {
  /** What several are to become: asked once more before it is done. */
  choose: async ({ request }) => {
    const form = await request.formData();
    const chosen = form.getAll('proposal').map(String);
    if (chosen.length === 0) return fail(400, { nothing: true });
    return { confirm: { decision: decisionIn(form), chosen } };
  },
  decide: async ({ params, request, fetch }) => {
    const form = await request.formData();
    const chosen = form.getAll('proposal').map(String);
    const { reason: listed = '', word = '' } = textsOf(form);
    const decision = decisionIn(form);
    const reason = listed || null;
    if (decision === 'refuse' && reason === null && word.trim() === '')
      return fail(400, { confirm: { decision, chosen }, missing: true });
    try {
      return {
        result: await decideProposals(fetch, params.territory, { proposals: chosen, decision, reason, word }),
      };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { status, code } = failure.problem;
      return fail(status, { confirm: { decision, chosen, reason: listed, word }, problem: code });
    }
  },
};
