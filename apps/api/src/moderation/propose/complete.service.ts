import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskedProposal, CompleteProposal } from '@belvedere/contracts/proposals';
import { FLAGS, flagsOf, nextState } from '@belvedere/domain/moderation';
import { AuditService } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { AlreadyDecided, ProposalLinkUnknown, ProposalNotFound } from '../moderation.errors.ts';
import type { Moderator } from '../review/moderator.ts';
import { ProposalsQueries, type ProposalRow } from '../proposals.queries.ts';
import { ProposalLinks } from '../tell/proposal-links.ts';

/** What was asked is answered, by the link that came with the question; or a moderator no longer waits for that. */
@Injectable()
export class CompleteService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly queries: ProposalsQueries,
    private readonly links: ProposalLinks,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  /** @throws TerritoryNotFound, ProposalLinkUnknown also once it is answered */
  async asked(territory: string, token: string): Promise<AskedProposal> {
    const id = this.links.read(token);
    const found = await this.queries.find(await this.territories.idOf(territory), id);
    if (found?.state !== 'needs-more') throw new ProposalLinkUnknown();
    const { kind, name, word, note } = found;
    return { kind, name, word, note };
  }

  /** @throws TerritoryNotFound, ProposalLinkUnknown also once it is answered */
  async complete(territory: string, token: string, { note }: CompleteProposal): Promise<void> {
    const id = this.links.read(token);
    const territoryId = await this.territories.idOf(territory);
    await this.sql.transaction(async (manager) => {
      const found = await this.queries.locked(territoryId, id, manager);
      if (found?.state !== 'needs-more') throw new ProposalLinkUnknown();
      await this.queries.completed(
        found,
        [found.note, note].filter(Boolean).join('\n\n'),
        flagsWith(found, note),
        manager,
      );
    });
  }

  /** Takes it up again without an answer. @throws ProposalNotFound, AlreadyDecided */
  async resume(territoryId: number, id: string, { personId, role }: Moderator): Promise<void> {
    await this.sql.transaction(async (manager: EntityManager) => {
      const found = await this.queries.locked(territoryId, id, manager);
      if (!found) throw new ProposalNotFound();
      const { state, decidedBy: by, decidedAt: at, note, flags } = found;
      if (nextState(state, 'complete') === null) throw new AlreadyDecided({ state, by, at });
      await this.queries.completed(found, note, flags, manager);
      await this.audit.record(
        {
          ...{ territoryId, personId, role, action: 'proposal.resume', subject: `proposal:${id}` },
          ...{ before: { state }, after: { state: 'proposed' } },
        },
        manager,
      );
    });
  }
}

/** What was suspicious stays so; what is added may be. */
function flagsWith({ proposed, flags, personId }: ProposalRow, note: string): string[] {
  const known = personId !== null;
  const found = flagsOf(proposed, note, { known, verified: true, many: false, similar: false });
  return FLAGS.filter((flag) => flags.includes(flag) || found.includes(flag));
}
