import { Inject, Injectable } from '@nestjs/common';
import { effectiveRole } from '@belvedere/domain/access';
import type { GroupRole } from '@belvedere/domain/groups';
import { type Person, Persons } from '../http/persons.ts';
import { RosterService } from '../groups/roster/roster.service.ts';
import { CONFIGURATION } from '../config/configuration.module.ts';
import type { Configuration } from '../config/environment.ts';
import { ServerSecret } from '../config/secret.ts';
import { AskingQueries, type AskingRow } from './asking.queries.ts';
import { COOKIE_PREFIX } from './auth/auth-options.ts';
import { sessionToken } from './auth/session-token.ts';

const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;

/** Whoever is signed in, as one statement tells them. */
export type AskingPerson = Person & AskingRow;

/**
 * Tells the guard of every route who asks. better-auth begins and ends sessions; reading one is left to a statement of
 * our own, since it is done for every page of whoever is signed in.
 */
@Injectable()
export class AskingPersons extends Persons {
  constructor(
    private readonly queries: AskingQueries,
    private readonly secret: ServerSecret,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly roster: RosterService,
  ) {
    super();
  }

  override carriesSession(cookie: string): boolean {
    return cookie.includes(`${SESSION_COOKIE}=`);
  }

  override inGroup(personId: string, territory: string, group: string): Promise<GroupRole | null> {
    return this.roster.roleIn(personId, territory, group);
  }

  override async asking(cookie: string): Promise<AskingPerson | null> {
    const token = sessionToken(cookie, SESSION_COOKIE, this.secret.value);
    const found = token === null ? null : await this.queries.byToken(token);
    // An account whose password is on screen is nobody's outside of the demonstration.
    if (!found || (found.demonstration && !this.configuration.demonstration)) return null;
    return {
      ...found,
      roles: new Map(
        found.memberships.map(({ territory, role, needsSecondFactor }) => [
          territory.slug,
          effectiveRole(role, { needed: needsSecondFactor, had: found.secondFactor }),
        ]),
      ),
    };
  }
}
