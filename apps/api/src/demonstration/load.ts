import type { DataSource } from 'typeorm';
import type { CollectingTokens } from '../collecting/collecting-tokens.ts';
import { loadAccounts } from './accounts.ts';
import { loadActors } from './actors.ts';
import { loadCampaigns } from './campaigns.ts';
import { loadCollecting } from './collecting.ts';
import { loadGroups } from './groups.ts';
import { loadObservations } from './observations.ts';
import { loadProposals } from './proposals.ts';
import { loadResponses } from './responses.ts';
import { loadTerritories } from './territories.ts';

/** Any number, as long as nothing else in the database uses it. */
const DEMONSTRATION_LOCK = 711_826_002;

/**
 * Loads the demonstration once, wholly or not at all: does nothing when there is already a territory.
 * @param tokens of the server that will open its collecting sessions
 * @returns whether it was loaded
 */
export async function loadDemonstration(
  source: DataSource,
  tokens: CollectingTokens,
  say: (line: string) => void,
): Promise<boolean> {
  return source.transaction(async (manager) => {
    // Two processes that start on one empty database must not both load it.
    await manager.query('SELECT pg_advisory_xact_lock($1)', [DEMONSTRATION_LOCK]);
    const [{ found }] = await manager.query<[{ found: boolean }]>(
      'SELECT EXISTS (SELECT FROM territory) AS found',
    );
    if (found) return false;
    say('Chargement de la démonstration : territoires et quartiers…');
    const territories = new Map((await loadTerritories(manager)).map(({ slug, id }) => [slug, id]));
    say('Chargement de la démonstration : acteurs, actions et observations…');
    await loadActors(manager, territories);
    await loadObservations(manager, territories);
    say('Chargement de la démonstration : comptes, groupes et propositions…');
    await loadAccounts(manager, territories);
    await loadGroups(manager, territories);
    await loadProposals(manager, territories);
    say('Chargement de la démonstration : enquêtes et réponses…');
    const campaigns = await loadCampaigns(manager, territories);
    await loadResponses(manager, territories, campaigns);
    await loadCollecting(manager, tokens, territories, campaigns);
    return true;
  });
}
