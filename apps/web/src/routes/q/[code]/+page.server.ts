import { redirect } from '@sveltejs/kit';
import { followChannel } from '#lib/api/channels.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

/** A short address, from a poster: leads to its campaign. */
export const load: PageServerLoad = async ({ fetch, params }) => {
  const { territory, campaign, code } = await followChannel(fetch, params.code);
  redirect(302, localizeHref(`/t/${territory}/enquetes/${campaign}?canal=${code}`));
};
