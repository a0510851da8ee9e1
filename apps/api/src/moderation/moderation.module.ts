import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { ContentsModule } from '../contents/contents.module.ts';
import { MailModule } from '../mail/mail.module.ts';
import { MembershipsModule } from '../memberships/memberships.module.ts';
import { NotificationsModule } from '../notifications/notifications.module.ts';
import { ObservationsModule } from '../observations/observations.module.ts';
import { PhotosModule } from '../photos/photos.module.ts';
import { SettingsModule } from '../settings/settings.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { ForgetQueries } from './forget/forget.queries.ts';
import { ForgetService } from './forget/forget.service.ts';
import { ProofQueries } from './proof/proof.queries.ts';
import { ProofService } from './proof/proof.service.ts';
import { ProposalsQueries } from './proposals.queries.ts';
import { CompleteController } from './propose/complete.controller.ts';
import { CompleteService } from './propose/complete.service.ts';
import { FormService } from './propose/form.service.ts';
import { ProposeController } from './propose/propose.controller.ts';
import { ProposeService } from './propose/propose.service.ts';
import { RepeatService } from './propose/repeat.service.ts';
import { ApplyService } from './review/apply.service.ts';
import { DecideService } from './review/decide.service.ts';
import { QueueQueries } from './review/queue.queries.ts';
import { QueueService } from './review/queue.service.ts';
import { RemoveController } from './review/remove.controller.ts';
import { RemoveService } from './review/remove.service.ts';
import { ReviewController } from './review/review.controller.ts';
import { TargetService } from './review/target.service.ts';
import { ProposalLinks } from './tell/proposal-links.ts';
import { TellService } from './tell/tell.service.ts';
import { UndoService } from './undo/undo.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { PROPOSAL_DATA } from './own-data.ts';

/** What the public proposes: sent in, reviewed, decided, undone. */
@Module({
  imports: [
    AuditModule,
    ContentsModule,
    MailModule,
    MembershipsModule,
    NotificationsModule,
    ObservationsModule,
    PhotosModule,
    SettingsModule,
    TerritoriesModule,
  ],
  controllers: [ProposeController, CompleteController, ReviewController, RemoveController],
  providers: [
    ProposalsQueries,
    ...[ProposeService, RepeatService, FormService, CompleteService, ProofService, ProofQueries],
    ...[QueueService, QueueQueries, TargetService, ApplyService, DecideService, RemoveService, UndoService],
    ...[TellService, ProposalLinks, ForgetService, ForgetQueries],
  ],
})
export class ModerationModule {
  constructor(held: PersonalDataService) {
    held.register(PROPOSAL_DATA);
  }
}
