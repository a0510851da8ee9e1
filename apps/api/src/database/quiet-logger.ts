import { AbstractLogger } from 'typeorm';

/** TypeORM prints failures of migrations whatever its options; whoever catches them says it better. */
export class QuietLogger extends AbstractLogger {
  protected override writeLog(): void {
    // Nothing to say.
  }
}
