import { fail } from '@sveltejs/kit';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { eraseOwnResponse, readOwnResponse } from '#lib/api/responses.ts';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

/** What the API refuses is told on the page, beside the code as it was typed. */
async function asking<Told extends object>(code: string, ask: () => Promise<Told>) {
  try {
    return { code, ...(await ask()) };
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return fail(failure.problem.status, { code, refusal: failure.problem.code });
  }
}

// The code is a secret: it is sent in the body of a form, and stands in no address.
export const actions: Actions = {
  see: async ({ request, fetch, params }) => {
    const { code = '' } = await fieldsOf(request);
    return asking(code, async () => ({ response: await readOwnResponse(fetch, params.territory, code) }));
  },
  erase: async ({ request, fetch, params }) => {
    const { code = '' } = await fieldsOf(request);
    return asking(code, async () => ({
      erased: (await eraseOwnResponse(fetch, params.territory, code)).done,
    }));
  },
};
