import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ErasureItem, ErasureObstacle, ErasurePlan, ErasureReport } from '@belvedere/contracts/erasure';
import { AccountsService } from '../../accounts/accounts.service.ts';
import { ConfirmationService } from '../../accounts/me/confirmation.service.ts';
import { AuditService, OPERATOR } from '../../audit/audit.service.ts';
import { RosterService } from '../../groups/roster/roster.service.ts';
import { Sql } from '../../database/sql.ts';
import { MailService } from '../../mail/mail.service.ts';
import { MembershipsService } from '../../memberships/memberships.service.ts';
import { PersonalDataService } from '../personal-data.service.ts';
import { AccountGone, ErasureImpossible } from './erase.errors.ts';
import { EraseQueries } from './erase.queries.ts';

/** Ends a transaction of which only what it found is wanted. */
class TakenBack extends Error {
  constructor(readonly plan: Omit<ErasurePlan, 'confirmation'>) {
    super('taken back');
  }
}

/** Erases an account at the wish of its owner: every module does its part, in one transaction. */
@Injectable()
export class EraseService {
  constructor(
    private readonly queries: EraseQueries,
    private readonly held: PersonalDataService,
    private readonly accounts: AccountsService,
    private readonly confirmation: ConfirmationService,
    private readonly memberships: MembershipsService,
    private readonly roster: RosterService,
    private readonly audit: AuditService,
    private readonly mail: MailService,
    private readonly sql: Sql,
  ) {}

  /** What erasing would do: it is done, counted and taken back, so that the announcement cannot differ from the act. */
  async plan(personId: string, sessionId: string): Promise<ErasurePlan> {
    const confirmation = await this.confirmation.asked(personId, sessionId);
    try {
      return await this.sql.transaction(async (manager) => {
        const { obstacles } = await this.begin(personId, manager);
        throw new TakenBack({ obstacles, items: await this.perform(personId, manager) });
      });
    } catch (error) {
      if (error instanceof TakenBack) return { ...error.plan, confirmation };
      throw error;
    }
  }

  /**
   * @param because its owner asked, or nobody signed in with it for long
   * @param confirm called once nobody else can change the account: what it throws keeps the account
   * @throws ErasureImpossible, AccountGone
   */
  async erase(
    personId: string,
    because: 'asked' | 'asleep' = 'asked',
    confirm?: (manager: EntityManager) => Promise<void>,
  ): Promise<ErasureReport> {
    const memberships = await this.memberships.ofPerson(personId);
    return this.sql.transaction(async (manager) => {
      const { person, obstacles } = await this.begin(personId, manager);
      await confirm?.(manager);
      const [first, ...others] = obstacles;
      if (first) throw new ErasureImpossible([first, ...others]);
      const items = await this.perform(personId, manager);
      for (const { territoryId, role } of memberships)
        await this.audit.record(
          {
            ...(because === 'asked'
              ? { personId: null, role, action: 'account.erase' }
              : { ...OPERATOR, action: 'account.expire' }),
            ...{ territoryId, subject: 'account:erased' },
          },
          manager,
        );
      const { email: to, language } = person;
      await this.mail.queue({ to, language, template: 'account-erased', data: { items, because } }, manager);
      return { erasedAt: new Date().toISOString(), items, mailed: this.mail.leaving };
    });
  }

  /** Locks in the order in which others do: territories, groups, then the person. */
  private async begin(personId: string, manager: EntityManager) {
    const administered = await this.memberships.administeredAlone(personId, manager);
    const facilitated = await this.roster.facilitatedAlone(personId, manager);
    const person = await this.accounts.locked(personId, manager);
    if (!person) throw new AccountGone();
    const obstacles: ErasureObstacle[] = [];
    if (person.demonstration) obstacles.push({ code: 'demonstration-account', names: [] });
    if (administered.length > 0) obstacles.push({ code: 'last-administrator', names: administered });
    if (facilitated.length > 0) obstacles.push({ code: 'last-facilitator', names: facilitated });
    return { person, obstacles };
  }

  private async perform(personId: string, manager: EntityManager): Promise<ErasureItem[]> {
    const items: ErasureItem[] = [];
    for (const { what, fate, why, statements } of this.held.erasure()) {
      let count = statements ? 0 : null;
      for (const statement of statements ?? [])
        count! += await this.queries.step(statement, personId, manager);
      items.push({ what, fate, why, count });
    }
    return items;
  }
}
