import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { DeliveryService } from './delivery.service.ts';
import { MailQueries } from './mail.queries.ts';
import { MailService } from './mail.service.ts';
import { OutboxController } from './outbox/outbox.controller.ts';
import { OutboxQueries } from './outbox/outbox.queries.ts';
import { OutboxService } from './outbox/outbox.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { MAIL_DATA } from './own-data.ts';

@Module({
  imports: [AuditModule, TerritoriesModule],
  controllers: [OutboxController],
  providers: [MailService, DeliveryService, MailQueries, OutboxService, OutboxQueries],
  exports: [MailService],
})
export class MailModule {
  constructor(held: PersonalDataService) {
    held.register(MAIL_DATA);
  }
}
