import { type Action, POLICY, type Relation, type Rule } from './policy.ts';
import { isAtLeast, type Role } from './roles.ts';

/** Who asks, seen from what they act on. */
export interface Asker {
  signedIn: boolean;
  /** The role in the territory acted on; a visitor elsewhere, whatever the person is in other territories. */
  role: Role;
  relations?: ReadonlySet<Relation>;
}

/** `sign-in`: 401; `forbidden`: 403; `hidden`: 404, as for what does not exist. */
export type Decision = 'allowed' | 'sign-in' | 'forbidden' | 'hidden';

export const STRANGER: Asker = { signedIn: false, role: 'visitor' };

/** Whether someone may do something, and otherwise how they are refused. */
export function decide(action: Action, asker: Asker): Decision {
  const rule: Rule = POLICY[action];
  if (isAllowed(rule, asker)) return 'allowed';
  if (rule.refusal === 'hidden') return 'hidden';
  return asker.signedIn ? 'forbidden' : 'sign-in';
}

/** Whether everybody may, so that nobody needs to be known. */
export const isOpenToAll = (action: Action): boolean => POLICY[action].least === 'visitor';

/** Everything that someone may do: what a page shows them. */
export const allowedActions = (asker: Asker): Action[] =>
  (Object.keys(POLICY) as Action[]).filter((action) => decide(action, asker) === 'allowed');

function isAllowed(rule: Rule, { signedIn, role, relations }: Asker): boolean {
  if (rule.or && signedIn && relations?.has(rule.or)) return true;
  if (rule.least === 'visitor') return true;
  if (rule.least === 'account') return signedIn;
  return signedIn && rule.in === 'territory' && isAtLeast(role, rule.least);
}
