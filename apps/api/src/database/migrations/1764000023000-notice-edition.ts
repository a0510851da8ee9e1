import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sentence on who sees answers names whoever types in paper forms, and whoever corrects what a tablet was refused. */
export class NoticeEdition1764000023000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return edition(runner, 1, 2);
  }

  down(runner: QueryRunner): Promise<void> {
    return edition(runner, 2, 1);
  }
}

/** Writes another edition into what makes notices, and renews them all. */
async function edition(runner: QueryRunner, from: number, to: number): Promise<void> {
  await runner.query(`
    DO $$ BEGIN
      EXECUTE replace(pg_get_functiondef('renew_notices(int)'::regprocedure), '''edition'', ${from}', '''edition'', ${to}');
    END $$;
    SELECT renew_notices(id) FROM territory;
  `);
}
