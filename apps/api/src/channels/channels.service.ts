import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChangeChannel, Channel, ChannelTarget, CreateChannel } from '@belvedere/contracts/channels';
import { codeFrom, readCode, writeCode } from '@belvedere/domain/groups';
import { roughly } from '@belvedere/domain/privacy';
import { type Author, AuditService } from '../audit/audit.service.ts';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { PublicAddress } from '../config/public-address.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { ActorNotFound, ChannelNotFound } from './channels.errors.ts';
import { ChannelsQueries } from './channels.queries.ts';

/** By which ways people come to a campaign, and roughly how many by each. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly queries: ChannelsQueries,
    private readonly campaigns: CampaignsService,
    private readonly territories: TerritoriesService,
    private readonly address: PublicAddress,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws TerritoryNotFound, CampaignNotFound */
  async all(territory: string, slug: string): Promise<Channel[]> {
    const [campaign, { disclosureThreshold }] = await Promise.all([
      this.campaigns.find(territory, slug),
      this.territories.bySlug(territory),
    ]);
    const rows = await this.queries.all(campaign.id);
    return rows.map(({ code, count, ...row }) => ({
      ...row,
      code: writeCode(code),
      address: this.address.of(`/t/${territory}/enquetes/${slug}?canal=${code}`),
      shortAddress: this.address.of(`/q/${writeCode(code)}`),
      responses: roughly(count, disclosureThreshold),
    }));
  }

  /** @throws TerritoryNotFound, CampaignNotFound, ActorNotFound */
  async create(
    territory: string,
    slug: string,
    { kind, label, actor }: CreateChannel,
    author: Author,
  ): Promise<void> {
    const { id: campaignId, territoryId } = await this.campaigns.find(territory, slug);
    await this.sql.transaction(async (manager) => {
      const actorId = actor === undefined ? null : await this.queries.actor(territoryId, actor, manager);
      if (actor !== undefined && actorId === null) throw new ActorNotFound();
      let id: number | null = null;
      while (id === null) {
        const code = codeFrom(randomBytes(32));
        id = await this.queries.insert(campaignId, { code, kind, label, actorId }, manager);
      }
      await this.audit.record(
        {
          ...{ ...author, territoryId, action: 'channel.create', subject: `campaign:${slug}` },
          after: { kind, label },
        },
        manager,
      );
    });
  }

  /**
   * Another name, or whether it is stopped; what is so already is neither done nor noted again.
   * @throws TerritoryNotFound, CampaignNotFound, ChannelNotFound
   */
  async change(
    territory: string,
    slug: string,
    typed: string,
    { label, stopped }: ChangeChannel,
    author: Author,
  ): Promise<void> {
    const { id: campaignId, territoryId } = await this.campaigns.find(territory, slug);
    const code = readCode(typed);
    await this.sql.transaction(async (manager) => {
      const before = code === null ? null : await this.queries.locked(campaignId, code, manager);
      if (!before) throw new ChannelNotFound();
      const about = { ...author, territoryId, subject: `campaign:${slug}` };
      if (label !== undefined && label !== before.label) {
        await this.queries.rename(before.id, label, manager);
        const change = { before: { label: before.label }, after: { label } };
        await this.audit.record({ ...about, action: 'channel.rename', ...change }, manager);
      }
      if (stopped !== undefined && stopped !== before.stopped) {
        await this.queries.stop(before.id, stopped, manager);
        const action = stopped ? 'channel.stop' : 'channel.reopen';
        await this.audit.record({ ...about, action, after: { label: label ?? before.label } }, manager);
      }
    });
  }

  /** Where a code that was typed or scanned leads. @throws ChannelNotFound */
  async follow(typed: string): Promise<ChannelTarget> {
    const code = readCode(typed);
    const target = code === null ? null : await this.queries.target(code);
    if (!target) throw new ChannelNotFound();
    return target;
  }

  /** Numbers of the channels of a campaign by which answers come, by code. */
  async byCode(campaignId: number): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.queries.codes(campaignId)).map(({ code, id }) => [code, id]));
  }
}
