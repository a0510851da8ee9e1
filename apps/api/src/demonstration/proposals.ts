import type { EntityManager } from 'typeorm';
import { DEMONSTRATION_PROPOSALS, type DemonstrationProposal } from '@belvedere/fixtures/proposals';
import { DEMONSTRATION_TERRITORY } from '../accounts/sign-up/demonstration-accounts.ts';
import { ContentsQueries } from '../contents/contents.queries.ts';
import { ContentsService } from '../contents/contents.service.ts';
import { Sql } from '../database/sql.ts';
import { type NewProposal, NO_ROW, ProposalsQueries, rowOf } from '../moderation/proposals.queries.ts';

/** What waits to be reviewed: something of each kind, one of them in conflict with what has changed since. */
export async function loadProposals(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<void> {
  const territoryId = territories.get(DEMONSTRATION_TERRITORY)!;
  const sql = new Sql(manager.dataSource);
  const proposals = new ProposalsQueries(sql);
  const content = new ContentsService(new ContentsQueries(sql));
  for (const given of DEMONSTRATION_PROPOSALS) {
    const proposal = await proposalOf(given, territoryId, content, manager);
    const id = await proposals.insert(proposal, given.email ?? null, manager);
    await manager.query(
      `UPDATE proposal SET proposed_at = now() - make_interval(days => $3) WHERE territory_id = $1 AND id = $2`,
      [territoryId, id, given.daysAgo],
    );
  }
}

async function proposalOf(
  given: DemonstrationProposal,
  territoryId: number,
  content: ContentsService,
  manager: EntityManager,
): Promise<NewProposal> {
  const { kind, name, about, saw = {}, proposed, note = '', flags = [] } = given;
  // The demonstration corrects and reports actors only.
  const target = about ? await content.read('actor', territoryId, about, manager) : null;
  const base = kind === 'actor-correction' ? { ...target!.values, ...saw } : {};
  const known = Object.keys(base).filter((field) => field in proposed);
  return {
    ...{ territoryId, kind, name, note, flags, language: 'fr', personId: null },
    ...(target ? rowOf('actor', target.id) : NO_ROW),
    base: Object.fromEntries(known.map((field) => [field, (base as NewProposal['base'])[field] ?? null])),
    proposed: proposed as NewProposal['proposed'],
  };
}
