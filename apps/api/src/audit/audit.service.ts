import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditEntry, AuditPage, AuditQuery } from '@belvedere/contracts/audit';
import { AuditQueries, type EntryRow, type NewEntry } from './audit.queries.ts';

export type { NewEntry };

/** In whose name something is done. */
export interface Author {
  /** Null: the operator of the server, from a terminal. */
  personId: string | null;
  role: string;
}

export const OPERATOR: Author = { personId: null, role: 'operator' };

const PAGE = 50;

@Injectable()
export class AuditService {
  constructor(private readonly queries: AuditQueries) {}

  /**
   * Writes down who did what. The manager is that of the transaction in which it is done: neither is there without the
   * other. Never pass on an answer to a survey.
   */
  record(entry: NewEntry, manager: EntityManager): Promise<void> {
    return this.queries.insert(entry, manager);
  }

  async page(territoryId: number, query: AuditQuery): Promise<AuditPage> {
    const [rows, actions] = await Promise.all([
      this.queries.page(territoryId, query, PAGE + 1),
      this.queries.actions(territoryId),
    ]);
    const shown = rows.slice(0, PAGE);
    return { entries: shown.map(entryOf), next: rows.length > PAGE ? shown.at(-1)!.id : null, actions };
  }

  /** Forgets the entries of a territory that are older than it keeps them. @returns how many */
  purge(territoryId: number | null, olderThan: Date): Promise<number> {
    return this.queries.purge(territoryId, olderThan);
  }
}

const entryOf = ({ personId, personName, concernedId, concernedName, at, ...row }: EntryRow): AuditEntry => ({
  ...row,
  at: at.toISOString(),
  person: personId ? { id: personId, name: personName } : null,
  concerned: concernedId ? { id: concernedId, name: concernedName } : null,
});
