import { Problem } from '@belvedere/contracts/problem';
import type { College } from '@belvedere/domain/access';
import { aGroup } from './a-group.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import type { startApplication } from './application.ts';

type Running = Awaited<ReturnType<typeof startApplication>>;

/** "409 last-facilitator", or "200" when it was not refused. */
export const outcomeOf = (answer: { statusCode: number; json: () => unknown }): string =>
  answer.statusCode < 400
    ? String(answer.statusCode)
    : `${String(answer.statusCode)} ${Problem.parse(answer.json()).code}`;

/** A group of a territory of its own with a facilitator, Fanny, and a member, Malik; who they are and how they ask. */
export async function aGroupAtWork(
  { app, source }: Running,
  changes: Parameters<typeof aGroup>[2] = {},
  college: College | null = 'professional',
) {
  const territory = await aTerritory(source);
  const group = await aGroup(source, territory, changes);
  const someone = async (name: string, role?: 'member' | 'facilitator' | 'administrator') => {
    const person = await aPerson(source, { name, roles: role ? { [territory.id]: role } : {} });
    const cookie = await signIn(app, person.email);
    const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
      send(app, path.startsWith('/') ? path : `${group.path}${path && `/${path}`}`, payload, {
        method,
        cookie,
      });
    return { ...person, name, cookie, ask };
  };
  const fanny = await someone('Fanny', 'member');
  const malik = await someone('Malik', 'member');
  await group.with(fanny, 'facilitator', college);
  await group.with(malik, 'member', 'resident');
  const actions = async () =>
    (
      await source.query<{ action: string }[]>(
        'SELECT action FROM audit_entry WHERE territory_id = $1 ORDER BY id',
        [territory.id],
      )
    )
      .map(({ action }) => action)
      .filter((action) => action !== 'membership.grant');
  return { territory, group, fanny, malik, someone, actions };
}
