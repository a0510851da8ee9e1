import type { EntityManager } from 'typeorm';
import { DEMONSTRATION_GROUPS } from '@belvedere/fixtures/groups';
import { OPERATOR } from '../audit/audit.service.ts';
import { accountsOn } from '../commands/grant.ts';
import { Sql } from '../database/sql.ts';

const INSERT_GROUPS = `
  INSERT INTO working_group (territory_id, slug, name, purpose, purpose_en, visibility, joining, modules,
                             next_meeting_on, next_meeting_place)
  SELECT $1, slug, name, purpose, purpose_en, visibility, joining, modules,
         current_date + (meeting ->> 'days')::int, meeting ->> 'place'
    FROM jsonb_to_recordset($2::jsonb) AS given(
      slug text, name text, purpose text, purpose_en text, visibility text, joining text, modules jsonb, meeting jsonb)`;

const INSERT_MEMBERS = `
  INSERT INTO group_member (territory_id, group_id, person_id, role, college)
  SELECT g.territory_id, g.id, p.id, m.role, m.college
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, members jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(given.members) AS m(email text, role text, college text)
    JOIN working_group g ON g.territory_id = $1 AND g.slug = given.slug
    JOIN auth.person p ON p.email = m.email`;

const INSERT_REQUESTS = `
  INSERT INTO join_request (territory_id, group_id, person_id, reason, college)
  SELECT g.territory_id, g.id, p.id, r.reason, r.college
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, requests jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(given.requests) AS r(email text, reason text, college text)
    JOIN working_group g ON g.territory_id = $1 AND g.slug = given.slug
    JOIN auth.person p ON p.email = r.email`;

/** Founds the groups of the demonstration, whose members are its accounts. */
export async function loadGroups(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<void> {
  const accounts = accountsOn(new Sql(manager.dataSource));
  for (const [slug, territoryId] of territories) {
    const groups = DEMONSTRATION_GROUPS[slug] ?? [];
    // Whoever is in a group is something in its territory.
    for (const { email, role } of groups.flatMap(({ members }) => members))
      await accounts.atLeast(email, territoryId, role, OPERATOR, manager);
    const given = [territoryId, JSON.stringify(groups)];
    for (const statement of [INSERT_GROUPS, INSERT_MEMBERS, INSERT_REQUESTS])
      await manager.query(statement, given);
  }
}
