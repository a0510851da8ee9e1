import { fail } from '@sveltejs/kit';
import { readSignInWays } from '#lib/api/me.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const { signUp } = await readSignInWays(fetch);
  return { open: signUp === 'open' };
};

export const actions: Actions = {
  default: async (event) => {
    const { name = '', email = '', password = '' } = await fieldsOf(event.request);
    const sent = { name, email, password, language: getLocale() };
    const answer = await askAccount(event, '/api/auth/sign-up/email', sent);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, name, email });
    return { sent: true };
  },
};
