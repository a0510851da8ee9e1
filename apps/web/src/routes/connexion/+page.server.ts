import { fail, redirect } from '@sveltejs/kit';
import { readSignInWays } from '#lib/api/me.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf, pathOfOurs } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { me } = await parent();
  if (me) redirect(303, localizeHref('/compte'));
  return {
    ways: await readSignInWays(fetch),
    // Where an interrupted sign-in by a provider comes back to.
    refusal: url.searchParams.has('error') ? 'provider-failed' : null,
    changed: url.searchParams.has('change'),
  };
};

export const actions: Actions = {
  password: async (event) => {
    const { email = '', password = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, '/api/auth/sign-in/email', { email, password });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, email });
    const back = pathOfOurs(event.url.searchParams.get('retour'), localizeHref('/compte'));
    if (answer.body.twoFactorRedirect)
      redirect(303, `${localizeHref('/connexion/code')}?retour=${encodeURIComponent(back)}`);
    redirect(303, back);
  },
  link: async (event) => {
    const { email = '' } = await fieldsOf(event.request);
    const callbackURL = pathOfOurs(event.url.searchParams.get('retour'), '/');
    const answer = await askAccount(event, '/api/auth/sign-in/magic-link', { email, callbackURL });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, email });
    return { sent: true, email };
  },
};
