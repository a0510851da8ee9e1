import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College } from '@belvedere/contracts/accounts';
import { Group, type GroupSettings, MyGroups } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

const GroupRow = Group.omit({ missingColleges: true }).extend({
  territoryId: z.number(),
  territory: z.string(),
  territoryName: z.string(),
  id: z.number(),
});
export type GroupRow = z.infer<typeof GroupRow>;

const GROUPS = `
  SELECT g.territory_id AS "territoryId", t.slug AS territory, t.name AS "territoryName", g.id, g.slug, g.name,
         jsonb_build_object('fr', g.purpose, 'en', g.purpose_en) AS purpose, g.visibility, g.joining, g.modules,
         CASE WHEN g.next_meeting_on >= current_date
              THEN jsonb_build_object('on', g.next_meeting_on, 'place', g.next_meeting_place) END AS "nextMeeting",
         m.size, m.colleges
    FROM working_group g
    JOIN territory t ON t.id = g.territory_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS size, coalesce(array_agg(DISTINCT college) FILTER (WHERE college IS NOT NULL), '{}') AS colleges
        FROM live_group_member
       WHERE territory_id = g.territory_id AND group_id = g.id) m
   WHERE t.slug = $1 AND ($2::text IS NULL OR g.slug = $2) AND ($3::text IS NULL OR g.visibility = $3)
   ORDER BY g.name`;

@Injectable()
export class GroupsQueries {
  constructor(private readonly sql: Sql) {}

  /** Those that everybody may know of. */
  public(territory: string): Promise<GroupRow[]> {
    return this.sql.rows(GroupRow, GROUPS, [territory, null, 'public']);
  }

  publicOne(territory: string, slug: string): Promise<GroupRow | null> {
    return this.sql.row(GroupRow, GROUPS, [territory, slug, 'public']);
  }

  /** Private or not: for whoever was let in. */
  one(territory: string, slug: string): Promise<GroupRow | null> {
    return this.sql.row(GroupRow, GROUPS, [territory, slug, null]);
  }

  ofPerson(personId: string): Promise<MyGroups['groups']> {
    return this.sql.rows(
      MyGroups.shape.groups.element,
      `SELECT t.slug AS territory, g.slug, g.name, g.visibility, m.role
         FROM live_group_member m
         JOIN working_group g ON g.territory_id = m.territory_id AND g.id = m.group_id
         JOIN territory t ON t.id = g.territory_id
        WHERE m.person_id = $1
        ORDER BY t.name, g.name`,
      [personId],
    );
  }

  /** @returns null when the slug is taken */
  create(
    territoryId: number,
    slug: string,
    group: GroupSettings,
    manager: EntityManager,
  ): Promise<{ id: number; slug: string } | null> {
    return this.sql.row(
      z.object({ id: z.number(), slug: Slug }),
      `INSERT INTO working_group (territory_id, slug, name, purpose, purpose_en, visibility, joining, modules,
                                  next_meeting_on, next_meeting_place)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (territory_id, slug) DO NOTHING RETURNING id, slug`,
      [territoryId, slug, ...valuesOf(group)],
      manager,
    );
  }

  /** For whom a person speaks in the territory. */
  async collegeOf(territoryId: number, personId: string, manager: EntityManager): Promise<College | null> {
    const found = await this.sql.row(
      z.object({ college: College.nullable() }),
      'SELECT college FROM membership WHERE territory_id = $1 AND person_id = $2 AND until IS NULL',
      [territoryId, personId],
      manager,
    );
    return found?.college ?? null;
  }

  change(territoryId: number, id: number, settings: GroupSettings, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `UPDATE working_group
          SET name = $3, purpose = $4, purpose_en = $5, visibility = $6, joining = $7, modules = $8,
              next_meeting_on = $9, next_meeting_place = $10
        WHERE territory_id = $1 AND id = $2`,
      [territoryId, id, ...valuesOf(settings)],
      manager,
    );
  }
}

const valuesOf = ({ name, purpose, visibility, joining, modules, nextMeeting }: GroupSettings) => [
  name,
  purpose.fr,
  purpose.en,
  visibility,
  joining,
  JSON.stringify([...new Set(modules)]),
  nextMeeting?.on ?? null,
  nextMeeting?.place ?? null,
];
