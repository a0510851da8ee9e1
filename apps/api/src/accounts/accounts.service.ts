import { Injectable } from '@nestjs/common';
import { hashPassword } from 'better-auth/crypto';
import type { EntityManager } from 'typeorm';
import type { Language } from '@belvedere/contracts/text';
import type { Role } from '@belvedere/domain/access';
import type { Author } from '../audit/audit.service.ts';
import { MembershipsService } from '../memberships/memberships.service.ts';
import { PersonNotFound } from './accounts.errors.ts';
import { PersonsQueries } from './persons.queries.ts';
import {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_TERRITORY,
} from './sign-up/demonstration-accounts.ts';

/** A person, and how to write to them. */
interface Reached {
  id: string;
  name: string;
  email: string;
  language: Language;
  secondFactor: boolean;
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly persons: PersonsQueries,
    private readonly memberships: MembershipsService,
  ) {}

  /** Gives a role to whoever has this address. @throws PersonNotFound, LastAdministrator */
  async grant(
    email: string,
    territoryId: number,
    role: Exclude<Role, 'visitor'>,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    const person = await this.persons.byEmail(email, manager);
    if (!person) throw new PersonNotFound(email);
    await this.memberships.grant({ personId: person.id, territoryId, role }, author, manager);
  }

  /** The same, unless they have more already. @throws PersonNotFound */
  async atLeast(
    email: string,
    territoryId: number,
    role: Exclude<Role, 'visitor'>,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    const person = await this.persons.byEmail(email, manager);
    if (!person) throw new PersonNotFound(email);
    await this.memberships.atLeast({ personId: person.id, territoryId, role }, author, manager);
  }

  /** Whom to write to, and in which language. */
  async person(id: string, manager?: EntityManager): Promise<Reached> {
    const person = await this.persons.byId(id, manager);
    if (!person) throw new Error(`no person ${id}`);
    return person;
  }

  /** The same, kept from changing, and from being erased twice, until the transaction ends; null when there is none. */
  locked(id: string, manager: EntityManager): Promise<(Reached & { demonstration: boolean }) | null> {
    return this.persons.locked(id, manager);
  }

  /** Lets go of sessions that are over: when somebody was signed in is nobody's concern any more. */
  forgetSessions(): Promise<void> {
    return this.persons.forgetSessions();
  }

  /** Makes the accounts of the demonstration, one a role. */
  async createDemonstration(
    territories: ReadonlyMap<string, number>,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    const password = await hashPassword(DEMONSTRATION_PASSWORD);
    const territoryId = territories.get(DEMONSTRATION_TERRITORY)!;
    for (const { name, email, role, college } of DEMONSTRATION_ACCOUNTS) {
      const person = { name, email, language: 'fr' as const, demonstration: true, password };
      const personId = await this.persons.create(person, manager);
      await this.memberships.grant({ personId, territoryId, role, college }, author, manager);
    }
  }
}
