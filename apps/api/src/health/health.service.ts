import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Health } from '@belvedere/contracts/health';
import { CONFIGURATION } from '../config/configuration.module.ts';
import type { Configuration } from '../config/environment.ts';
import { VERSION } from '../version.ts';

@Injectable()
export class HealthService {
  constructor(
    private readonly source: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async read(): Promise<Health> {
    // `showMigrations` asks the database, so it answers both questions: is it there, and is it up to date.
    const pending = await this.source.showMigrations().catch(() => true);
    return {
      status: pending ? 'unavailable' : 'ready',
      database: this.configuration.databaseUrl ? 'server' : 'embedded',
      version: VERSION,
    };
  }
}
