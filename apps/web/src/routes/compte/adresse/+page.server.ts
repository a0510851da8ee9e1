import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const token = encodeURIComponent(event.url.searchParams.get('jeton') ?? '');
    const answer = await askAccount(event, `/api/auth/verify-email?token=${token}`);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    redirect(303, localizeHref('/compte'));
  },
};
