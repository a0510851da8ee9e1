import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount } from '#lib/server/ask-account.ts';
import { groupSettingsOf } from '#lib/server/group-settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { me } = await parent();
  const here = me?.memberships.find(({ territory }) => territory.slug === params.territory);
  if (!here?.may.includes('group.create')) error(404, { message: m.error_404_title() });
};

export const actions: Actions = {
  default: async (event) => {
    const { territory } = event.params;
    const settings = groupSettingsOf(await event.request.formData());
    const answer = await askAccount(event, `/api/territories/${territory}/groups`, settings);
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    redirect(303, localizeHref(`/t/${territory}/groupes/${String(answer.body.slug)}`));
  },
};
