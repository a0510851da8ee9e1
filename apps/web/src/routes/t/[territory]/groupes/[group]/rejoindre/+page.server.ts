import { fail } from '@sveltejs/kit';
import { groupPath } from '#lib/api/groups.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { territory, group } = event.params;
    const { reason = '', college = '', name = '', email } = await fieldsOf(event.request);
    const requests = `${groupPath(territory, group)}/requests`;
    // Who is asked for an address is not signed in, even where the cookie of a session that ended is left.
    const answer =
      email === undefined
        ? await askAccount(event, requests, { reason, college })
        : await askAccount(event, `${requests}/by-mail`, {
            reason,
            college,
            name,
            email,
            language: getLocale(),
          });
    if (answer.refusal === null) return { sent: true };
    const { refusal, errors } = answer;
    return fail(answer.status, { refusal, errors, reason, college, name, email: email ?? '' });
  },
};
