import { Injectable } from '@nestjs/common';
import type { Unsubscription } from '@belvedere/contracts/notifications';
import { NotificationsService } from '../notifications.service.ts';
import { UnsubscribeLinks } from './unsubscribe-links.ts';

@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly notifications: NotificationsService,
  ) {}

  /** What a link would stop; nothing changes. @throws UnsubscribeLinkUnknown */
  read(token: string): Unsubscription {
    return { stops: this.links.read(token).stops };
  }

  /** Stops it; twice is once. Of the digest, each kind that comes in it. @throws UnsubscribeLinkUnknown */
  async stop(token: string): Promise<Unsubscription> {
    const { personId, stops } = this.links.read(token);
    const { preferences } = await this.notifications.preferences(personId);
    const kinds = Object.entries(preferences).filter(([kind, frequency]) =>
      stops === 'digest' ? frequency === 'daily' || frequency === 'weekly' : kind === stops,
    );
    await this.notifications.choose(personId, {
      preferences: Object.fromEntries(kinds.map(([kind]) => [kind, 'none'])),
    });
    return { stops };
  }
}
