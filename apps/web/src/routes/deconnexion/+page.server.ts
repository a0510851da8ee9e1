import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, localizeHref('/'));

export const actions: Actions = {
  default: async (event) => {
    await askAccount(event, '/api/auth/sign-out', {});
    redirect(303, localizeHref('/'));
  },
};
