import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sentence on who sees answers names whoever types in paper forms, and whoever corrects what a tablet was refused. */
export class NoticeEdition1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        EXECUTE replace(pg_get_functiondef('renew_notices(int)'::regprocedure), '''edition'', 1', '''edition'', 2');
      END $$;
      SELECT renew_notices(id) FROM territory;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        EXECUTE replace(pg_get_functiondef('renew_notices(int)'::regprocedure), '''edition'', 2', '''edition'', 1');
      END $$;
      SELECT renew_notices(id) FROM territory;
    `);
  }
}
