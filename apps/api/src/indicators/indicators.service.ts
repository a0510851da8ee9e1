import { Injectable } from '@nestjs/common';
import type { Campaign } from '@belvedere/contracts/campaigns';
import type { AreaFigureList, FigureQuery, IndicatorCatalogue, IndicatorFigures } from '@belvedere/contracts/indicators';
import { comparableReference, residentIndicators, type Indicator } from '@belvedere/domain/indicators';
import { UNLOCATED } from '@belvedere/domain/privacy';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { TallyService } from '../responses/tally.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { type Codebook, codebookOf, discloseIndicator, nodeOf, type Table } from './indicator-table.ts';
import { IndicatorNotFound, UnknownFilter } from './indicators.errors.ts';
import { type CountedArea, IndicatorsQueries } from './indicators.queries.ts';
import { presentIndicator, presentRow } from './present.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

/** Indicators by audience: surveys of other audiences have none yet. */
const INDICATORS: Record<Campaign['audience'], readonly Indicator[]> = {
  residents: residentIndicators,
  structures: [],
};

@Injectable()
export class IndicatorsService {
  constructor(
    private readonly queries: IndicatorsQueries,
    private readonly campaigns: CampaignsService,
    private readonly territories: TerritoriesService,
    private readonly surveys: SurveysService,
    private readonly tally: TallyService,
  ) {}

  /** What the dashboard can be asked for. @throws TerritoryNotFound, CampaignNotFound */
  async catalogue(territory: string, campaign: string): Promise<IndicatorCatalogue> {
    const row = await this.campaigns.find(territory, campaign);
    const codebook = await this.codebook(row);
    return {
      campaign: await this.campaigns.present(row),
      indicators: INDICATORS[row.audience].map((indicator) => presentIndicator(indicator, codebook)),
      ageBands: [...codebook.ageBands],
      situations: [...codebook.situations],
      areaKinds: [row.areaKind, ...(row.areaKind === 'commune' ? [] : (['commune'] as const))],
    };
  }

  /** @throws TerritoryNotFound, CampaignNotFound, IndicatorNotFound, UnknownFilter */
  async figures(
    territory: string,
    campaign: string,
    slug: string,
    query: FigureQuery,
  ): Promise<IndicatorFigures> {
    const row = await this.campaigns.find(territory, campaign);
    const indicator = INDICATORS[row.audience].find((one) => one.slug === slug);
    if (!indicator) throw new IndicatorNotFound();
    const codebook = await this.codebook(row);
    checkFilters(query, row, codebook);

    const { disclosureThreshold: threshold } = await this.territories.bySlug(territory);
    const [table, collection] = await Promise.all([
      this.table(row, indicator, codebook, threshold),
      this.tally.collection(row.territoryId, row.id, threshold),
    ]);
    const filters = { age: query.age ?? null, situation: query.situation ?? null };
    const areaKind = query.areaKind ?? row.areaKind;
    const show = (area?: string) =>
      presentRow(
        table.cube.row({
          ...(area === undefined ? {} : { area }),
          ...(query.age === undefined ? {} : { ageBand: query.age }),
          ...(query.situation === undefined ? {} : { situation: query.situation }),
        }),
        indicator,
      );
    return {
      indicator: presentIndicator(indicator, codebook),
      areaKind,
      filters,
      threshold,
      territory: show(),
      areas: placesOf(table.areas, areaKind === row.areaKind).map(({ node, code, name }) => ({
        area: { code, name },
        row: show(node),
      })),
      unlocated: show(UNLOCATED),
      ...collection,
      reference: filters.age || filters.situation ? null : comparableReference(indicator.slug),
    };
  }

  /**
   * What the residents of one area say: every indicator of the latest campaign, beside the territory's figure.
   * @throws TerritoryNotFound
   */
  async ofArea(
    territory: string,
    areaId: number,
  ): Promise<Pick<AreaFigureList, 'campaign' | 'figures'>> {
    const campaigns = await this.campaigns.all(territory);
    const latest = campaigns.find(({ audience, state }) => audience === 'residents' && state !== 'upcoming');
    if (!latest) return { campaign: null, figures: [] };
    const row = await this.campaigns.find(territory, latest.slug);
    const codebook = await this.codebook(row);
    const { disclosureThreshold: threshold } = await this.territories.bySlug(territory);
    const figures = [];
    for (const indicator of INDICATORS[row.audience]) {
      const { cube, areas } = await this.table(row, indicator, codebook, threshold);
      const node = areas.some(({ id }) => id === areaId)
        ? nodeOf('area', areaId)
        : areas.some(({ commune }) => commune?.id === areaId)
          ? nodeOf('commune', areaId)
          : null;
      if (node === null) break;
      figures.push({
        indicator: presentIndicator(indicator, codebook),
        row: presentRow(cube.row({ area: node }), indicator),
        territory: presentRow(cube.row(), indicator),
      });
    }
    return { campaign: latest, figures };
  }

  private async codebook(row: CampaignRow): Promise<Codebook> {
    return codebookOf(await this.surveys.reader(row.surveyVersionId));
  }

  private async table(
    row: CampaignRow,
    indicator: Indicator,
    codebook: Codebook,
    threshold: number,
  ): Promise<Table> {
    const [respondents, values] = await Promise.all([
      this.tally.respondents(row.territoryId, row.id),
      this.tally.counts(row.territoryId, row.id, indicator.variable),
    ]);
    const given = [...new Set(respondents.map(({ areaId }) => areaId))];
    const areas = await this.queries.countedAreas(row.id, given);
    return discloseIndicator({ indicator, codebook, areas, respondents, values, threshold });
  }
}

/** The places of one kind in a table: its areas, or the communes that hold them. */
function placesOf(areas: readonly CountedArea[], own: boolean) {
  if (own) return areas.map(({ id, code, name }) => ({ node: nodeOf('area', id), code, name }));
  const communes = new Map(areas.flatMap(({ commune }) => (commune ? [[commune.id, commune]] : [])));
  return [...communes.values()].map(({ id, code, name }) => ({ node: nodeOf('commune', id), code, name }));
}

function checkFilters(query: FigureQuery, row: CampaignRow, codebook: Codebook): void {
  const allowed = {
    age: codebook.ageBands.map(({ value }) => value),
    situation: codebook.situations.map(({ value }) => value),
    areaKind: [row.areaKind, 'commune'],
  };
  for (const path of ['age', 'situation', 'areaKind'] as const) {
    const value = query[path];
    if (value !== undefined && !allowed[path].includes(value)) throw new UnknownFilter(path, allowed[path]);
  }
}
