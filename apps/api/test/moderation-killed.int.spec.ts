import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProposalsQueries } from '../src/moderation/proposals.queries.ts';
import { Sql } from '../src/database/sql.ts';
import { aModeratedTerritory, anActorSheet } from './a-proposal.ts';
import { anActor } from './an-actor.ts';
import { alone } from './a-process.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

const ROUNDS = 5;
const PROPOSALS = 120;

let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
}, 240_000);
afterAll(async () => {
  await running.close();
  await database.close();
});

type What = 'accept' | 'refuse' | 'undo';

/**
 * Decides in a process of its own, which is killed somewhere in what follows the first `decided` decisions.
 * @returns whether it was still at work
 */
async function decideUntilKilled(place: object, moderator: string, proposals: object[], decided: number) {
  const child = alone('moderation-alone.ts', { target: database.target, place, moderator, proposals });
  let printed = '';
  const gone = once(child, 'exit');
  await new Promise<void>((resolve) =>
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.split('decided').length > decided) resolve();
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  child.kill('SIGKILL');
  await gone;
  return !printed.includes('done');
}

/** From 1 to `most`. */
const some = (most: number) => 1 + Math.floor(Math.random() * most);

test(`a process killed in the middle of deciding leaves each proposal decided wholly, or waiting as before`, async () => {
  const { source, app } = running;
  const { observatory, facilitator } = await aModeratedTerritory(app, source);
  const { territoryId, slug } = observatory;
  const place = { id: territoryId, slug, name: slug };
  const proposals = new ProposalsQueries(new Sql(source));

  /** A new actor, or a correction of one, each with an address to be told at. */
  const store = async (number: number): Promise<{ id: string; what: What; email: string }> => {
    const correction = number % 3 === 1;
    const name = `Essai ${String(number)}`;
    const actor = correction
      ? await anActor(source, observatory, { slug: `a-${String(number)}`, name })
      : null;
    const email = `p${String(number)}@essai.example`;
    const id = await source.transaction((manager) =>
      proposals.insert(
        {
          ...{ territoryId, kind: correction ? 'actor-correction' : 'new-actor', name, note: '', flags: [] },
          ...{
            actorId: actor?.id ?? null,
            actionId: null,
            observationId: null,
            language: 'fr',
            personId: null,
          },
          base: correction ? { presentation: '', areas: [] } : {},
          proposed: correction
            ? { presentation: `Corrigé ${String(number)}`, areas: ['nord', 'sud'] }
            : { ...anActorSheet({ name, presentation: `Nouveau ${String(number)}` }) },
        },
        email,
        manager,
      ),
    );
    return { id: id!, email, what: number % 3 === 2 ? 'refuse' : 'accept' };
  };

  interface Trace {
    id: string;
    state: string;
    kind: string;
    changed: boolean;
    areas: number;
    entries: string[];
    decisions: string[];
  }
  /** Everything that a decision leaves, for each proposal: the content, the trace and the mail. */
  const traces = () =>
    source.query<Trace[]>(
      `SELECT p.id, p.state, p.kind,
              EXISTS (SELECT FROM actor a WHERE a.territory_id = p.territory_id
                         AND a.presentation = p.proposed ->> 'presentation') AS changed,
              (SELECT count(*)::int FROM actor a JOIN actor_area s ON (s.territory_id, s.actor_id) = (a.territory_id, a.id)
                WHERE a.territory_id = p.territory_id AND a.name = p.name) AS areas,
              ARRAY(SELECT e.action FROM audit_entry e WHERE e.subject = 'proposal:' || p.id ORDER BY e.id) AS entries,
              ARRAY(SELECT m.data ->> 'decision' FROM mail m WHERE m.recipient = c.email ORDER BY m.created_at) AS decisions
         FROM proposal p JOIN proposal_contact c ON (c.territory_id, c.proposal_id) = (p.territory_id, p.id)
        WHERE p.territory_id = $1`,
      [territoryId],
    );
  const wholly = {
    'proposed new-actor': { changed: false, areas: 0, entries: [], decisions: [] },
    'proposed actor-correction': { changed: false, areas: 0, entries: [], decisions: [] },
    'accepted new-actor': { changed: true, areas: 1, entries: ['proposal.accept'], decisions: ['accepted'] },
    'accepted actor-correction': {
      changed: true,
      areas: 2,
      entries: ['proposal.accept'],
      decisions: ['accepted'],
    },
    'refused new-actor': { changed: false, areas: 0, entries: ['proposal.refuse'], decisions: ['refused'] },
    'undone new-actor': {
      ...{ changed: false, areas: 0, entries: ['proposal.accept', 'proposal.undo'] },
      decisions: ['accepted', 'undone'],
    },
    'undone actor-correction': {
      ...{ changed: false, areas: 0, entries: ['proposal.accept', 'proposal.undo'] },
      decisions: ['accepted', 'undone'],
    },
  };
  const expectWhole = async () => {
    const found = await traces();
    for (const { id, state, kind, ...left } of found)
      expect({ id, state, kind, ...left }).toEqual({
        ...{ id, state, kind },
        ...wholly[`${state} ${kind}` as keyof typeof wholly],
      });
    const [{ points, actors }] = await source.query<[{ points: number; actors: number }]>(
      `SELECT (SELECT coalesce(sum(points), 0)::int FROM actor_cluster WHERE territory_id = $1 AND zoom = 16) AS points,
              (SELECT count(*)::int FROM actor WHERE territory_id = $1) AS actors`,
      [territoryId],
    );
    expect(points, 'the map shows the actors that there are').toBe(actors);
    return found;
  };

  const stored: { id: string; what: What }[] = [];
  let inTheMiddle = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = new Set((await traces()).filter(({ state }) => state !== 'proposed').map(({ id }) => id));
    while (stored.filter(({ id }) => !before.has(id)).length < PROPOSALS)
      stored.push(await store(stored.length));
    const open = stored.filter(({ id }) => !before.has(id));
    if (await decideUntilKilled(place, facilitator.id, open, some(40))) inTheMiddle += 1;
    const after = await expectWhole();
    const decided = after.filter(({ state }) => state !== 'proposed').length - before.size;
    console.log(
      `Killed, round ${String(round + 1)}: ${String(decided)} of ${String(open.length)} decided, each wholly.`,
    );
  }
  expect(inTheMiddle, 'killed while at work').toBeGreaterThan(0);

  const inState = async (wanted: string) =>
    (await expectWhole()).filter(({ state }) => state === wanted).map(({ id }) => id);
  expect((await inState('accepted')).length).toBeGreaterThan(0);
  const accepted = (await inState('accepted')).map((id) => ({ id, what: 'undo' }));
  await decideUntilKilled(place, facilitator.id, accepted, some(Math.min(10, accepted.length)));
  const undone = (await inState('undone')).length;
  console.log(`Killed while undoing: ${String(undone)} of ${String(accepted.length)} undone, each wholly.`);
  expect(undone).toBeGreaterThan(0);
}, 240_000);
