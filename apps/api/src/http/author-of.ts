import type { Person } from './persons.ts';

/** In whose name something is done in a territory, as the trace tells it. */
export const authorOf = ({ id, roles }: Person, territory: string) => ({
  personId: id,
  role: roles.get(territory) ?? 'member',
});
