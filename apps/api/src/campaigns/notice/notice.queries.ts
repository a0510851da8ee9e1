import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CampaignNotice, type LegalBasis, NoticeVersion } from '@belvedere/contracts/campaigns';
import type { LocalizedText } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

/** What whoever runs a campaign may change in its notice; the rest is said by the territory's settings. */
export interface NoticeChange {
  controller?: string | undefined;
  legalBasis?: LegalBasis | undefined;
  contact?: string | undefined;
  leastAge?: number | undefined;
  purpose?: LocalizedText | undefined;
}

const Found = z.object({ id: z.number() });
const Current = z.object({ notice: CampaignNotice });

@Injectable()
export class NoticeQueries {
  constructor(private readonly sql: Sql) {}

  /** @returns the campaign, kept from changing until the transaction ends; null when there is none of that name */
  async locked(territoryId: number, campaign: string, manager: EntityManager): Promise<number | null> {
    const found = await this.sql.row(
      Found,
      'SELECT id FROM campaign WHERE territory_id = $1 AND slug = $2 FOR NO KEY UPDATE',
      [territoryId, campaign],
      manager,
    );
    return found?.id ?? null;
  }

  async current(campaignId: number, manager: EntityManager): Promise<CampaignNotice> {
    const found = await this.sql.row(
      Current,
      `SELECT content || jsonb_build_object('version', version) AS notice
         FROM campaign_notice WHERE campaign_id = $1 ORDER BY version DESC LIMIT 1`,
      [campaignId],
      manager,
    );
    return found!.notice;
  }

  /** Every version, the latest first. */
  versions(territoryId: number, campaign: string): Promise<NoticeVersion[]> {
    return this.sql.rows(
      NoticeVersion,
      `SELECT (n.since AT TIME ZONE 'Europe/Paris')::date::text AS since, n.content -> 'purpose' AS purpose,
              n.content || jsonb_build_object('version', n.version) AS notice
         FROM campaign_notice n JOIN campaign c ON c.id = n.campaign_id
        WHERE c.territory_id = $1 AND c.slug = $2 ORDER BY n.version DESC`,
      [territoryId, campaign],
    );
  }

  /** What is left out stays; the version comes by itself. */
  change(
    campaignId: number,
    { controller, legalBasis, contact, leastAge, purpose }: NoticeChange,
    manager: EntityManager,
  ) {
    return this.sql.run(
      `UPDATE campaign
          SET controller = coalesce($2, controller), legal_basis = coalesce($3, legal_basis),
              notice_contact = coalesce($4, notice_contact), least_age = coalesce($5, least_age),
              purpose = coalesce($6::jsonb, purpose)
        WHERE id = $1`,
      [
        ...[campaignId, controller ?? null, legalBasis ?? null, contact ?? null, leastAge ?? null],
        purpose ? JSON.stringify(purpose) : null,
      ],
      manager,
    );
  }
}
