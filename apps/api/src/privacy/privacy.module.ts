import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { RosterModule } from '../groups/roster/roster.module.ts';
import { MailModule } from '../mail/mail.module.ts';
import { MembershipsModule } from '../memberships/memberships.module.ts';
import { EraseController } from './erase/erase.controller.ts';
import { EraseQueries } from './erase/erase.queries.ts';
import { EraseService } from './erase/erase.service.ts';
import { MyDataController } from './my-data.controller.ts';
import { MyDataQueries } from './my-data.queries.ts';
import { MyDataService } from './my-data.service.ts';
import { RetentionController } from './retention/retention.controller.ts';
import { RetentionQueries } from './retention/retention.queries.ts';
import { RetentionService } from './retention/retention.service.ts';
import { SleepersService } from './retention/sleepers.service.ts';
import { SettingsModule } from '../settings/settings.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { PersonalDataService } from './personal-data.service.ts';

/** What people may ask about their own data. Global, for every module that holds some says so here. */
@Global()
@Module({
  imports: [AuditModule, MailModule, MembershipsModule, RosterModule, SettingsModule, TerritoriesModule],
  controllers: [MyDataController, EraseController, RetentionController],
  providers: [
    MyDataService,
    MyDataQueries,
    EraseService,
    EraseQueries,
    PersonalDataService,
    RetentionService,
    RetentionQueries,
    SleepersService,
  ],
  exports: [PersonalDataService],
})
export class PrivacyModule {}
