import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { GroupManagement, Invite } from '@belvedere/contracts/groups';
import type { College } from '@belvedere/domain/access';
import { today } from '@belvedere/domain/campaigns';
import { AccountsService } from '../../accounts/accounts.service.ts';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { PublicAddress } from '../../config/public-address.ts';
import { hashOf } from '../../config/tokens.ts';
import { Sql } from '../../database/sql.ts';
import { MailService } from '../../mail/mail.service.ts';
import { type GroupRow, GroupsService } from '../read/groups.service.ts';
import { InvitationTokens } from './invitation-tokens.ts';
import { InvitationsQueries } from './invitations.queries.ts';
import { InvitationNotFound, InvitationOver } from './invite.errors.ts';

type Inviter = Author & { personId: string };

/** For how many days an invitation that is sent again works. */
const DAYS_AGAIN = 14;

/** Personal invitations: for one person, once. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly queries: InvitationsQueries,
    private readonly groups: GroupsService,
    private readonly tokens: InvitationTokens,
    private readonly accounts: AccountsService,
    private readonly mail: MailService,
    private readonly audit: AuditService,
    private readonly address: PublicAddress,
    private readonly sql: Sql,
  ) {}

  async all({ territoryId, id }: GroupRow): Promise<GroupManagement['invitations']> {
    const rows = await this.queries.all(territoryId, id);
    return rows.map(({ at, expiresAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      address: this.address.of(`/invitation/${this.tokens.printed(row.id)}`),
    }));
  }

  /** @throws GroupNotFound */
  async create(territory: string, slug: string, invite: Invite, author: Inviter): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction((manager) => this.createWithin(group, invite, author, manager));
  }

  /** The same within another act, such as answering a request. */
  async createWithin(
    group: GroupRow,
    invite: Invite & { college?: College },
    author: Inviter,
    manager: EntityManager,
  ): Promise<void> {
    const id = randomUUID();
    const { email, language, role, days, message = null, college = null } = invite;
    const hashes = {
      mailHash: hashOf(this.tokens.mailed(id)),
      posterHash: hashOf(this.tokens.printed(id)),
    };
    const written = {
      id,
      ...hashes,
      email,
      message,
      language,
      role,
      college,
      invitedBy: author.personId,
      days,
    };
    await this.queries.insert(group, written, manager);
    await this.record('create', group, id, author, manager);
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    await this.send(group, { id, email, message, language, expiresAt }, author, manager);
  }

  /** Sends it again, and lets it work a while longer. @throws GroupNotFound, InvitationNotFound, InvitationOver */
  async resend(territory: string, slug: string, id: string, author: Inviter): Promise<void> {
    await this.change(territory, slug, id, async (group, invitation, manager) => {
      const expiresAt = await this.queries.prolong(group.territoryId, id, DAYS_AGAIN, manager);
      await this.record('resend', group, id, author, manager);
      await this.send(group, { ...invitation, expiresAt }, author, manager);
    });
  }

  /** @throws GroupNotFound, InvitationNotFound, InvitationOver */
  async revoke(territory: string, slug: string, id: string, author: Inviter): Promise<void> {
    await this.change(territory, slug, id, async (group, _invitation, manager) => {
      await this.queries.revoke(group.territoryId, id, manager);
      await this.record('revoke', group, id, author, manager);
    });
  }

  private async change(
    territory: string,
    slug: string,
    id: string,
    work: (group: GroupRow, invitation: Sent, manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction(async (manager) => {
      const invitation = await this.queries.locked(group.territoryId, group.id, id, manager);
      if (!invitation) throw new InvitationNotFound();
      if (invitation.standing === 'used' || invitation.standing === 'stopped') throw new InvitationOver();
      await work(group, invitation, manager);
    });
  }

  private async send(
    { territoryId, name }: GroupRow,
    { id, email, message, language, expiresAt }: Sent,
    { personId }: Inviter,
    manager: EntityManager,
  ): Promise<void> {
    const inviter = await this.accounts.person(personId, manager);
    const data = {
      link: `/invitation/${this.tokens.mailed(id)}`,
      group: name,
      invitedBy: inviter.name,
      ...(message && { message }),
      expiresOn: today(expiresAt),
    };
    await this.mail.queue({ to: email, language, territoryId, template: 'invitation', data }, manager);
  }

  /** Never with the address: the trace is kept for long, and is read by others than the group. */
  private record(
    what: 'create' | 'resend' | 'revoke',
    { territoryId, slug }: GroupRow,
    id: string,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    return this.audit.record(
      {
        ...author,
        territoryId,
        action: `invitation.${what}`,
        subject: `invitation:${id}`,
        after: { group: slug },
      },
      manager,
    );
  }
}

/** What a mail of invitation says. */
interface Sent {
  id: string;
  email: string;
  message: string | null;
  language: Invite['language'];
  expiresAt: Date;
}
