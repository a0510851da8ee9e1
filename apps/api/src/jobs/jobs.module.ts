import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.ts';

/** Gives every slice {@link Jobs}. */
@Global()
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
