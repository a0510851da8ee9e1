import { fail } from '@sveltejs/kit';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { email = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, '/api/auth/request-password-reset', { email });
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal, email });
    return { sent: true };
  },
};
