import type { Role } from '@belvedere/domain/access';
import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<Role | 'operator', () => string> = {
  visitor: m.role_visitor,
  contributor: m.role_contributor,
  member: m.role_member,
  facilitator: m.role_facilitator,
  administrator: m.role_administrator,
  operator: m.role_operator,
};

/** The word on screen for a role. */
export const roleText = (role: string): string => TEXTS[role as Role]?.() ?? role;
