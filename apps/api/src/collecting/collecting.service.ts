import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  CollectingMode,
  CollectingSession,
  CollectingSessionDetail,
  CollectingSessions,
  CreateCollectingSession,
  OpenedCollectingSession,
} from '@belvedere/contracts/collecting';
import type { z } from 'zod';
import { campaignState, today } from '@belvedere/domain/campaigns';
import { type Author, AuditService } from '../audit/audit.service.ts';
import { CampaignsService } from '../campaigns/campaigns.service.ts';
import { PublicAddress } from '../config/public-address.ts';
import { hashOf } from '../config/tokens.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { CollectingTokens } from './collecting-tokens.ts';
import {
  CollectingCampaignClosed,
  CollectingSessionEnded,
  CollectingSessionLost,
  CollectingSessionNotFound,
  CollectingSessionOver,
  EndOutOfReach,
  UnknownTarget,
} from './collecting.errors.ts';
import { CollectingQueries, type CountedRow, type SessionRow } from './collecting.queries.ts';

/** A session, as a response that came with its token needs it. */
export interface SessionOfResponse {
  id: string;
  mode: CollectingMode;
  /** Somebody ended it before its time: whatever comes now is to be decided. */
  ended: boolean;
}

const LONGEST_MS = 92 * 86_400_000;

/** Devices that go from hand to hand: made by whoever facilitates, opened by whoever holds the address. */
@Injectable()
export class CollectingService {
  constructor(
    private readonly queries: CollectingQueries,
    private readonly territories: TerritoriesService,
    private readonly campaigns: CampaignsService,
    private readonly tokens: CollectingTokens,
    private readonly address: PublicAddress,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws TerritoryNotFound */
  async all(territory: string): Promise<CollectingSessions> {
    const rows = await this.queries.all(await this.territories.idOf(territory));
    return { sessions: rows.map(presented) };
  }

  /** @throws TerritoryNotFound, CollectingSessionNotFound */
  async read(territory: string, id: string): Promise<CollectingSessionDetail> {
    const territoryId = await this.territories.idOf(territory);
    const row = await this.queries.one(territoryId, id);
    if (!row) throw new CollectingSessionNotFound();
    return {
      ...presented(row),
      targets: await this.queries.targets(territoryId, id),
      idleAfterS: row.idleAfterS,
      address: this.address.of(`/collecte/${this.tokens.address(id)}`),
    };
  }

  /** @throws TerritoryNotFound, CampaignNotFound, CollectingCampaignClosed, UnknownTarget, EndOutOfReach */
  async create(
    territory: string,
    wanted: z.output<typeof CreateCollectingSession>,
    author: Author,
  ): Promise<CollectingSessionDetail> {
    const campaign = await this.campaigns.find(territory, wanted.campaign);
    if (campaignState(campaign, today()) === 'closed') throw new CollectingCampaignClosed();
    const endsAt = await this.queries.instantOf(wanted.ends);
    const left = endsAt.getTime() - Date.now();
    if (left <= 0 || left > LONGEST_MS) throw new EndOutOfReach();
    const areas = new Map((await this.campaigns.answerAreas(campaign)).map(({ code, id }) => [code, id]));
    const targets = wanted.targets.map(({ area, target }) => {
      const areaId = areas.get(area);
      if (areaId === undefined) throw new UnknownTarget(area);
      return { areaId, target };
    });
    const id = randomUUID();
    const { territoryId } = campaign;
    const { mode, place, people, idleAfterS } = wanted;
    const tokenHash = hashOf(this.tokens.address(id));
    const session = { id, territoryId, campaignId: campaign.id, mode, place, idleAfterS, endsAt, tokenHash };
    await this.sql.transaction(async (manager) => {
      await this.queries.insert({ ...session, people: people || null }, targets, manager);
      await this.audit.record(
        {
          ...{ ...author, territoryId, subject: `collecting-session:${id}` },
          ...{ action: 'collecting-session.create', after: { campaign: campaign.slug, mode, place } },
        },
        manager,
      );
    });
    return this.read(territory, id);
  }

  /** From now on no device opens it, and what comes from one is held. @throws TerritoryNotFound, CollectingSessionNotFound */
  async end(territory: string, id: string, lost: boolean, author: Author): Promise<CollectingSessionDetail> {
    const territoryId = await this.territories.idOf(territory);
    await this.sql.transaction(async (manager) => {
      if (!(await this.queries.end(territoryId, id, lost, manager))) return;
      const action = lost ? 'collecting-session.lose' : 'collecting-session.end';
      await this.audit.record(
        { ...author, territoryId, action, subject: `collecting-session:${id}` },
        manager,
      );
    });
    return this.read(territory, id);
  }

  /** @throws CollectingSessionNotFound, CollectingSessionOver, CollectingSessionEnded, CollectingSessionLost */
  async open(token: string): Promise<OpenedCollectingSession> {
    const row = await this.byToken(token);
    if (row.state === 'lost') throw new CollectingSessionLost();
    if (row.state === 'ended') throw new CollectingSessionEnded();
    if (row.state === 'over') throw new CollectingSessionOver();
    const { territory, mode, place, endsAt, idleAfterS } = row;
    return {
      ...{ territory, mode, place, idleAfterS },
      endsAt: endsAt.toISOString(),
      campaign: await this.campaigns.read(territory, row.campaign.slug),
      targets: await this.queries.targets(row.territoryId, row.id),
    };
  }

  /**
   * The server's half of a device's key. Given after the end too, since what waits must leave the device; never once
   * the device is lost.
   * @throws CollectingSessionNotFound, CollectingSessionLost
   */
  async share(token: string): Promise<string> {
    const { id, state } = await this.byToken(token);
    if (state === 'lost') throw new CollectingSessionLost();
    return this.tokens.share(id);
  }

  /** The session of a response that came with a token. @throws CollectingSessionNotFound when it is of no session of this campaign */
  async ofResponse(token: string, campaign: { id: number }): Promise<SessionOfResponse> {
    const { id, campaignId, mode, state } = await this.byToken(token);
    if (campaignId !== campaign.id) throw new CollectingSessionNotFound();
    return { id, mode, ended: state === 'ended' || state === 'lost' };
  }

  private async byToken(token: string): Promise<SessionRow> {
    const row = await this.queries.byToken(hashOf(token));
    if (!row) throw new CollectingSessionNotFound();
    return row;
  }
}

const presented = ({
  id,
  campaign,
  mode,
  place,
  people,
  endsAt,
  state,
  received,
  held,
}: CountedRow): CollectingSession => ({
  ...{ id, campaign, mode, place, people, state, received, held },
  endsAt: endsAt.toISOString(),
});
