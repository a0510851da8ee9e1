import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { ContactsController } from './contacts.controller.ts';
import { ContactsQueries } from './contacts.queries.ts';
import { ContactsService } from './contacts.service.ts';
import { CONTACT_DATA } from './own-data.ts';

/** Who wants to be written to after a survey; knows nothing of answers. */
@Module({
  imports: [AuditModule, TerritoriesModule],
  controllers: [ContactsController],
  providers: [ContactsService, ContactsQueries],
})
export class ContactsModule {
  constructor(held: PersonalDataService) {
    held.register(CONTACT_DATA);
  }
}
