import { Body, Controller, Get, Header, Put } from '@nestjs/common';
import { ChoosePreferences, NotificationPreferences } from '@belvedere/contracts/notifications';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { NotificationsService } from './notifications.service.ts';

@Controller('me/notifications')
export class PreferencesController {
  constructor(private readonly notifications: NotificationsService) {}

  /** How soon I hear of each kind of thing. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(NotificationPreferences)
  read(@CurrentPerson() { id }: Person): Promise<NotificationPreferences> {
    return this.notifications.preferences(id);
  }

  /** Changes some of them; the others stay. */
  @Put()
  @Access('me.write')
  @Returns(NotificationPreferences)
  choose(
    @Body({ schema: ChoosePreferences }) choice: ChoosePreferences,
    @CurrentPerson() { id }: Person,
  ): Promise<NotificationPreferences> {
    return this.notifications.choose(id, choice);
  }
}
