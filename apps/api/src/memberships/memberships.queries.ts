import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College, Role } from '@belvedere/contracts/accounts';
import { Sql } from '../database/sql.ts';

const MembershipRow = z.object({
  id: z.number(),
  territoryId: z.number(),
  territory: z.string(),
  territoryName: z.string(),
  role: Role,
  college: College.nullable(),
  actorId: z.number().nullable(),
  since: z.date(),
  demonstration: z.boolean(),
});
export type MembershipRow = z.infer<typeof MembershipRow>;

const Held = MembershipRow.pick({ territoryId: true, role: true });
export type Held = z.infer<typeof Held>;

@Injectable()
export class MembershipsQueries {
  constructor(private readonly sql: Sql) {}

  /** What a person is, in every territory where they are something. */
  ofPerson(personId: string): Promise<Held[]> {
    return this.sql.rows(
      Held,
      `SELECT territory_id AS "territoryId", role FROM membership WHERE person_id = $1 AND until IS NULL`,
      [personId],
    );
  }

  /** The live membership of a person in a territory, kept from changing until the transaction ends. */
  locked(personId: string, territoryId: number, manager: EntityManager): Promise<MembershipRow | null> {
    return this.sql.row(
      MembershipRow,
      `SELECT m.id, m.territory_id AS "territoryId", t.slug AS territory, t.name AS "territoryName", m.role, m.college,
              m.actor_id AS "actorId", m.since, p.demonstration
         FROM membership m
         JOIN territory t ON t.id = m.territory_id
         JOIN auth.person p ON p.id = m.person_id
        WHERE m.until IS NULL AND m.person_id = $1 AND m.territory_id = $2 FOR UPDATE OF m`,
      [personId, territoryId],
      manager,
    );
  }

  /** Whoever changes who administers a territory waits for the one before. */
  lockTerritory(territoryId: number, manager: EntityManager): Promise<void> {
    return this.sql.run('SELECT FROM territory WHERE id = $1 FOR NO KEY UPDATE', [territoryId], manager);
  }

  async administrators(territoryId: number, manager: EntityManager): Promise<number> {
    const counted = await this.sql.row(
      z.object({ count: z.number() }),
      `SELECT count(*)::int AS count FROM membership
        WHERE territory_id = $1 AND role = 'administrator' AND until IS NULL`,
      [territoryId],
      manager,
    );
    return counted!.count;
  }

  /** The names of the territories that a person alone administers; nobody changes who does until the transaction ends. */
  async administeredAlone(personId: string, manager: EntityManager): Promise<string[]> {
    await this.sql.run(
      `SELECT FROM territory t
        WHERE EXISTS (SELECT FROM membership m WHERE m.territory_id = t.id AND m.person_id = $1 AND m.until IS NULL)
        ORDER BY t.id FOR NO KEY UPDATE`,
      [personId],
      manager,
    );
    const found = await this.sql.rows(
      z.object({ name: z.string() }),
      `SELECT t.name FROM territory t JOIN membership m ON m.territory_id = t.id
        WHERE m.role = 'administrator' AND m.until IS NULL
        GROUP BY t.id HAVING every(m.person_id = $1) ORDER BY t.name`,
      [personId],
      manager,
    );
    return found.map(({ name }) => name);
  }

  /** Whoever reviews what the public proposes. */
  async moderators(territoryId: number, manager: EntityManager): Promise<string[]> {
    const found = await this.sql.rows(
      z.object({ id: z.string() }),
      `SELECT person_id AS id FROM membership
        WHERE territory_id = $1 AND role IN ('facilitator', 'administrator') AND until IS NULL ORDER BY id`,
      [territoryId],
      manager,
    );
    return found.map(({ id }) => id);
  }

  async begin(
    membership: { territoryId: number; personId: string; role: string; college: string | null },
    manager: EntityManager,
  ): Promise<number> {
    const begun = await this.sql.row(
      z.object({ id: z.number() }),
      `INSERT INTO membership (territory_id, person_id, role, college) VALUES ($1, $2, $3, $4) RETURNING id`,
      [membership.territoryId, membership.personId, membership.role, membership.college],
      manager,
    );
    return begun!.id;
  }

  change(territoryId: number, id: number, role: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE membership SET role = $3 WHERE territory_id = $1 AND id = $2',
      [territoryId, id, role],
      manager,
    );
  }

  end(territoryId: number, id: number, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE membership SET until = now() WHERE territory_id = $1 AND id = $2',
      [territoryId, id],
      manager,
    );
  }
}
