import { Injectable } from '@nestjs/common';
import type { CreateGroup, GroupSettings } from '@belvedere/contracts/groups';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { GroupExists } from '../groups.errors.ts';
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

  /** Founds a group, of which the founder is the first facilitator. @throws TerritoryNotFound, GroupExists */
  async create(territory: string, group: CreateGroup, founder: Author & { personId: string }): Promise<void> {
    const territoryId = await this.territories.idOf(territory);
    await this.sql.transaction(async (manager) => {
      const id = await this.queries.create(territoryId, group, manager);
      if (id === null) throw new GroupExists(group.slug);
      const subject = `group:${String(id)}`;
      await this.audit.record(
        { ...founder, territoryId, action: 'group.create', subject, after: { ...group } },
        manager,
      );
      const { personId } = founder;
      const college = await this.queries.collegeOf(territoryId, personId, manager);
      await this.roster.admit(
        { territoryId, groupId: id, personId, role: 'facilitator', college },
        founder,
        manager,
      );
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

/** Only what changed is worth a line in the trace. */
function differenceOf(before: GroupSettings, after: GroupSettings) {
  const changed = (Object.keys(after) as (keyof GroupSettings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (settings: GroupSettings) => Object.fromEntries(changed.map((key) => [key, settings[key]]));
  return { before: only(before), after: only(after) };
}
