import type { College, Role } from './roles.ts';
import type { Label } from '../label.ts';

/** Also of what is done from the server's console, which nobody signs in to. */
export const ROLE_LABELS: Record<Role | 'operator', Label> = {
  visitor: { fr: 'visite', en: 'visitor' },
  contributor: { fr: 'contribution', en: 'contributor' },
  member: { fr: 'membre', en: 'member' },
  facilitator: { fr: 'animation', en: 'facilitator' },
  administrator: { fr: 'administration', en: 'administrator' },
  operator: { fr: 'exploitation du serveur', en: 'operator of the server' },
};

export const COLLEGE_LABELS: Record<College, Label> = {
  resident: { fr: 'habitant', en: 'resident' },
  professional: { fr: 'professionnel', en: 'professional' },
  institution: { fr: 'institutionnel', en: 'institution' },
};
