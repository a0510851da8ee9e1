import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, pathOfOurs } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  /** Not when the page is read: programs that check mails for viruses follow links too, and would use it up. */
  default: async (event) => {
    const token = encodeURIComponent(event.url.searchParams.get('jeton') ?? '');
    const answer = await askAccount(event, `/api/auth/magic-link/verify?token=${token}`);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    redirect(303, pathOfOurs(event.url.searchParams.get('retour'), localizeHref('/compte')));
  },
};
