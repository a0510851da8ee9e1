import { fail, redirect } from '@sveltejs/kit';
import { notFound } from '#lib/server/not-found.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount } from '#lib/server/ask-account.ts';
import { groupSettingsOf } from '#lib/server/group-settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { me } = await parent();
  const here = me?.memberships.find(({ territory }) => territory.slug === params.territory);
  if (!here?.may.includes('group.create')) notFound();
};

export const actions: Actions = {
  default: async (event) => {
    const { territory } = event.params;
    const settings = groupSettingsOf(await event.request.formData());
    const answer = await askAccount(event, `/api/territories/${territory}/groups`, settings);
    if (answer.refusal !== null)
      return fail(answer.status, { typed: settings, refusal: answer.refusal, errors: answer.errors });
    redirect(303, localizeHref(`/t/${territory}/groupes/${String(answer.body.slug)}`));
  },
};
