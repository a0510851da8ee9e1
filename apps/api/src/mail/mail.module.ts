import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery.service.ts';
import { MailQueries } from './mail.queries.ts';
import { MailService } from './mail.service.ts';

@Module({ providers: [MailService, DeliveryService, MailQueries], exports: [MailService] })
export class MailModule {}
