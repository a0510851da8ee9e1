import { fail, redirect } from '@sveltejs/kit';
import { listSessions } from '#lib/api/me.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (!me)
    redirect(
      303,
      `${localizeHref('/connexion')}?retour=${encodeURIComponent(localizeHref('/compte/sessions'))}`,
    );
  return { sessions: await listSessions(fetch) };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const { session = '' } = await fieldsOf(request);
    const answer = await fetch(`/api/me/sessions/${encodeURIComponent(session)}`, { method: 'DELETE' });
    return answer.ok || answer.status === 404
      ? { ended: true }
      : fail(answer.status, { refusal: 'unexpected' });
  },
};
