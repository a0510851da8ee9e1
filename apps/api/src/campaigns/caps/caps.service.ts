import { Injectable } from '@nestjs/common';
import type { CampaignCaps, SetCampaignCaps } from '@belvedere/contracts/campaigns';
import { stepsFrom } from '@belvedere/domain/privacy/steps';
import { AreaNotFound } from '../../areas/areas.service.ts';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import type { AnswerArea } from '../campaigns.queries.ts';
import { CampaignsService } from '../campaigns.service.ts';
import { CapTooLow } from './caps.errors.ts';
import { type CapRow, CapsQueries } from './caps.queries.ts';

/** How many responses a campaign wants at most, overall and by area. What comes beyond is held, never lost. */
@Injectable()
export class CapsService {
  constructor(
    private readonly queries: CapsQueries,
    private readonly campaigns: CampaignsService,
    private readonly territories: TerritoriesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /**
   * What was set, and what may be; never whether it is reached.
   * @throws TerritoryNotFound, CampaignNotFound
   */
  async read(territory: string, slug: string): Promise<CampaignCaps> {
    const { campaign, threshold, areas } = await this.grounds(territory, slug);
    return { steps: stepsFrom(threshold), ...present(areas, await this.queries.of(campaign.id)) };
  }

  /** Sets all caps of a campaign at once. @throws TerritoryNotFound, CampaignNotFound, CapTooLow, AreaNotFound */
  async set(territory: string, slug: string, wanted: SetCampaignCaps, author: Author): Promise<CampaignCaps> {
    const { campaign, threshold, areas } = await this.grounds(territory, slug);
    const caps: CapRow[] = Object.entries(wanted.areas).map(([code, most]) => {
      const area = areas.find((one) => one.code === code);
      if (!area) throw new AreaNotFound();
      return { areaId: area.id, most };
    });
    if (wanted.most !== null) caps.push({ areaId: null, most: wanted.most });
    if (caps.some(({ most }) => most < threshold)) throw new CapTooLow(threshold);
    await this.sql.transaction(async (manager) => {
      await this.queries.lock(campaign.id, manager);
      const before = traced(areas, await this.queries.of(campaign.id, manager));
      await this.queries.replace(campaign.id, caps, manager);
      const { territoryId } = campaign;
      const entry = { ...author, territoryId, action: 'cap.change', subject: `campaign:${slug}` };
      await this.audit.record({ ...entry, before, after: traced(areas, caps) }, manager);
    });
    return { steps: stepsFrom(threshold), ...present(areas, caps) };
  }

  /** The areas of which no more answers are wanted. */
  async fullAreas(campaignId: number): Promise<ReadonlySet<number>> {
    return new Set((await this.queries.fullAreas(campaignId)).map(({ id }) => id));
  }

  private async grounds(territory: string, slug: string) {
    const [campaign, { disclosureThreshold }] = await Promise.all([
      this.campaigns.find(territory, slug),
      this.territories.bySlug(territory),
    ]);
    const areas = await this.campaigns.answerAreas(campaign);
    return { campaign, areas, threshold: disclosureThreshold };
  }
}

const mostOf = (caps: readonly CapRow[], areaId: number | null) =>
  caps.find((cap) => cap.areaId === areaId)?.most ?? null;

const present = (areas: readonly AnswerArea[], caps: readonly CapRow[]) => ({
  most: mostOf(caps, null),
  areas: areas
    .map(({ id, code, name }) => ({ area: { code, name }, most: mostOf(caps, id) }))
    .sort((one, other) => one.area.name.localeCompare(other.area.name, 'fr')),
});

/** As the log keeps it: only what is set. */
function traced(areas: readonly AnswerArea[], caps: readonly CapRow[]) {
  const { most, areas: all } = present(areas, caps);
  const set: Record<string, number> = {};
  for (const { area, most: cap } of all) if (cap !== null) set[area.code] = cap;
  return { most, areas: set };
}
