import { Injectable } from '@nestjs/common';
import type { Me, SessionList } from '@belvedere/contracts/accounts';
import { allowedActions, POLICY } from '@belvedere/domain/access';
import type { AskingPerson } from '../asking-persons.ts';
import { SessionNotFound } from './me.errors.ts';
import { SessionsQueries } from './sessions.queries.ts';

@Injectable()
export class MeService {
  constructor(private readonly sessions: SessionsQueries) {}

  read({ id, name, email, language, secondFactor, memberships, roles }: AskingPerson): Me {
    return {
      ...{ id, name, email, language, secondFactor },
      memberships: memberships.map(({ since, territory, role, college }) => {
        const acting = roles.get(territory.slug)!;
        return {
          ...{ territory, role, college },
          since: since.toISOString(),
          lacksSecondFactor: acting !== role,
          may: allowedActions({ signedIn: true, role: acting }).filter(
            (action) => POLICY[action].in === 'territory',
          ),
        };
      }),
    };
  }

  async list(personId: string, currentSession: string): Promise<SessionList> {
    const sessions = await this.sessions.ofPerson(personId);
    return {
      sessions: sessions.map(({ id, since, until }) => ({
        id,
        since: since.toISOString(),
        until: until.toISOString(),
        current: id === currentSession,
      })),
    };
  }

  /** Signs out elsewhere. @throws SessionNotFound, also for what is somebody else's */
  async end(personId: string, session: string): Promise<void> {
    if ((await this.sessions.end(personId, session)) === 0) throw new SessionNotFound();
  }
}
