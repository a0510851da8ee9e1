import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module.ts';
import { ActorsModule } from './actors/actors.module.ts';
import { AreasModule } from './areas/areas.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { CollectingModule } from './collecting/collecting.module.ts';
import { ConfigurationModule } from './config/configuration.module.ts';
import type { Configuration } from './config/environment.ts';
import { DatabaseModule } from './database/database.module.ts';
import { CampaignsModule } from './campaigns/campaigns.module.ts';
import { ChannelsModule } from './channels/channels.module.ts';
import { ContactsModule } from './contacts/contacts.module.ts';
import { GroupsModule } from './groups/groups.module.ts';
import { HealthModule } from './health/health.module.ts';
import { AccessModule } from './http/access.module.ts';
import { ContractInterceptor } from './http/contract.interceptor.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { ContractValidationPipe } from './http/validation.pipe.ts';
import { IndicatorsModule } from './indicators/indicators.module.ts';
import { MembershipsModule } from './memberships/memberships.module.ts';
import { NotificationsModule } from './notifications/notifications.module.ts';
import { ResponsesModule } from './responses/responses.module.ts';
import { SurveysModule } from './surveys/surveys.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { MailModule } from './mail/mail.module.ts';
import { ModerationModule } from './moderation/moderation.module.ts';
import { NeighbourhoodsModule } from './neighbourhoods/neighbourhoods.module.ts';
import { ObservationsModule } from './observations/observations.module.ts';
import { PaperModule } from './paper/paper.module.ts';
import { PhotosModule } from './photos/photos.module.ts';
import { PlaceMapsModule } from './place-maps/place-maps.module.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { SettingsModule } from './settings/settings.module.ts';
import { SiteModule } from './site/site.module.ts';
import { TerritoriesModule } from './territories/territories.module.ts';

const FEATURES = [
  AccessModule,
  AccountsModule,
  MembershipsModule,
  AuditModule,
  GroupsModule,
  HealthModule,
  TerritoriesModule,
  AreasModule,
  SurveysModule,
  CampaignsModule,
  CollectingModule,
  ChannelsModule,
  ResponsesModule,
  PaperModule,
  ContactsModule,
  IndicatorsModule,
  PlaceMapsModule,
  ActorsModule,
  ObservationsModule,
  PhotosModule,
  NeighbourhoodsModule,
  SiteModule,
  MailModule,
  NotificationsModule,
  ModerationModule,
  PrivacyModule,
  SettingsModule,
];

/** The list of features, and what holds for every route. */
@Module({})
export class AppModule {
  static with(configuration: Configuration, source: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.with(configuration),
        DatabaseModule.with(source),
        JobsModule,
        ...FEATURES,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ContractValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: ContractInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
