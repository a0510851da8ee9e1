import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { Persons } from '../http/persons.ts';
import { RosterModule } from '../groups/roster/roster.module.ts';
import { MailModule } from '../mail/mail.module.ts';
import { MembershipsModule } from '../memberships/memberships.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { AccountsService } from './accounts.service.ts';
import { AskingPersons } from './asking-persons.ts';
import { AskingQueries } from './asking.queries.ts';
import { AttemptsQueries } from './attempts/attempts.queries.ts';
import { Attempts } from './attempts/attempts.service.ts';
import { AuthMails } from './auth/auth-mails.service.ts';
import { AuthController } from './auth/auth.controller.ts';
import { AuthService } from './auth/auth.service.ts';
import { ConfirmationService } from './me/confirmation.service.ts';
import { EmailChange } from './me/email-change.service.ts';
import { MeController } from './me/me.controller.ts';
import { MeService } from './me/me.service.ts';
import { SessionsQueries } from './me/sessions.queries.ts';
import { PersonsQueries } from './persons.queries.ts';

import { SetUpController } from './set-up/set-up.controller.ts';
import { SetUpService } from './set-up/set-up.service.ts';
import { SignInWaysController } from './sign-up/sign-in-ways.controller.ts';
import { InvitedSignUp } from './sign-up/invited-sign-up.service.ts';
import { SignUp } from './sign-up/sign-up.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { ACCOUNT_DATA } from './own-data.ts';

/** Persons and how they sign in. Global, for the guard of every route asks it who asks. */
@Global()
@Module({
  imports: [AuditModule, MailModule, MembershipsModule, RosterModule, TerritoriesModule],
  controllers: [AuthController, MeController, SetUpController, SignInWaysController],
  providers: [
    AccountsService,
    AskingQueries,
    Attempts,
    AttemptsQueries,
    AuthMails,
    AuthService,
    ConfirmationService,
    EmailChange,
    InvitedSignUp,
    MeService,
    PersonsQueries,
    SessionsQueries,
    SetUpService,
    SignUp,
    { provide: Persons, useClass: AskingPersons },
  ],
  exports: [Persons, AccountsService, Attempts, ConfirmationService, InvitedSignUp],
})
export class AccountsModule {
  constructor(held: PersonalDataService) {
    held.register(ACCOUNT_DATA);
  }
}
