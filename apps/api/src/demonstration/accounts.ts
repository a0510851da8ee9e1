import type { EntityManager } from 'typeorm';
import { accountsOn } from '../commands/grant.ts';
import { OPERATOR } from '../audit/audit.service.ts';
import { Sql } from '../database/sql.ts';

/** One account a role, so that everybody can look around. */
export async function loadAccounts(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<void> {
  await accountsOn(new Sql(manager.dataSource)).createDemonstration(territories, OPERATOR, manager);
}
