import type { Person } from '../../http/persons.ts';

/** Who decides, and in which role. */
export interface Moderator {
  personId: string;
  role: string;
}

export const moderatorOf = ({ id, roles }: Person, territory: string): Moderator => ({
  personId: id,
  role: roles.get(territory) ?? 'visitor',
});
