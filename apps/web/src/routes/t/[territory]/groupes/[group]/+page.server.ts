import { fail, redirect } from '@sveltejs/kit';
import { groupPath } from '#lib/api/groups.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount } from '#lib/server/ask-account.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  leave: async (event) => {
    const { territory, group } = event.params;
    const answer = await askAccount(event, `${groupPath(territory, group)}/membership`, undefined, 'DELETE');
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    redirect(303, localizeHref(`/t/${territory}/groupes`));
  },
};
