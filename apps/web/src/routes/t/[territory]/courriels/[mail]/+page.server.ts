import { fail } from '@sveltejs/kit';
import { readMail, resendMail } from '#lib/api/mails.ts';
import { inWords } from '#lib/api/refusal-text.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => ({
  mail: await readMail(fetch, params.territory, params.mail),
});

export const actions: Actions = {
  default: async ({ params, fetch }) => {
    try {
      await resendMail(fetch, params.territory, params.mail);
      return { resent: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { problem: inWords(failure.problem) });
    }
  },
};
