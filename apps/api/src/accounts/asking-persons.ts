import { Injectable } from '@nestjs/common';
import type { Role } from '@belvedere/domain/access';
import type { GroupRole } from '@belvedere/domain/groups';
import { type Person, Persons } from '../http/persons.ts';
import { RosterService } from '../groups/roster/roster.service.ts';
import { MembershipsService } from '../memberships/memberships.service.ts';
import { AuthService } from './auth/auth.service.ts';
import { COOKIE_PREFIX } from './auth/auth-options.ts';

const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token=`;

/** Tells the guard of every route who asks. */
@Injectable()
export class AskingPersons extends Persons {
  constructor(
    private readonly auth: AuthService,
    private readonly memberships: MembershipsService,
    private readonly roster: RosterService,
  ) {
    super();
  }

  override carriesSession(cookie: string): boolean {
    return cookie.includes(SESSION_COOKIE);
  }

  override inGroup(personId: string, territory: string, group: string): Promise<GroupRole | null> {
    return this.roster.roleIn(personId, territory, group);
  }

  override async asking(cookie: string): Promise<Person | null> {
    const session = await this.auth.session(new Headers({ cookie }));
    if (!session) return null;
    const memberships = await this.memberships.ofPerson(session.personId);
    return {
      id: session.personId,
      sessionId: session.id,
      roles: new Map<string, Role>(memberships.map(({ territory, role }) => [territory, role])),
    };
  }
}
