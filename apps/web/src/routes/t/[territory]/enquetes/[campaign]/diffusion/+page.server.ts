import type { ChangeChannel } from '@belvedere/contracts/channels';
import { fail } from '@sveltejs/kit';
import { searchActors } from '#lib/api/actors.ts';
import { readCampaign } from '#lib/api/campaigns.ts';
import { channelsPath, listChannels } from '#lib/api/channels.ts';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ fetch, params: { territory, campaign } }) => {
  const [channels, read] = await Promise.all([
    listChannels(fetch, territory, campaign),
    readCampaign(fetch, territory, campaign),
  ]);
  return { channels, campaign: read };
};

export const actions: Actions = {
  create: async (event) => {
    const { territory, campaign } = event.params;
    const { kind = '', label = '' } = await fieldsOf(event.request);
    const actor = kind === 'link' ? undefined : await actorNamed(event.fetch, territory, label);
    const sent = { kind, label, ...(actor && { actor }) };
    const answer = await askAccount(event, channelsPath(territory, campaign), sent);
    if (answer.refusal === null) return { saved: true };
    return fail(answer.status, { sent, refusal: answer.refusal });
  },
  rename: async (event) => change(event, ({ label = '' }) => ({ label })),
  stop: async (event) => change(event, () => ({ stopped: true })),
  reopen: async (event) => change(event, () => ({ stopped: false })),
};

/** Changes the channel that a form names. */
async function change(event: RequestEvent, wantedOf: (fields: Record<string, string>) => ChangeChannel) {
  const { territory, campaign } = event.params;
  const fields = await fieldsOf(event.request);
  const wanted = wantedOf(fields);
  const path = `${channelsPath(territory, campaign)}/${encodeURIComponent(fields['code'] ?? '')}`;
  const answer = await askAccount(event, path, wanted, 'PATCH');
  if (answer.refusal === null) return { changed: true, stopped: wanted.stopped };
  return fail(answer.status, { refusal: answer.refusal });
}

/** The actor of exactly this name, if the map has one. */
async function actorNamed(fetch: typeof globalThis.fetch, territory: string, name: string) {
  const sought = name.trim().toLowerCase();
  if (!sought) return undefined;
  const { actors } = await searchActors(fetch, territory, { q: sought.slice(0, 100) });
  return actors.find((actor) => actor.name.toLowerCase() === sought)?.slug;
}
