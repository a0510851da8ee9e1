/** What a person may be in a territory, from the least to the most. Whoever has no membership there is a visitor. */
export const ROLES = ['visitor', 'contributor', 'member', 'facilitator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** For whom a person speaks: a resident, a professional, an institution. */
export const COLLEGES = ['resident', 'professional', 'institution'] as const;
export type College = (typeof COLLEGES)[number];

/** Whether a role is another one, or more. */
export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** What a person may act as: whoever administers a territory that asks for a second factor is a member until they have one. */
export const effectiveRole = (
  role: Role,
  secondFactor: { readonly needed: boolean; readonly had: boolean },
): Role => (role === 'administrator' && secondFactor.needed && !secondFactor.had ? 'member' : role);
