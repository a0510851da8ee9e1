import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { MailModule } from '../mail/mail.module.ts';
import { MembershipsModule } from '../memberships/memberships.module.ts';
import { NotificationsModule } from '../notifications/notifications.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { CodesQueries } from './invite/codes.queries.ts';
import { CodesService } from './invite/codes.service.ts';
import { InvitationTokens } from './invite/invitation-tokens.ts';
import { InvitationsQueries } from './invite/invitations.queries.ts';
import { InvitationsService } from './invite/invitations.service.ts';
import { InviteController } from './invite/invite.controller.ts';
import { ManagementService } from './invite/management.service.ts';
import { OffersController } from './invite/offers.controller.ts';
import { OffersQueries } from './invite/offers.queries.ts';
import { OffersService } from './invite/offers.service.ts';
import { DecideService } from './join/decide.service.ts';
import { JoinController } from './join/join.controller.ts';
import { JoinQueries } from './join/join.queries.ts';
import { JoinService } from './join/join.service.ts';
import { WelcomeService } from './join/welcome.service.ts';
import { GroupMembersController } from './members/group-members.controller.ts';
import { GroupMembersService } from './members/group-members.service.ts';
import { GroupsController } from './read/groups.controller.ts';
import { GroupsQueries } from './read/groups.queries.ts';
import { GroupsService } from './read/groups.service.ts';
import { RosterModule } from './roster/roster.module.ts';
import { GroupSettingsController } from './settings/group-settings.controller.ts';
import { GroupSettingsService } from './settings/group-settings.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { GROUP_DATA } from './own-data.ts';

/** Working groups: their pages, who is in them, and how people come in. */
@Module({
  imports: [AuditModule, MailModule, MembershipsModule, NotificationsModule, RosterModule, TerritoriesModule],
  controllers: [
    GroupsController,
    GroupSettingsController,
    GroupMembersController,
    JoinController,
    InviteController,
    OffersController,
  ],
  providers: [
    GroupsService,
    GroupsQueries,
    GroupSettingsService,
    GroupMembersService,
    JoinService,
    JoinQueries,
    DecideService,
    WelcomeService,
    ManagementService,
    InvitationsService,
    InvitationsQueries,
    InvitationTokens,
    CodesService,
    CodesQueries,
    OffersService,
    OffersQueries,
  ],
})
export class GroupsModule {
  constructor(held: PersonalDataService) {
    held.register(GROUP_DATA);
  }
}
