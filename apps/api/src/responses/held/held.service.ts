import { Injectable } from '@nestjs/common';
import type { HeldDecision, HeldResponses } from '@belvedere/contracts/held-responses';
import { roughly } from '@belvedere/domain/privacy';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { NothingHeld } from './held.errors.ts';
import { HeldQueries } from './held.queries.ts';

/** Answers that came too late, or beyond a cap: those who facilitate decide, for a campaign as a whole, without reading them. */
@Injectable()
export class HeldService {
  constructor(
    private readonly queries: HeldQueries,
    private readonly territories: TerritoriesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws TerritoryNotFound */
  async all(territory: string): Promise<HeldResponses> {
    const { id, disclosureThreshold } = await this.territories.bySlug(territory);
    const rows = await this.queries.campaigns(id);
    return {
      campaigns: rows.map(({ count, ...row }) => ({
        ...row,
        responses: roughly(count, disclosureThreshold),
      })),
    };
  }

  /** @throws TerritoryNotFound, NothingHeld */
  async decide(territory: string, campaign: string, { accept }: HeldDecision, author: Author): Promise<void> {
    const territoryId = await this.territories.idOf(territory);
    await this.sql.transaction(async (manager) => {
      const decided = await (accept
        ? this.queries.accept(territoryId, campaign, manager)
        : this.queries.refuse(territoryId, campaign, manager));
      if (!decided) throw new NothingHeld();
      await this.audit.record(
        {
          ...{ ...author, territoryId, subject: `campaign:${String(decided.campaignId)}` },
          action: accept ? 'held-responses.accept' : 'held-responses.refuse',
        },
        manager,
      );
    });
  }
}
