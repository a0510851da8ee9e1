import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecideRequest, GroupManagement } from '@belvedere/contracts/groups';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { InvitationsService } from '../invite/invitations.service.ts';
import { MailService } from '../../mail/mail.service.ts';
import { type GroupRow, GroupsService } from '../read/groups.service.ts';
import { AlreadyDecided, RequestNotFound } from './join.errors.ts';
import { JoinQueries, type RequestRow } from './join.queries.ts';
import { WelcomeService } from './welcome.service.ts';

/** How long somebody who asked without an account has for making one, in days. */
const DAYS_TO_COME_IN = 14;

@Injectable()
export class DecideService {
  constructor(
    private readonly queries: JoinQueries,
    private readonly groups: GroupsService,
    private readonly welcome: WelcomeService,
    private readonly invitations: InvitationsService,
    private readonly mail: MailService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** What waits for an answer. */
  async waiting({ territoryId, id }: GroupRow): Promise<GroupManagement['requests']> {
    const rows = await this.queries.waiting(territoryId, id);
    return rows.map(({ email, at, personId, ...row }) => ({
      ...row,
      email: personId ? null : email,
      at: at.toISOString(),
    }));
  }

  /**
   * Lets somebody in, or not, with a word; all of it in one transaction.
   * @throws GroupNotFound, RequestNotFound, AlreadyDecided
   */
  async decide(
    territory: string,
    slug: string,
    requestId: number,
    { approve, word }: DecideRequest,
    author: Author & { personId: string },
  ): Promise<void> {
    const group = await this.groups.one(territory, slug);
    const { territoryId } = group;
    await this.sql.transaction(async (manager) => {
      const request = await this.queries.locked(territoryId, group.id, requestId, manager);
      if (!request) throw new RequestNotFound();
      if (request.approved !== null) throw new AlreadyDecided(request.decidedBy, request.approved);
      const decision = { approved: approve, word: word ?? null, by: author.personId };
      await this.queries.decide(territoryId, requestId, decision, manager);
      await this.audit.record(
        {
          ...author,
          territoryId,
          action: approve ? 'join-request.approve' : 'join-request.refuse',
          subject: `join-request:${String(requestId)}`,
          after: { group: slug, ...(request.personId && { person: request.personId }) },
        },
        manager,
      );
      if (approve) await this.letIn(group, request, word, author, manager);
      else await this.tellNo(group, request, word, manager);
    });
  }

  private async letIn(
    group: GroupRow,
    { personId, email, language, college }: RequestRow,
    word: string | undefined,
    author: Author & { personId: string },
    manager: EntityManager,
  ): Promise<void> {
    if (personId)
      await this.welcome.welcome(group, { personId, role: 'member', college, word }, author, manager);
    else
      await this.invitations.createWithin(
        group,
        { email, language, role: 'member', days: DAYS_TO_COME_IN, college, ...(word && { message: word }) },
        author,
        manager,
      );
  }

  private tellNo(
    group: GroupRow,
    { email, language }: RequestRow,
    word: string | undefined,
    manager: EntityManager,
  ): Promise<void> {
    const link = `/t/${group.territory}/groupes/${group.slug}`;
    const data = { link, group: group.name, approved: false, ...(word && { word }) };
    const { territoryId } = group;
    return this.mail.queue({ to: email, language, territoryId, template: 'join-answered', data }, manager);
  }
}
