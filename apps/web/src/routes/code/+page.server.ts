import { fail, redirect } from '@sveltejs/kit';
import { readCode, writeCode } from '@belvedere/domain/groups';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request }) => {
    const { code = '' } = await fieldsOf(request);
    const read = readCode(code);
    if (!read) return fail(400, { refusal: 'invitation-useless', code });
    redirect(303, localizeHref(`/invitation/${writeCode(read)}`));
  },
};
