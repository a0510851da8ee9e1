import { fail } from '@sveltejs/kit';
import { groupPath } from '#lib/api/groups.ts';
import { notFound } from '#lib/server/not-found.ts';
import { askAccount } from '#lib/server/ask-account.ts';
import { groupSettingsOf } from '#lib/server/group-settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { mayManage } = await parent();
  if (!mayManage) notFound();
};

export const actions: Actions = {
  default: async (event) => {
    const { territory, group } = event.params;
    const settings = groupSettingsOf(await event.request.formData());
    const answer = await askAccount(event, groupPath(territory, group), settings, 'PUT');
    return answer.refusal === null
      ? { saved: true }
      : fail(answer.status, { typed: settings, refusal: answer.refusal, errors: answer.errors });
  },
};
