import { Injectable } from '@nestjs/common';
import type { Campaign } from '@belvedere/contracts/campaigns';
import { campaignState, today } from '@belvedere/domain/campaigns';
import { SurveysService } from '../surveys/surveys.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { indicatorsOf } from '@belvedere/domain/indicators';
import { asksForPlaces } from '@belvedere/domain/survey';
import { CampaignNotFound } from './campaigns.errors.ts';
import { type AnswerArea, CampaignsQueries, type CampaignRow } from './campaigns.queries.ts';

@Injectable()
export class CampaignsService {
  constructor(
    private readonly queries: CampaignsQueries,
    private readonly territories: TerritoriesService,
    private readonly surveys: SurveysService,
  ) {}

  /** Campaigns of a territory: those for residents first, latest first. @throws TerritoryNotFound */
  async all(territory: string): Promise<Campaign[]> {
    const rows = await this.queries.all(await this.territories.idOf(territory));
    return Promise.all(rows.map((row) => this.present(row)));
  }

  /** @throws TerritoryNotFound, CampaignNotFound */
  async read(territory: string, campaign: string): Promise<Campaign> {
    return this.present(await this.find(territory, campaign));
  }

  /** A campaign as other slices need it, with its numbers. @throws TerritoryNotFound, CampaignNotFound */
  async find(territory: string, campaign: string): Promise<CampaignRow> {
    const row = await this.queries.bySlug(await this.territories.idOf(territory), campaign);
    if (!row) throw new CampaignNotFound();
    return row;
  }

  /** The areas that answers can be given in, under the boundaries of today. */
  answerAreas(campaign: CampaignRow): Promise<AnswerArea[]> {
    return this.queries.answerAreas(campaign.territoryId, campaign.areaKind);
  }

  /** A campaign as people read it. */
  async present(row: CampaignRow): Promise<Campaign> {
    const { definition } = await this.surveys.reader(row.surveyVersionId);
    return {
      ...row,
      survey: {
        slug: row.surveySlug,
        version: row.surveyVersion,
        questions: definition.pages.length,
        minutes: row.minutes,
        asksForPlaces: asksForPlaces(definition),
        hasIndicators: indicatorsOf(row.surveySlug).length > 0,
      },
      state: campaignState(row, today()),
    };
  }
}
