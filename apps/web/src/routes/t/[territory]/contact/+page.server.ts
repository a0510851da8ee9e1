import { fail } from '@sveltejs/kit';
import { leaveContact } from '#lib/api/contacts.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const { name = '', email = '', message = '', consent } = await fieldsOf(request);
    const typed = { name, email, message };
    if (consent !== 'yes') return fail(400, { ...typed, refusal: 'consent' });
    try {
      await leaveContact(fetch, params.territory, {
        ...{ name: name || null, email: email.trim(), message: message || null },
        ...{ language: getLocale(), consent: true },
      });
      return { done: true as const };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { status, code } = failure.problem;
      return fail(status, { ...typed, refusal: status === 400 ? 'email' : code });
    }
  },
};
