import { fail } from '@sveltejs/kit';
import { decideHeldResponses, listHeldResponses } from '#lib/api/held-responses.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, fetch }) => listHeldResponses(fetch, params.territory);

const decide =
  (accept: boolean) =>
  async ({ request, fetch, params }: RequestEvent) => {
    const { campaign = '' } = await fieldsOf(request);
    try {
      await decideHeldResponses(fetch, params.territory, campaign, accept);
      return { accepted: accept };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { refusal: failure.problem.code });
    }
  };

export const actions: Actions = { accept: decide(true), refuse: decide(false) };
