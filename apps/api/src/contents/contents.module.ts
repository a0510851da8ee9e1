import { Module } from '@nestjs/common';
import { ContentsQueries } from './contents.queries.ts';
import { ContentsService } from './contents.service.ts';

/** How what people may propose is read and written, field by field, whatever it is. */
@Module({ providers: [ContentsService, ContentsQueries], exports: [ContentsService] })
export class ContentsModule {}
