import type { Role } from '@belvedere/domain/access';

/** Whoever is signed in, and their role by slug of territory. */
export interface Somebody {
  id: string;
  roles: ReadonlyMap<string, Role>;
}

/** Who decides, and in which role. */
export interface Moderator {
  personId: string;
  role: Role;
}

export const moderatorOf = ({ id, roles }: Somebody, territory: string): Moderator => ({
  personId: id,
  role: roles.get(territory) ?? 'visitor',
});
