import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College } from '@belvedere/contracts/accounts';
import { GroupRole } from '@belvedere/contracts/groups';
import { Sql } from '../../database/sql.ts';

const MemberRow = z.object({
  id: z.number(),
  groupId: z.number(),
  person: z.string(),
  name: z.string(),
  role: GroupRole,
  college: College.nullable(),
  organisation: z.string().nullable(),
  since: z.date(),
});
export type MemberRow = z.infer<typeof MemberRow>;

/** Somebody who comes in. */
export interface NewMember {
  territoryId: number;
  groupId: number;
  personId: string;
  role: GroupRole;
  college: College | null;
}

const LIVE = `
  SELECT m.id, m.group_id AS "groupId", m.person_id AS person, m.name, m.role, m.college, a.name AS organisation, m.since
    FROM live_group_member m
    LEFT JOIN actor a ON a.territory_id = m.territory_id AND a.id = m.actor_id
   WHERE m.territory_id = $1 AND ($2::int IS NULL OR m.group_id = $2) AND ($3::uuid IS NULL OR m.person_id = $3)
   ORDER BY m.role = 'facilitator' DESC, m.name, m.id`;

@Injectable()
export class RosterQueries {
  constructor(private readonly sql: Sql) {}

  async roleIn(personId: string, territory: string, group: string): Promise<GroupRole | null> {
    const found = await this.sql.row(
      z.object({ role: GroupRole }),
      `SELECT m.role
         FROM live_group_member m
         JOIN working_group g ON g.territory_id = m.territory_id AND g.id = m.group_id
         JOIN territory t ON t.id = g.territory_id
        WHERE m.person_id = $1 AND t.slug = $2 AND g.slug = $3`,
      [personId, territory, group],
    );
    return found?.role ?? null;
  }

  people(territoryId: number, groupId: number, manager?: EntityManager): Promise<MemberRow[]> {
    return this.sql.rows(MemberRow, LIVE, [territoryId, groupId, null], manager);
  }

  one(
    territoryId: number,
    groupId: number,
    personId: string,
    manager: EntityManager,
  ): Promise<MemberRow | null> {
    return this.sql.row(MemberRow, LIVE, [territoryId, groupId, personId], manager);
  }

  ofPerson(territoryId: number, personId: string, manager: EntityManager): Promise<MemberRow[]> {
    return this.sql.rows(MemberRow, LIVE, [territoryId, null, personId], manager);
  }

  /** Whoever changes who is in a group waits for the one before. @returns its name */
  async lock(territoryId: number, groupId: number, manager: EntityManager): Promise<string> {
    const locked = await this.sql.row(
      z.object({ name: z.string() }),
      'SELECT name FROM working_group WHERE territory_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [territoryId, groupId],
      manager,
    );
    return locked!.name;
  }

  /** The names of the groups that a person alone facilitates; nobody changes who does until the transaction ends. */
  async facilitatedAlone(personId: string, manager: EntityManager): Promise<string[]> {
    await this.sql.run(
      `SELECT FROM working_group g
        WHERE EXISTS (SELECT FROM live_group_member m
                       WHERE m.territory_id = g.territory_id AND m.group_id = g.id AND m.person_id = $1)
        ORDER BY g.territory_id, g.id FOR NO KEY UPDATE`,
      [personId],
      manager,
    );
    const found = await this.sql.rows(
      z.object({ name: z.string() }),
      `SELECT g.name FROM working_group g
         JOIN live_group_member m ON m.territory_id = g.territory_id AND m.group_id = g.id
        WHERE m.role = 'facilitator'
        GROUP BY g.territory_id, g.id HAVING every(m.person_id = $1) ORDER BY g.name`,
      [personId],
      manager,
    );
    return found.map(({ name }) => name);
  }

  /** @returns the number under which a contribution will name its author; null when the person is in it already */
  async begin(member: NewMember, manager: EntityManager): Promise<number | null> {
    const begun = await this.sql.row(
      z.object({ id: z.number() }),
      `INSERT INTO group_member (territory_id, group_id, person_id, role, college, actor_id)
       SELECT $1, $2, $3, $4, $5, s.actor_id
         FROM membership s WHERE s.territory_id = $1 AND s.person_id = $3 AND s.until IS NULL
       ON CONFLICT (territory_id, group_id, person_id) WHERE until IS NULL DO NOTHING
       RETURNING id`,
      [member.territoryId, member.groupId, member.personId, member.role, member.college],
      manager,
    );
    return begun?.id ?? null;
  }

  changeRole(territoryId: number, id: number, role: GroupRole, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE group_member SET role = $3 WHERE territory_id = $1 AND id = $2',
      [territoryId, id, role],
      manager,
    );
  }

  /** Of a member, here and for whatever they join in this territory. @returns whether there is such an actor */
  async changeOrganisation(
    territoryId: number,
    id: number,
    actor: string | null,
    manager: EntityManager,
  ): Promise<boolean> {
    const changed = await this.sql.row(
      z.object({ id: z.number() }),
      `WITH known AS (SELECT id FROM actor WHERE territory_id = $1 AND slug = $3), changed AS (
         UPDATE group_member SET actor_id = (SELECT id FROM known)
          WHERE territory_id = $1 AND id = $2 AND ($3::text IS NULL OR EXISTS (SELECT FROM known))
         RETURNING id, person_id), held AS (
         UPDATE membership m SET actor_id = (SELECT id FROM known) FROM changed
          WHERE m.territory_id = $1 AND m.person_id = changed.person_id AND m.until IS NULL)
       SELECT id FROM changed`,
      [territoryId, id, actor],
      manager,
    );
    return changed !== null;
  }

  end(territoryId: number, id: number, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE group_member SET until = now() WHERE territory_id = $1 AND id = $2',
      [territoryId, id],
      manager,
    );
  }
}
