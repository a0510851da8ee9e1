import { Injectable } from '@nestjs/common';
import type { GroupManagement } from '@belvedere/contracts/groups';
import { DecideService } from '../join/decide.service.ts';
import { GroupsService } from '../read/groups.service.ts';
import { CodesService } from './codes.service.ts';
import { InvitationsService } from './invitations.service.ts';

@Injectable()
export class ManagementService {
  constructor(
    private readonly groups: GroupsService,
    private readonly decisions: DecideService,
    private readonly invitations: InvitationsService,
    private readonly codes: CodesService,
  ) {}

  /** Everything by which people may come in. @throws GroupNotFound */
  async read(territory: string, slug: string): Promise<GroupManagement> {
    const group = await this.groups.one(territory, slug);
    const [requests, invitations, codes] = await Promise.all([
      this.decisions.waiting(group),
      this.invitations.all(group),
      this.codes.all(group),
    ]);
    return { requests, invitations, codes };
  }
}
