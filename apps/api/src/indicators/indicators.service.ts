import { Injectable } from '@nestjs/common';
import type {
  AreaFigureList,
  FigureQuery,
  IndicatorCatalogue,
  IndicatorFigures,
} from '@belvedere/contracts/indicators';
import { comparableReference, indicatorsOf } from '@belvedere/domain/indicators';
import { UNLOCATED } from '@belvedere/domain/privacy';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { TallyService } from '../responses/tally.service.ts';
import { SurveysService } from '../surveys/surveys.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { FigureTables } from './figure-tables.ts';
import { type Codebook, codebookOf, type Place } from './indicator-table.ts';
import { IndicatorNotFound, UnknownFilter } from './indicators.errors.ts';
import { presentIndicator, presentRow } from './present.ts';

type CampaignRow = Awaited<ReturnType<CampaignsService['find']>>;

@Injectable()
export class IndicatorsService {
  constructor(
    private readonly tables: FigureTables,
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
      indicators: indicatorsOf(row.surveySlug).map((indicator) => presentIndicator(indicator, codebook)),
      ageBands: [...codebook.ages],
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
    const indicator = indicatorsOf(row.surveySlug).find((one) => one.slug === slug);
    if (!indicator) throw new IndicatorNotFound();
    const codebook = await this.codebook(row);
    checkFilters(query, row, codebook);

    const { disclosureThreshold: threshold } = await this.territories.bySlug(territory);
    const [[table], collection] = await Promise.all([
      this.tables.of(row, [indicator], threshold),
      this.tally.collection(row.territoryId, row.id, threshold),
    ]);
    if (!table) throw new IndicatorNotFound();
    const areaKind = query.areaKind ?? row.areaKind;
    const only = {
      ...(query.age === undefined ? {} : { ageBand: query.age }),
      ...(query.situation === undefined ? {} : { situation: query.situation }),
    };
    const show = (place: Place['row']) => presentRow(table.cube.row({ ...place, ...only }), indicator);
    return {
      indicator: presentIndicator(indicator, codebook),
      areaKind,
      filters: { age: query.age ?? null, situation: query.situation ?? null },
      threshold,
      territory: show({}),
      areas: table.places
        .filter(({ kind }) => kind === (areaKind === row.areaKind ? 'area' : 'commune'))
        .map(({ code, name, row: place }) => ({ area: { code, name }, row: show(place) })),
      unlocated: show({ area: UNLOCATED }),
      ...collection,
      reference: query.situation ? null : comparableReference(indicator.slug, query.age ?? null),
    };
  }

  /**
   * What the residents of one area say: every indicator of the latest campaign, beside the territory's figure.
   * @throws TerritoryNotFound
   */
  async ofArea(territory: string, areaId: number): Promise<Pick<AreaFigureList, 'campaign' | 'figures'>> {
    const campaigns = await this.campaigns.all(territory);
    const latest = campaigns.find(({ survey, state }) => survey.hasIndicators && state !== 'upcoming');
    if (!latest) return { campaign: null, figures: [] };
    const row = await this.campaigns.find(territory, latest.slug);
    const codebook = await this.codebook(row);
    const { disclosureThreshold: threshold } = await this.territories.bySlug(territory);
    const indicators = indicatorsOf(row.surveySlug);
    const tables = await this.tables.of(row, indicators, threshold);
    const figures = tables.flatMap(({ cube, places }, index) => {
      const place = places.find(({ id }) => id === areaId);
      const indicator = indicators[index];
      if (!place || !indicator) return [];
      return {
        indicator: presentIndicator(indicator, codebook),
        row: presentRow(cube.row(place.row), indicator),
        territory: presentRow(cube.row(), indicator),
      };
    });
    return { campaign: latest, figures };
  }

  private async codebook(row: CampaignRow): Promise<Codebook> {
    return codebookOf(await this.surveys.reader(row.surveyVersionId));
  }
}

function checkFilters(query: FigureQuery, row: CampaignRow, codebook: Codebook): void {
  const allowed = {
    age: codebook.ages.map(({ value }) => value),
    situation: codebook.situations.map(({ value }) => value),
    areaKind: [row.areaKind, 'commune'],
  };
  for (const path of ['age', 'situation', 'areaKind'] as const) {
    const value = query[path];
    if (value !== undefined && !allowed[path].includes(value)) throw new UnknownFilter(path, allowed[path]);
  }
}
