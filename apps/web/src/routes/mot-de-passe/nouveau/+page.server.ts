import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { password = '' } = await fieldsOf(event.request);
    const token = event.url.searchParams.get('jeton') ?? '';
    const answer = await askAccount(event, '/api/auth/reset-password', { token, newPassword: password });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    redirect(303, `${localizeHref('/connexion')}?change`);
  },
};
