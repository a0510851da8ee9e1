import { Injectable } from '@nestjs/common';
import type { Indicator } from '@belvedere/domain/indicators';
import type { CampaignsService } from '../campaigns/campaigns.service.ts';
import { Kept } from '../kept.ts';
import { TallyService } from '../responses/tally.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { codebookOf, discloseIndicator, type Table } from './indicator-table.ts';
import { IndicatorsQueries } from './indicators.queries.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

/**
 * Disclosed tables, kept as long as the responses that they count are the same. Choosing what to withhold takes some
 * tens of milliseconds a table; every filter then only looks a row up.
 */
@Injectable()
export class FigureTables {
  private readonly kept = new Kept<Table>(400);

  constructor(
    private readonly queries: IndicatorsQueries,
    private readonly surveys: SurveysService,
    private readonly tally: TallyService,
  ) {}

  /** The tables of some indicators, all about the same responses, in their order. */
  async of(campaign: CampaignRow, indicators: readonly Indicator[], threshold: number): Promise<Table[]> {
    const stateNow = () => this.tally.state(campaign.territoryId, campaign.id);
    const state = await stateNow();
    const keyOf = ({ slug }: Indicator) => [campaign.id, slug, threshold, state].join('|');
    // Held here as well: what is made for some of them may push others out of what is kept.
    const found = new Map(indicators.map((indicator) => [indicator, this.kept.get(keyOf(indicator))]));
    const missing = indicators.filter((indicator) => !found.get(indicator));
    if (missing.length > 0) {
      const counting = this.count(campaign, missing);
      const isStill = counting.then(async () => (await stateNow()) === state);
      for (const indicator of missing) {
        const table = counting.then((counted) => discloseIndicator({ ...counted, indicator, threshold }));
        found.set(indicator, this.kept.keep(keyOf(indicator), table, isStill));
      }
    }
    return Promise.all(indicators.map((indicator) => found.get(indicator)!));
  }

  private async count({ id, territoryId, surveyVersionId }: CampaignRow, indicators: readonly Indicator[]) {
    const variables = [...new Set(indicators.map(({ variable }) => variable))];
    const [counts, survey] = await Promise.all([
      this.tally.counts(territoryId, id, variables),
      this.surveys.reader(surveyVersionId),
    ]);
    const given = new Set(counts.map(({ areaId }) => areaId));
    const areas = await this.queries.countedAreas(id, [...given]);
    return { counts, areas, codebook: codebookOf(survey) };
  }
}
