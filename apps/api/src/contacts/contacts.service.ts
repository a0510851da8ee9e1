import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ContactRequests, LeaveContact } from '@belvedere/contracts/contacts';
import { type Author, AuditService } from '../audit/audit.service.ts';
import { Sql } from '../database/sql.ts';
import { Jobs } from '../jobs/jobs.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { ContactRequestNotFound } from './contacts.errors.ts';
import { ContactsQueries } from './contacts.queries.ts';

/** Fewer together would tell who came when. */
const AT_LEAST = 5;

/** People who left an address after a survey, in order to be written to. */
@Injectable()
export class ContactsService {
  constructor(
    jobs: Jobs,
    private readonly queries: ContactsQueries,
    private readonly territories: TerritoriesService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {
    jobs.queue({
      name: 'contact-requests',
      job: z.object({}),
      handle: async () => void (await this.gather()),
      schedule: { cron: '40 2 * * *', timeZone: 'Europe/Paris' },
    });
  }

  /** @throws TerritoryNotFound */
  async leave(territory: string, contact: LeaveContact): Promise<void> {
    const territoryId = await this.territories.idOf(territory);
    await this.queries.wait(territoryId, contact);
    await this.queries.gather(territoryId, AT_LEAST);
  }

  /** Every night, however few they are: nobody waits longer than a day. @returns how many */
  gather(): Promise<number> {
    return this.queries.gather(null, 1);
  }

  /** @throws TerritoryNotFound */
  async all(territory: string): Promise<ContactRequests> {
    return { requests: await this.queries.all(await this.territories.idOf(territory)) };
  }

  /** Once they were written to. @throws TerritoryNotFound, ContactRequestNotFound */
  async remove(territory: string, id: string, author: Author): Promise<void> {
    const territoryId = await this.territories.idOf(territory);
    await this.sql.transaction(async (manager) => {
      if (!(await this.queries.remove(territoryId, id, manager))) throw new ContactRequestNotFound();
      await this.audit.record(
        { ...author, territoryId, action: 'contact-request.remove', subject: `contact-request:${id}` },
        manager,
      );
    });
  }
}
