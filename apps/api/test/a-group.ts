import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { College } from '@belvedere/domain/access';
import type { GroupRole, Visibility, WayToJoin } from '@belvedere/domain/groups';

/** A working group that no other test shares. */
export async function aGroup(
  source: DataSource,
  territory: { id: number; slug: string },
  changes: { slug?: string; name?: string; visibility?: Visibility; joining?: WayToJoin } = {},
) {
  const {
    slug = `groupe-${randomUUID().slice(0, 8)}`,
    name = 'Groupe d’essai',
    visibility = 'public',
    joining = 'request',
  } = changes;
  const [{ id }] = await source.query<[{ id: number }]>(
    `INSERT INTO working_group (territory_id, slug, name, purpose, visibility, joining)
     VALUES ($1, $2, $3, 'Se comprendre.', $4, $5) RETURNING id`,
    [territory.id, slug, name, visibility, joining],
  );
  return {
    id,
    slug,
    name,
    path: `/api/territories/${territory.slug}/groups/${slug}`,
    /** Puts a member of the territory into the group. */
    with: (person: { id: string }, role: GroupRole = 'member', college: College | null = null) =>
      source.query(
        'INSERT INTO group_member (territory_id, group_id, person_id, role, college) VALUES ($1, $2, $3, $4, $5)',
        [territory.id, id, person.id, role, college],
      ),
  };
}
