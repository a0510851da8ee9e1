import { Injectable } from '@nestjs/common';
import type { Group, GroupInside, GroupList, MyGroups } from '@belvedere/contracts/groups';
import { missingColleges } from '@belvedere/domain/groups';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { GroupNotFound } from '../groups.errors.ts';
import { RosterService } from '../roster/roster.service.ts';
import { type GroupRow, GroupsQueries } from './groups.queries.ts';

export type { GroupRow };

@Injectable()
export class GroupsService {
  constructor(
    private readonly queries: GroupsQueries,
    private readonly roster: RosterService,
    private readonly territories: TerritoriesService,
  ) {}

  /** The public groups of a territory. @throws TerritoryNotFound */
  async list(territory: string): Promise<GroupList> {
    await this.territories.idOf(territory);
    return { groups: await this.queries.public(territory) };
  }

  /** What everybody may see of a public group. @throws GroupNotFound, also for a private one */
  async page(territory: string, slug: string): Promise<Group> {
    return pageOf(await this.publicOne(territory, slug));
  }

  /** A group as its members see it. @throws GroupNotFound */
  async inside(territory: string, slug: string, personId: string): Promise<GroupInside> {
    const group = await this.one(territory, slug);
    const people = await this.roster.people(group);
    return {
      ...pageOf(group),
      people: people.map(({ since, ...person }) => ({ ...person, since: since.toISOString() })),
      mine: people.find(({ person }) => person === personId)?.role ?? null,
    };
  }

  async mine(personId: string): Promise<MyGroups> {
    return { groups: await this.queries.ofPerson(personId) };
  }

  /** @throws GroupNotFound, also for a private one */
  async publicOne(territory: string, slug: string): Promise<GroupRow> {
    const group = await this.queries.publicOne(territory, slug);
    if (!group) throw new GroupNotFound();
    return group;
  }

  /** Private or not: only for whoever the access policy let in. @throws GroupNotFound */
  async one(territory: string, slug: string): Promise<GroupRow> {
    const group = await this.queries.one(territory, slug);
    if (!group) throw new GroupNotFound();
    return group;
  }
}

const pageOf = (group: GroupRow): Group => ({ ...group, missingColleges: missingColleges(group.colleges) });
