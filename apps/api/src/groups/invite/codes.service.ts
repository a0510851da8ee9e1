import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CreateCode, GroupManagement } from '@belvedere/contracts/groups';
import { codeFrom, writeCode } from '@belvedere/domain/groups';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { PublicAddress } from '../../config/public-address.ts';
import { Sql } from '../../database/sql.ts';
import { type GroupRow, GroupsService } from '../read/groups.service.ts';
import { CodesQueries } from './codes.queries.ts';
import { InvitationNotFound } from './invite.errors.ts';

/** Codes of structures: short, on a wall, for many people. */
@Injectable()
export class CodesService {
  constructor(
    private readonly queries: CodesQueries,
    private readonly groups: GroupsService,
    private readonly audit: AuditService,
    private readonly address: PublicAddress,
    private readonly sql: Sql,
  ) {}

  async all({ territoryId, id }: GroupRow): Promise<GroupManagement['codes']> {
    const rows = await this.queries.all(territoryId, id);
    return rows.map(({ code, expiresAt, ...row }) => ({
      ...row,
      code: writeCode(code),
      expiresAt: expiresAt.toISOString(),
      address: this.address.of(`/invitation/${writeCode(code)}`),
    }));
  }

  /** @throws GroupNotFound */
  async create(territory: string, slug: string, wanted: CreateCode, author: Author): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction(async (manager) => {
      let id: number | null = null;
      while (id === null)
        id = await this.queries.insert(group, codeFrom(randomBytes(32)), wanted, author.personId, manager);
      await this.record('create', group, id, author, manager);
    });
  }

  /** From now on it lets nobody in. @throws GroupNotFound, InvitationNotFound */
  async stop(territory: string, slug: string, id: number, author: Author): Promise<void> {
    const group = await this.groups.one(territory, slug);
    await this.sql.transaction(async (manager) => {
      if (!(await this.queries.stop(group.territoryId, group.id, id, manager)))
        throw new InvitationNotFound();
      await this.record('stop', group, id, author, manager);
    });
  }

  private record(
    what: 'create' | 'stop',
    { territoryId, slug }: GroupRow,
    id: number,
    author: Author,
    manager: EntityManager,
  ): Promise<void> {
    const subject = `group-code:${String(id)}`;
    return this.audit.record(
      { ...author, territoryId, action: `group-code.${what}`, subject, after: { group: slug } },
      manager,
    );
  }
}
