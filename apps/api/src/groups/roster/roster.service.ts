import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChangeGroupMember } from '@belvedere/contracts/groups';
import type { GroupRole } from '@belvedere/domain/groups';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { GroupMemberNotFound, LastFacilitator, OrganisationNotFound } from './roster.errors.ts';
import { type MemberRow, type NewMember, RosterQueries } from './roster.queries.ts';

export type { MemberRow };

/** Which group, by its numbers. */
export interface GroupKey {
  territoryId: number;
  id: number;
}

/** Who is in a group. It never loses its last facilitator, whoever leaves at the same moment. */
@Injectable()
export class RosterService {
  constructor(
    private readonly queries: RosterQueries,
    private readonly audit: AuditService,
  ) {}

  /** What a person is in a group now. */
  roleIn(personId: string, territory: string, group: string): Promise<GroupRole | null> {
    return this.queries.roleIn(personId, territory, group);
  }

  people({ territoryId, id }: GroupKey, manager?: EntityManager): Promise<MemberRow[]> {
    return this.queries.people(territoryId, id, manager);
  }

  /** The names of the groups that a person alone facilitates; it stays so until the transaction ends. */
  facilitatedAlone(personId: string, manager: EntityManager): Promise<string[]> {
    return this.queries.facilitatedAlone(personId, manager);
  }

  /** Lets a member of the territory in. @returns false when they are in already */
  async admit(member: NewMember, author: Author, manager: EntityManager): Promise<boolean> {
    await this.queries.lock(member.territoryId, member.groupId, manager);
    const id = await this.queries.begin(member, manager);
    if (id === null) return false;
    await this.record('join', member.territoryId, id, author, manager, {
      after: { person: member.personId, role: member.role },
    });
    return true;
  }

  /** @throws GroupMemberNotFound, OrganisationNotFound, LastFacilitator */
  async change(
    group: GroupKey,
    personId: string,
    { role, organisation }: ChangeGroupMember,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    const { member, name } = await this.locked(group, personId, manager);
    if (
      organisation !== undefined &&
      !(await this.queries.changeOrganisation(group.territoryId, member.id, organisation, manager))
    )
      throw new OrganisationNotFound();
    if (!role || role === member.role) return;
    await this.keepAFacilitator(group, member, name, manager);
    await this.queries.changeRole(group.territoryId, member.id, role, manager);
    await this.record('role', group.territoryId, member.id, author, manager, {
      before: { person: personId, role: member.role },
      after: { person: personId, role },
    });
  }

  /** Ends a membership at once, one's own or another's. @throws GroupMemberNotFound, LastFacilitator */
  async end(group: GroupKey, personId: string, author: Author, manager: EntityManager): Promise<void> {
    const { member, name } = await this.locked(group, personId, manager);
    await this.keepAFacilitator(group, member, name, manager);
    await this.queries.end(group.territoryId, member.id, manager);
    await this.record('end', group.territoryId, member.id, author, manager, {
      before: { person: personId, role: member.role },
    });
  }

  /** Whoever leaves a territory leaves its groups. @throws LastFacilitator */
  async endAll(territoryId: number, personId: string, author: Author, manager: EntityManager): Promise<void> {
    for (const { groupId } of await this.queries.ofPerson(territoryId, personId, manager))
      await this.end({ territoryId, id: groupId }, personId, author, manager);
  }

  private async locked(group: GroupKey, personId: string, manager: EntityManager) {
    const name = await this.queries.lock(group.territoryId, group.id, manager);
    const member = await this.queries.one(group.territoryId, group.id, personId, manager);
    if (!member) throw new GroupMemberNotFound();
    return { member, name };
  }

  private async keepAFacilitator(group: GroupKey, member: MemberRow, name: string, manager: EntityManager) {
    if (member.role !== 'facilitator') return;
    const people = await this.people(group, manager);
    if (!people.some(({ id, role }) => role === 'facilitator' && id !== member.id))
      throw new LastFacilitator(name);
  }

  private record(
    what: 'join' | 'role' | 'end',
    territoryId: number,
    member: number,
    author: Author,
    manager: EntityManager,
    fields: { before?: Record<string, unknown>; after?: Record<string, unknown> },
  ): Promise<void> {
    const subject = `group-member:${String(member)}`;
    return this.audit.record(
      { ...author, territoryId, action: `group-member.${what}`, subject, ...fields },
      manager,
    );
  }
}
