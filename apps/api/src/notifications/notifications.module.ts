import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.ts';
import { DigestQueries } from './digest/digest.queries.ts';
import { DigestService } from './digest/digest.service.ts';
import { NotificationsQueries } from './notifications.queries.ts';
import { NotificationsService } from './notifications.service.ts';
import { OneClickForm } from './unsubscribe/one-click-form.ts';
import { PreferencesController } from './preferences.controller.ts';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.ts';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.ts';
import { UnsubscribeService } from './unsubscribe/unsubscribe.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { NOTIFICATION_DATA } from './own-data.ts';

@Module({
  imports: [MailModule],
  controllers: [PreferencesController, UnsubscribeController],
  providers: [
    NotificationsService,
    NotificationsQueries,
    DigestService,
    DigestQueries,
    UnsubscribeService,
    UnsubscribeLinks,
    OneClickForm,
  ],
  exports: [NotificationsService],
})
export class NotificationsModule {
  constructor(held: PersonalDataService) {
    held.register(NOTIFICATION_DATA);
  }
}
