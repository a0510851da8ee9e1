import { Injectable } from '@nestjs/common';
import type { ChangeGroupMember } from '@belvedere/contracts/groups';
import type { Author } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { GroupsService } from '../read/groups.service.ts';
import { RosterService } from '../roster/roster.service.ts';

@Injectable()
export class GroupMembersService {
  constructor(
    private readonly groups: GroupsService,
    private readonly roster: RosterService,
    private readonly sql: Sql,
  ) {}

  /** @throws GroupNotFound, GroupMemberNotFound, OrganisationNotFound, LastFacilitator */
  async change(
    territory: string,
    slug: string,
    personId: string,
    changes: ChangeGroupMember,
    author: Author,
  ): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction((manager) => this.roster.change(group, personId, changes, author, manager));
  }

  /** Leaves, or removes somebody. @throws GroupNotFound, GroupMemberNotFound, LastFacilitator */
  async end(territory: string, slug: string, personId: string, author: Author): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction((manager) => this.roster.end(group, personId, author, manager));
  }
}
