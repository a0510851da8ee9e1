import type { Role } from '@belvedere/domain/access';
import type { GroupRole } from '@belvedere/domain/groups';

/** Whoever is signed in, as the guard needs to know them. */
export interface Person {
  id: string;
  /** The session by which they ask. */
  sessionId: string;
  /** Role by slug of territory. */
  roles: ReadonlyMap<string, Role>;
}

/** Who asks. Provided by the slice that knows persons, so that the guard knows no slice. */
export abstract class Persons {
  /** Null without a valid session. Called only when this `Cookie` header carries one at all. */
  abstract asking(cookie: string): Promise<Person | null>;

  /** What a person is in a working group; null for who is not in it. Asked on routes within a group only. */
  abstract inGroup(personId: string, territory: string, group: string): Promise<GroupRole | null>;

  /** Whether a `Cookie` header holds a session at all, asked of every request and without the database. */
  abstract carriesSession(cookie: string): boolean;
}
