import { Global, Module } from '@nestjs/common';
import { MyDataController } from './my-data.controller.ts';
import { MyDataQueries } from './my-data.queries.ts';
import { MyDataService } from './my-data.service.ts';
import { PersonalDataService } from './personal-data.service.ts';

/** What people may ask about their own data. Global, for every module that holds some says so here. */
@Global()
@Module({
  controllers: [MyDataController],
  providers: [MyDataService, MyDataQueries, PersonalDataService],
  exports: [PersonalDataService],
})
export class PrivacyModule {}
