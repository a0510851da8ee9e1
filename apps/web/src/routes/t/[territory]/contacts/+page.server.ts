import { fail } from '@sveltejs/kit';
import { listContacts, removeContact } from '#lib/api/contacts.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** To whoever may not read it, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, fetch }) => listContacts(fetch, params.territory);

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const { id = '' } = await fieldsOf(request);
    try {
      await removeContact(fetch, params.territory, id);
      return { done: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { refusal: failure.problem.code });
    }
  },
};
