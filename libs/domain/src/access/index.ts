/** Who may do what: one table, read by the API's guard and by the pages. */
export { allowedActions, decide, isOpenToAll, STRANGER, type Asker, type Decision } from './decide.ts';
export { COLLEGE_LABELS, ROLE_LABELS } from './labels.ts';
export { POLICY, type Action, type Relation, type Rule } from './policy.ts';
export { COLLEGES, effectiveRole, isAtLeast, ROLES, type College, type Role } from './roles.ts';
