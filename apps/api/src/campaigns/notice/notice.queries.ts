import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CampaignNotice } from '@belvedere/contracts/campaigns';
import { Sql } from '../../database/sql.ts';

/** What whoever runs a campaign may change in its notice; the rest is said by the territory's settings. */
export type NoticeChange = Partial<
  Pick<CampaignNotice, 'controller' | 'legalBasis' | 'contact' | 'leastAge'>
>;

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

  /** What is left out stays; the version comes by itself. */
  change(
    campaignId: number,
    { controller, legalBasis, contact, leastAge }: NoticeChange,
    manager: EntityManager,
  ) {
    return this.sql.run(
      `UPDATE campaign
          SET controller = coalesce($2, controller), legal_basis = coalesce($3, legal_basis),
              notice_contact = coalesce($4, notice_contact), least_age = coalesce($5, least_age)
        WHERE id = $1`,
      [campaignId, controller ?? null, legalBasis ?? null, contact ?? null, leastAge ?? null],
      manager,
    );
  }
}
