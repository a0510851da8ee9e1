import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskToJoin, AskToJoinByMail } from '@belvedere/contracts/groups';
import { today } from '@belvedere/domain/campaigns';
import { mayAskAgainFrom } from '@belvedere/domain/groups';
import { AccountsService } from '../../accounts/accounts.service.ts';
import { Sql } from '../../database/sql.ts';
import { MailService } from '../../mail/mail.service.ts';
import { NotificationsService } from '../../notifications/notifications.service.ts';
import { type GroupRow, GroupsService } from '../read/groups.service.ts';
import { RosterService } from '../roster/roster.service.ts';
import { AlreadyMember, AskedTooSoon, ByInvitationOnly, inFrench } from './join.errors.ts';
import { type Asking, JoinQueries } from './join.queries.ts';

/** Somebody asks to join a public group. Asking twice is asking once. */
@Injectable()
export class JoinService {
  constructor(
    private readonly queries: JoinQueries,
    private readonly groups: GroupsService,
    private readonly roster: RosterService,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
    private readonly mail: MailService,
    private readonly sql: Sql,
  ) {}

  /** @throws GroupNotFound, ByInvitationOnly, AlreadyMember, AskedTooSoon */
  async ask(territory: string, slug: string, personId: string, said: AskToJoin): Promise<void> {
    const group = await this.open(territory, slug);
    const { name } = await this.accounts.person(personId);
    if (await this.roster.roleIn(personId, territory, slug)) throw new AlreadyMember();
    await this.sql.transaction(async (manager) => {
      const again = await this.againFrom(group, { personId }, manager);
      if (again) throw new AskedTooSoon(again);
      await this.store(group, { personId }, name, said, manager);
    });
  }

  /**
   * The same for somebody without an account. Whoever types an address learns nothing about it: the owner is told by
   * mail what there is to tell.
   * @throws GroupNotFound, ByInvitationOnly
   */
  async askByMail(territory: string, slug: string, { name, email, language, ...said }: AskToJoinByMail) {
    const group = await this.open(territory, slug);
    const asking = { personId: null, name, email, language };
    await this.sql.transaction(async (manager) => {
      const again = await this.againFrom(group, asking, manager);
      if (!again) return this.store(group, asking, name, said, manager);
      const data = {
        link: `/t/${territory}/groupes/${slug}`,
        group: group.name,
        approved: false,
        word:
          language === 'fr'
            ? `Vous pourrez demander de nouveau à partir du ${inFrench(again)}.`
            : `You may ask again from ${today(again)}.`,
      };
      const { territoryId } = group;
      await this.mail.queue({ to: email, language, territoryId, template: 'join-answered', data }, manager);
    });
  }

  private async open(territory: string, slug: string): Promise<GroupRow> {
    const group = await this.groups.publicOne(territory, slug);
    if (group.joining !== 'request') throw new ByInvitationOnly();
    return group;
  }

  private async againFrom(group: GroupRow, asking: Asking, manager: EntityManager): Promise<Date | null> {
    const refused = await this.queries.lastRefusal(group, asking, manager);
    const from = refused && mayAskAgainFrom(refused);
    return from && from > new Date() ? from : null;
  }

  private async store(
    group: GroupRow,
    asking: Asking,
    name: string,
    said: AskToJoin,
    manager: EntityManager,
  ) {
    if ((await this.queries.insert(group, asking, said, manager)) === null) return;
    const people = await this.roster.people(group, manager);
    for (const { person } of people.filter(({ role }) => role === 'facilitator'))
      await this.notifications.notify(
        { id: person },
        {
          kind: 'request',
          territoryId: group.territoryId,
          subject: {
            fr: `${name} demande à rejoindre « ${group.name} »`,
            en: `${name} asks to join “${group.name}”`,
          },
          link: `/t/${group.territory}/groupes/${group.slug}/membres`,
        },
        manager,
      );
  }
}
