import { Module } from '@nestjs/common';
import { MailQueries } from './mail.queries.ts';
import { MailService } from './mail.service.ts';

@Module({ providers: [MailService, MailQueries], exports: [MailService] })
export class MailModule {}
