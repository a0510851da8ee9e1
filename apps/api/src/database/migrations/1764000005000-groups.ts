import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GROUP_TABLES } from './1764000005000-groups/groups.ts';
import { JOINING_TABLES } from './1764000005000-groups/joining.ts';

/** Working groups, who is in them, and how people come in. */
export class Groups1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GROUP_TABLES);
    await runner.query(JOINING_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE group_code, invitation, join_request;
      DROP VIEW group_author, live_group_member;
      DROP TABLE group_member, working_group;
      DROP FUNCTION end_group_member_of_nobody;
    `);
  }
}
