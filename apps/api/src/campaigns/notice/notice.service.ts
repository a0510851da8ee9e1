import { Injectable } from '@nestjs/common';
import type { CampaignNotice, NoticeVersion } from '@belvedere/contracts/campaigns';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { CampaignNotFound } from '../campaigns.errors.ts';
import { NoticeChangedSince } from './notice.errors.ts';
import { type NoticeChange, NoticeQueries } from './notice.queries.ts';

/** What people are told before the first question of a campaign. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly queries: NoticeQueries,
    private readonly territories: TerritoriesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** Every version, the latest first. @throws TerritoryNotFound, CampaignNotFound */
  async versions(territory: string, campaign: string): Promise<NoticeVersion[]> {
    const territoryId = await this.territories.idOf(territory);
    const versions = await this.queries.versions(territoryId, campaign);
    // Each campaign has one from the beginning.
    if (versions.length === 0) throw new CampaignNotFound();
    return versions;
  }

  /**
   * @param from the version that the change was made from; unsaid, whichever is the latest
   * @returns the notice as it is then. @throws TerritoryNotFound, CampaignNotFound, NoticeChangedSince
   */
  async change(
    territory: string,
    campaign: string,
    change: NoticeChange,
    author: Author,
    from?: number,
  ): Promise<CampaignNotice> {
    const territoryId = await this.territories.idOf(territory);
    return this.sql.transaction(async (manager) => {
      const id = await this.queries.locked(territoryId, campaign, manager);
      if (id === null) throw new CampaignNotFound();
      const before = await this.queries.current(id, manager);
      if (from !== undefined && from !== before.version) throw new NoticeChangedSince(before.version);
      await this.queries.change(id, change, manager);
      const after = await this.queries.current(id, manager);
      if (after.version !== before.version)
        await this.audit.record(
          { ...author, territoryId, action: 'notice.change', subject: `campaign:${campaign}`, before, after },
          manager,
        );
      return after;
    });
  }
}
