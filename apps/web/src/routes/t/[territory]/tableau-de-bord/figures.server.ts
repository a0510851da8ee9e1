import { CampaignList } from '@belvedere/contracts/campaigns';
import { request } from '#lib/api/client.ts';
import { readCatalogue, readFigures } from '#lib/api/indicators.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import { completeSelection, readSelection } from './selection.ts';

/** The campaign, the indicator and the figures that an address asks for; null when there is nothing to show yet. */
export async function loadFigures(
  fetch: typeof globalThis.fetch,
  territory: string,
  parameters: URLSearchParams,
) {
  const asked = readSelection(parameters);
  const { campaigns } = await request(fetch, CampaignList, `/api/territories/${territory}/campaigns`);
  const readable = campaigns.filter(({ survey, state }) => survey.hasIndicators && state !== 'upcoming');
  const campaign = asked.campaign ? readable.find(({ slug }) => slug === asked.campaign) : readable[0];
  if (asked.campaign && !campaign) notFound(m.dash_campaign_unknown());
  if (!campaign) return null;
  const catalogue = await readCatalogue(fetch, territory, campaign.slug);
  const selection = completeSelection(asked, catalogue);
  if (!selection.indicator) return null;
  const figures = await readFigures(fetch, territory, campaign.slug, selection.indicator, selection);
  return { campaigns: readable, catalogue, selection, figures };
}
