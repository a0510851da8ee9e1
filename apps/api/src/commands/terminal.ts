import type { Database } from '../database/database.ts';

/** What a verb needs of the world around it. */
export interface Terminal {
  /** Opens the database of this observatory, up to date. */
  open: () => Promise<Database>;
  /** A line of the result, for people and other programs. */
  say: (line: string) => void;
  /** A line about the work under way, or a complaint. */
  tell: (line: string) => void;
}

/** The command was written wrong. The message is one French sentence. */
export class Misuse extends Error {}

/** Opens the database for one piece of work, and closes it whatever happens. */
export async function withDatabase<Result>(
  terminal: Terminal,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await terminal.open();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
