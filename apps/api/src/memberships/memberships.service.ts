import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type College, isAtLeast, type Role } from '@belvedere/domain/access';
import { type Author, AuditService } from '../audit/audit.service.ts';
import { Sql } from '../database/sql.ts';
import { RosterService } from '../groups/roster/roster.service.ts';
import { DemonstrationRole, LastAdministrator, MembershipNotFound } from './memberships.errors.ts';
import { type Held, MembershipsQueries, type MembershipRow } from './memberships.queries.ts';

/** A role that is given to a person. */
interface Grant {
  personId: string;
  territoryId: number;
  role: Exclude<Role, 'visitor'>;
  college?: College | null;
}

@Injectable()
export class MembershipsService {
  constructor(
    private readonly queries: MembershipsQueries,
    private readonly audit: AuditService,
    private readonly roster: RosterService,
    private readonly sql: Sql,
  ) {}

  /** What a person is, in every territory where they are something. */
  ofPerson(personId: string): Promise<Held[]> {
    return this.queries.ofPerson(personId);
  }

  /** Whoever reviews what the public proposes: facilitators and administrators. */
  moderators(territoryId: number, manager: EntityManager): Promise<string[]> {
    return this.queries.moderators(territoryId, manager);
  }

  /** The names of the territories that a person alone administers; it stays so until the transaction ends. */
  administeredAlone(personId: string, manager: EntityManager): Promise<string[]> {
    return this.queries.administeredAlone(personId, manager);
  }

  /** Gives a person a role in a territory, or another one. @throws LastAdministrator */
  async grant(grant: Grant, author: Author, manager: EntityManager): Promise<void> {
    const { personId, territoryId, role, college = null } = grant;
    await this.queries.lockTerritory(territoryId, manager);
    const known = await this.queries.locked(personId, territoryId, manager);
    if (known?.role === role) return;
    if (known) await this.keepAnAdministrator(known, manager);
    const id = known?.id ?? (await this.queries.begin({ territoryId, personId, role, college }, manager));
    if (known) await this.queries.change(territoryId, id, role, manager);
    await this.audit.record(
      {
        ...author,
        territoryId,
        action: 'membership.grant',
        subject: `membership:${String(id)}`,
        before: known && { role: known.role },
        after: { person: personId, role },
      },
      manager,
    );
  }

  /** Gives a role to whoever has none, or less; nobody loses one. */
  async atLeast(grant: Grant, author: Author, manager: EntityManager): Promise<void> {
    await this.queries.lockTerritory(grant.territoryId, manager);
    const known = await this.queries.locked(grant.personId, grant.territoryId, manager);
    if (!known || !isAtLeast(known.role, grant.role)) await this.grant(grant, author, manager);
  }

  /**
   * Ends a membership at once, one's own or another's, and those of the groups of the territory with it.
   * @throws MembershipNotFound, DemonstrationRole, LastAdministrator, LastFacilitator
   */
  async end(personId: string, territoryId: number, author: Author): Promise<void> {
    await this.sql.transaction(async (manager) => {
      await this.queries.lockTerritory(territoryId, manager);
      const known = await this.queries.locked(personId, territoryId, manager);
      if (!known) throw new MembershipNotFound();
      if (known.demonstration) throw new DemonstrationRole();
      await this.keepAnAdministrator(known, manager);
      await this.roster.endAll(territoryId, personId, author, manager);
      await this.queries.end(territoryId, known.id, manager);
      await this.audit.record(
        {
          ...author,
          territoryId,
          action: 'membership.end',
          subject: `membership:${String(known.id)}`,
          before: { person: personId, role: known.role },
        },
        manager,
      );
    });
  }

  private async keepAnAdministrator({ role, territoryId }: MembershipRow, manager: EntityManager) {
    if (role === 'administrator' && (await this.queries.administrators(territoryId, manager)) === 1)
      throw new LastAdministrator();
  }
}
