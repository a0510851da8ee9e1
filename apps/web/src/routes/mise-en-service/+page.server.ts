import { fail, redirect } from '@sveltejs/kit';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { name = '', email = '', password = '' } = await fieldsOf(event.request);
    const key = event.url.searchParams.get('cle') ?? '';
    const sent = { key, name, email, password, language: getLocale() };
    const answer = await askAccount(event, '/api/set-up', sent);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, name, email });
    const signedIn = await askAccount(event, '/api/auth/sign-in/email', { email, password });
    redirect(303, localizeHref(signedIn.refusal === null ? '/compte' : '/connexion'));
  },
};
