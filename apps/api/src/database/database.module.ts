import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sql } from './sql.ts';

/** Gives every slice the data source, already connected and migrated, and {@link Sql} on it. */
@Global()
@Module({})
export class DatabaseModule {
  static with(source: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: DataSource, useValue: source }, Sql],
      exports: [DataSource, Sql],
    };
  }
}
