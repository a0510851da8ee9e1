import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { College } from '@belvedere/domain/access';
import type { GroupRole } from '@belvedere/domain/groups';
import { AccountsService } from '../../accounts/accounts.service.ts';
import type { Author } from '../../audit/audit.service.ts';
import { MailService } from '../../mail/mail.service.ts';
import { MembershipsService } from '../../memberships/memberships.service.ts';
import { RosterService } from '../roster/roster.service.ts';

/** Which group, and what a mail says of it. */
interface Joined {
  territoryId: number;
  territory: string;
  id: number;
  slug: string;
  name: string;
}

/** Lets somebody into a group, by whatever way they came: the territory, the group, and a mail, or none of them. */
@Injectable()
export class WelcomeService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly roster: RosterService,
    private readonly accounts: AccountsService,
    private readonly mail: MailService,
  ) {}

  /** @returns false when the person was in the group already */
  async welcome(
    group: Joined,
    newcomer: { personId: string; role: GroupRole; college: College; word?: string | undefined },
    author: Author,
    manager: EntityManager,
  ): Promise<boolean> {
    const { territoryId } = group;
    const { personId, role, college, word } = newcomer;
    await this.memberships.atLeast({ personId, territoryId, role: 'member', college }, author, manager);
    const admitted = await this.roster.admit(
      { territoryId, groupId: group.id, personId, role, college },
      author,
      manager,
    );
    if (!admitted) return false;
    const { email, language } = await this.accounts.person(personId, manager);
    const data = {
      link: `/t/${group.territory}/groupes/${group.slug}`,
      group: group.name,
      approved: true,
      ...(word && { word }),
    };
    await this.mail.queue({ to: email, language, territoryId, template: 'join-answered', data }, manager);
    return true;
  }
}
