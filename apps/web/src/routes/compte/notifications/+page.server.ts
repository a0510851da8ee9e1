import { fail, redirect } from '@sveltejs/kit';
import { ChoosePreferences } from '@belvedere/contracts/notifications';
import { choosePreferences, readPreferences } from '#lib/api/notifications.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (!me)
    redirect(
      303,
      `${localizeHref('/connexion')}?retour=${encodeURIComponent(localizeHref('/compte/notifications'))}`,
    );
  return readPreferences(fetch);
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const choice = ChoosePreferences.safeParse({ preferences: await fieldsOf(request) });
    if (!choice.success) return fail(400, { refusal: 'invalid-request' });
    try {
      await choosePreferences(fetch, choice.data);
      return { saved: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { refusal: failure.problem.code });
    }
  },
};
