import { Injectable } from '@nestjs/common';
import { hashPassword } from 'better-auth/crypto';
import type { SetUp } from '@belvedere/contracts/accounts';
import { AuditService, OPERATOR } from '../../audit/audit.service.ts';
import { PublicAddress } from '../../config/public-address.ts';
import { ServerSecret } from '../../config/secret.ts';
import { isSame } from '../../config/tokens.ts';
import { Sql } from '../../database/sql.ts';
import { MembershipsService } from '../../memberships/memberships.service.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { PersonsQueries } from '../persons.queries.ts';
import { SetUpLinkUseless } from './set-up.errors.ts';

/** Any number, as long as nothing else in the database uses it. */
const SET_UP_LOCK = 711_826_003;

/** The very first account, which nobody could invite: whoever reads the server's console makes it. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly sql: Sql,
    private readonly persons: PersonsQueries,
    private readonly territories: TerritoriesService,
    private readonly memberships: MembershipsService,
    private readonly audit: AuditService,
    private readonly secret: ServerSecret,
    private readonly address: PublicAddress,
  ) {}

  /** The link to print; null once somebody has an account. It stays the same over restarts and processes. */
  async link(): Promise<string | null> {
    if (await this.persons.anyone()) return null;
    return this.address.of(`/mise-en-service?cle=${this.key}`);
  }

  /** Makes the first account, administrator of every territory there is. @throws SetUpLinkUseless */
  async use({ key, name, email, password, language }: SetUp): Promise<void> {
    if (!isSame(key, this.key)) throw new SetUpLinkUseless();
    const [hashed, territories] = await Promise.all([hashPassword(password), this.territories.all()]);
    await this.sql.transaction(async (manager) => {
      // The second of two who use it at once finds the account of the first.
      await manager.query('SELECT pg_advisory_xact_lock($1)', [SET_UP_LOCK]);
      if (await this.persons.anyone(manager)) throw new SetUpLinkUseless();
      const personId = await this.persons.create(
        { name, email, language, password: hashed, demonstration: false },
        manager,
      );
      await this.audit.record(
        { ...OPERATOR, territoryId: null, action: 'set-up.use', subject: `person:${personId}` },
        manager,
      );
      for (const { id } of territories)
        await this.memberships.grant({ personId, territoryId: id, role: 'administrator' }, OPERATOR, manager);
    });
  }

  private get key(): string {
    return this.secret.sign('set-up', 'first-administrator');
  }
}
