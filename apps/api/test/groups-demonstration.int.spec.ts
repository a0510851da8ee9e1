import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAccounts } from '../src/demonstration/accounts.ts';
import { loadGroups } from '../src/demonstration/groups.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let runner: ReturnType<typeof running.source.createQueryRunner>;
let numbers: number[];
/** Nothing of it is kept: other tests have their own territories and accounts. */
beforeAll(async () => {
  running = await startApplication();
  const [here, there] = [await aTerritory(running.source), await aTerritory(running.source)];
  numbers = [here.id, there.id];
  runner = running.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`UPDATE auth.person SET email = 'z-' || email WHERE demonstration`);
  const territories = new Map([
    ['tours-joue', here.id],
    ['vierzon', there.id],
  ]);
  await loadAccounts(runner.manager, territories);
  await loadGroups(runner.manager, territories);
});
afterAll(async () => {
  await runner.rollbackTransaction();
  await runner.release();
  await running.close();
});

test('the demonstration has three groups, each with a facilitator, one of them private, one request that waits', async () => {
  const groups: unknown = await runner.query(
    `SELECT g.slug, g.visibility, count(m.id)::int AS members,
            count(*) FILTER (WHERE m.role = 'facilitator')::int AS facilitators,
            count(DISTINCT m.college)::int AS colleges,
            (SELECT count(*) FROM join_request r WHERE r.territory_id = g.territory_id AND r.group_id = g.id)::int AS requests
       FROM working_group g
       LEFT JOIN live_group_member m ON m.territory_id = g.territory_id AND m.group_id = g.id
      WHERE g.territory_id = ANY ($1)
      GROUP BY g.territory_id, g.id ORDER BY g.territory_id, g.slug`,
    [numbers],
  );
  expect(groups).toEqual([
    {
      slug: 'observer-ensemble',
      visibility: 'public',
      members: 3,
      facilitators: 1,
      colleges: 2,
      requests: 1,
    },
    { slug: 'relecture', visibility: 'private', members: 2, facilitators: 1, colleges: 2, requests: 0 },
    {
      slug: 'numerique-et-action-sociale',
      visibility: 'public',
      members: 2,
      facilitators: 1,
      colleges: 2,
      requests: 0,
    },
  ]);
});
