import { expect, test } from 'vitest';
import {
  allowedActions,
  type Asker,
  decide,
  isAtLeast,
  isOpenToAll,
  POLICY,
  type Relation,
  ROLES,
  STRANGER,
} from './index.ts';

const signedIn = (role: Asker['role'], ...relations: Relation[]): Asker => ({
  signedIn: true,
  role,
  relations: new Set(relations),
});

test.each([
  // What everybody reads needs nobody to be known.
  ['territory.read', STRANGER, 'allowed'],
  ['response.submit', STRANGER, 'allowed'],
  ['response.submit', signedIn('administrator'), 'allowed'],
  // One's own account.
  ['me.read', STRANGER, 'sign-in'],
  ['me.read', signedIn('visitor'), 'allowed'],
  // Leaving is for oneself, sending away for administrators; to others the membership does not exist.
  ['membership.end', STRANGER, 'hidden'],
  ['membership.end', signedIn('member'), 'hidden'],
  ['membership.end', signedIn('facilitator'), 'hidden'],
  ['membership.end', signedIn('contributor', 'self'), 'allowed'],
  ['membership.end', signedIn('member', 'same-group'), 'hidden'],
  ['membership.end', signedIn('administrator'), 'allowed'],
  // A relation means nothing for whoever is not signed in.
  ['membership.end', { ...STRANGER, relations: new Set(['self']) }, 'hidden'],
  // A group: its members enter, its facilitators manage, and so does whoever administers the territory.
  ['group.enter', signedIn('member', 'same-group'), 'allowed'],
  ['group.enter', signedIn('facilitator'), 'hidden'],
  ['group.enter', STRANGER, 'hidden'],
  ['group.manage', signedIn('member', 'same-group'), 'hidden'],
  ['group.manage', signedIn('member', 'same-group', 'facilitates-group'), 'allowed'],
  ['group.manage', signedIn('administrator'), 'allowed'],
  ['group.create', signedIn('member'), 'forbidden'],
  ['group.create', signedIn('facilitator'), 'allowed'],
  ['group.ask', STRANGER, 'sign-in'],
  // The trace: the existence of an entry is not known to others.
  ['audit.read', STRANGER, 'hidden'],
  ['audit.read', signedIn('facilitator'), 'hidden'],
  ['audit.read', signedIn('administrator'), 'allowed'],
] as const)('%s by %o: %s', (action, asker, decision) => {
  expect(decide(action, asker as Asker)).toBe(decision);
});

test('roles are in order', () => {
  for (const [index, role] of ROLES.entries())
    for (const [other, least] of ROLES.entries()) expect(isAtLeast(role, least)).toBe(index >= other);
});

test('whatever one role may do, a higher one may', () => {
  for (const [index, role] of ROLES.slice(0, -1).entries()) {
    const higher = new Set(allowedActions(signedIn(ROLES[index + 1]!)));
    for (const action of allowedActions(signedIn(role))) expect(higher).toContain(action);
  }
});

test('no rule of the whole site asks for a role, which only a territory gives', () => {
  for (const rule of Object.values(POLICY))
    if (rule.in === 'site') expect(['visitor', 'account']).toContain(rule.least);
});

test('only what is open to all is decided without knowing who asks', () => {
  for (const action of Object.keys(POLICY) as (keyof typeof POLICY)[])
    expect(isOpenToAll(action)).toBe(decide(action, STRANGER) === 'allowed');
});
