import { Injectable } from '@nestjs/common';
import type { Me, SessionList } from '@belvedere/contracts/accounts';
import { allowedActions, POLICY } from '@belvedere/domain/access';
import { MembershipsService } from '../../memberships/memberships.service.ts';
import { PersonsQueries } from '../persons.queries.ts';
import { SessionNotFound } from './me.errors.ts';
import { SessionsQueries } from './sessions.queries.ts';

@Injectable()
export class MeService {
  constructor(
    private readonly persons: PersonsQueries,
    private readonly memberships: MembershipsService,
    private readonly sessions: SessionsQueries,
  ) {}

  async read(personId: string): Promise<Me> {
    const [person, memberships] = await Promise.all([
      this.persons.byId(personId),
      this.memberships.ofPerson(personId),
    ]);
    return {
      ...person!,
      memberships: memberships.map(({ territory, territoryName, role, college, since }) => ({
        territory: { slug: territory, name: territoryName },
        role,
        college,
        since: since.toISOString(),
        may: allowedActions({ signedIn: true, role }).filter((action) => POLICY[action].in === 'territory'),
      })),
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
