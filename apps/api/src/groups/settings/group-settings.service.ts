import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GroupCreated, GroupSettings } from '@belvedere/contracts/groups';
import { slugOf } from '@belvedere/domain/actors';
import { codeFrom } from '@belvedere/domain/groups';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { GroupsQueries } from '../read/groups.queries.ts';
import { GroupsService } from '../read/groups.service.ts';
import { RosterService } from '../roster/roster.service.ts';

@Injectable()
export class GroupSettingsService {
  constructor(
    private readonly queries: GroupsQueries,
    private readonly groups: GroupsService,
    private readonly roster: RosterService,
    private readonly territories: TerritoriesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** Founds a group, of which the founder is the first facilitator. @throws TerritoryNotFound */
  async create(
    territory: string,
    group: GroupSettings,
    founder: Author & { personId: string },
  ): Promise<GroupCreated> {
    const territoryId = await this.territories.idOf(territory);
    return this.sql.transaction(async (manager) => {
      let created: Awaited<ReturnType<GroupsQueries['create']>> = null;
      while (created === null)
        created = await this.queries.create(territoryId, drawnSlug(group.name), group, manager);
      const { id, slug } = created;
      const subject = `group:${String(id)}`;
      await this.audit.record(
        { ...founder, territoryId, action: 'group.create', subject, after: { slug, ...group } },
        manager,
      );
      const { personId } = founder;
      const college = await this.queries.collegeOf(territoryId, personId, manager);
      await this.roster.admit(
        { territoryId, groupId: id, personId, role: 'facilitator', college },
        founder,
        manager,
      );
      return { slug };
    });
  }

  /** @throws GroupNotFound */
  async change(territory: string, slug: string, settings: GroupSettings, author: Author): Promise<void> {
    const { territoryId, id, ...before } = await this.groups.one(territory, slug);
    await this.sql.transaction(async (manager) => {
      await this.queries.change(territoryId, id, settings, manager);
      await this.audit.record(
        {
          ...author,
          territoryId,
          action: 'group.change',
          subject: `group:${String(id)}`,
          ...differenceOf(before, settings),
        },
        manager,
      );
    });
  }
}

/**
 * The name in an address, and signs that are drawn. Always: signs that were only there when the name is taken would tell
 * whoever founds a group that there is another of that name, which may be private.
 */
const drawnSlug = (name: string): string =>
  `${slugOf(name) || 'groupe'}-${codeFrom(randomBytes(32)).slice(0, 5).toLowerCase()}`;

/** Only what changed is worth a line in the trace. */
function differenceOf(before: GroupSettings, after: GroupSettings) {
  const changed = (Object.keys(after) as (keyof GroupSettings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (settings: GroupSettings) => Object.fromEntries(changed.map((key) => [key, settings[key]]));
  return { before: only(before), after: only(after) };
}
