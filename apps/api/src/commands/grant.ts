import type { Command } from 'commander';
import { ROLES, type Role } from '@belvedere/domain/access';
import { AccountsService } from '../accounts/accounts.service.ts';
import { PersonsQueries } from '../accounts/persons.queries.ts';
import { AuditQueries } from '../audit/audit.queries.ts';
import { AuditService, OPERATOR } from '../audit/audit.service.ts';
import { Sql } from '../database/sql.ts';
import { RosterQueries } from '../groups/roster/roster.queries.ts';
import { RosterService } from '../groups/roster/roster.service.ts';
import { MembershipsQueries } from '../memberships/memberships.queries.ts';
import { MembershipsService } from '../memberships/memberships.service.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { Misuse, type Terminal, withDatabase } from './terminal.ts';

/** Role by its word on screen, or in code. */
const BY_WORD: Readonly<Record<string, Exclude<Role, 'visitor'>>> = {
  contribution: 'contributor',
  membre: 'member',
  animation: 'facilitator',
  administration: 'administrator',
};

const roleOf = (word: string): Exclude<Role, 'visitor'> => {
  const role = BY_WORD[word] ?? ROLES.find((one) => one === word);
  if (!role || role === 'visitor')
    throw new Misuse(`« ${word} » n’est pas un rôle : ${Object.keys(BY_WORD).join(', ')}.`);
  return role;
};

/** The services that accounts rest on, outside of an application. */
export function accountsOn(sql: Sql): AccountsService {
  const audit = new AuditService(new AuditQueries(sql));
  const roster = new RosterService(new RosterQueries(sql), audit);
  const memberships = new MembershipsService(new MembershipsQueries(sql), audit, roster, sql);
  return new AccountsService(new PersonsQueries(sql), memberships);
}

export function addGrant(program: Command, terminal: Terminal): void {
  program
    .command('grant')
    .description('donne un rôle dans un territoire à une personne qui a un compte')
    .argument('<courriel>', 'l’adresse de son compte')
    .argument('<territoire>', 'le territoire')
    .argument('<rôle>', Object.keys(BY_WORD).join(', '))
    .action(async (email: string, territory: string, word: string) => {
      const role = roleOf(word);
      await withDatabase(terminal, async ({ source }) => {
        const sql = new Sql(source);
        const territoryId = await new TerritoriesService(new TerritoriesQueries(sql)).idOf(territory);
        await sql.transaction((manager) =>
          accountsOn(sql).grant(email, territoryId, role, OPERATOR, manager),
        );
        terminal.say(`${email} a le rôle « ${word} » dans ${territory}.`);
      });
    });
}
