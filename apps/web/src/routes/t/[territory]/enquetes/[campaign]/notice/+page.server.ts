import { fail } from '@sveltejs/kit';
import { listNoticeVersions, noticePath, readCampaign } from '#lib/api/campaigns.ts';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ fetch, params: { territory, campaign } }) => {
  const [versions, read] = await Promise.all([
    listNoticeVersions(fetch, territory, campaign),
    readCampaign(fetch, territory, campaign),
  ]);
  return { versions, campaign: read };
};

export const actions: Actions = {
  /** Shown first as people will read it; published once that was looked at. */
  preview: async ({ request }) => ({ sent: await fieldsOf(request) }),
  publish: async (event) => {
    const sent = await fieldsOf(event.request);
    const { territory, campaign } = event.params;
    const answer = await askAccount(event, noticePath(territory, campaign), noticeOf(sent), 'PUT');
    if (answer.refusal === null) return { published: true };
    return fail(answer.status, { sent, refusal: answer.refusal, errors: answer.errors });
  },
};

/** What the form says. A number that is none is sent as it is, for the API to refuse. */
const noticeOf = ({ from, controller, legalBasis, contact, leastAge, fr, en }: Record<string, string>) => ({
  ...{ from: Number(from), controller, leastAge: Number(leastAge), purpose: { fr, en } },
  ...(legalBasis && { legalBasis }),
  ...(contact && { contact }),
});
