import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT_TABLE } from './1764000002000-accounts/audit.ts';
import { AUTH_TABLES } from './1764000002000-accounts/auth.ts';
import { MEMBERSHIP_TABLE } from './1764000002000-accounts/membership.ts';

/** Persons and how they sign in, what they are in each territory, and the trace of important acts. */
export class Accounts1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUTH_TABLES);
    await runner.query(MEMBERSHIP_TABLE);
    await runner.query(AUDIT_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_entry, membership;
      DROP FUNCTION purge_audit_entry, refuse_audit_change;
      DROP SCHEMA auth CASCADE;
    `);
  }
}
