import { Foundation1764000000000 } from './1764000000000-foundation.ts';
import { Actors1764000001000 } from './1764000001000-actors.ts';
import { Accounts1764000002000 } from './1764000002000-accounts.ts';
import { Mail1764000003000 } from './1764000003000-mail.ts';
import { Notifications1764000003500 } from './1764000003500-notifications.ts';
import { Groups1764000005000 } from './1764000005000-groups.ts';
import { Moderation1764000006000 } from './1764000006000-moderation.ts';
import { Erasure1764000006500 } from './1764000006500-erasure.ts';
import { Settings1764000007000 } from './1764000007000-settings.ts';
import { HeldResponses1764000008000 } from './1764000008000-held-responses.ts';
import { Receipts1764000009000 } from './1764000009000-receipts.ts';
import { Notices1764000009100 } from './1764000009100-notices.ts';
import { Contacts1764000009200 } from './1764000009200-contacts.ts';
import { Observations1764000010000 } from './1764000010000-observations.ts';
import { CollectingSessions1764000011000 } from './1764000011000-collecting-sessions.ts';
import { ResponseShapes1764000012000 } from './1764000012000-response-shapes.ts';
import { ChannelsAndPaper1764000013000 } from './1764000013000-channels-and-paper.ts';
import { Photos1764000014000 } from './1764000014000-photos.ts';
import { CampaignCaps1764000015000 } from './1764000015000-campaign-caps.ts';
import { StoppedChannels1764000016500 } from './1764000016500-stopped-channels.ts';
import { Cells1764000017000 } from './1764000017000-cells.ts';
import { CapSteps1764000018000 } from './1764000018000-cap-steps.ts';
import { ActorNames1764000019000 } from './1764000019000-actor-names.ts';
import { SleepNotice1764000020000 } from './1764000020000-sleep-notice.ts';
import { MailState1764000021000 } from './1764000021000-mail-state.ts';
import { KindsToFilterBy1764000022000 } from './1764000022000-kinds-to-filter-by.ts';
import { NoticeEdition1764000023000 } from './1764000023000-notice-edition.ts';

/** In the order in which they are run. */
export const MIGRATIONS = [
  Foundation1764000000000,
  Actors1764000001000,
  Accounts1764000002000,
  Mail1764000003000,
  Notifications1764000003500,
  Groups1764000005000,
  Moderation1764000006000,
  Erasure1764000006500,
  Settings1764000007000,
  HeldResponses1764000008000,
  Receipts1764000009000,
  Notices1764000009100,
  Contacts1764000009200,
  Observations1764000010000,
  CollectingSessions1764000011000,
  ResponseShapes1764000012000,
  ChannelsAndPaper1764000013000,
  Photos1764000014000,
  CampaignCaps1764000015000,
  StoppedChannels1764000016500,
  Cells1764000017000,
  CapSteps1764000018000,
  ActorNames1764000019000,
  SleepNotice1764000020000,
  MailState1764000021000,
  KindsToFilterBy1764000022000,
  NoticeEdition1764000023000,
];
