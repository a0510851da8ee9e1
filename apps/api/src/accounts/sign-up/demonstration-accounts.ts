import type { Role } from '@belvedere/domain/access';

/** One account for each role, on screen in demonstration mode and good for nothing outside of it. */
export interface DemonstrationAccount {
  name: string;
  email: string;
  role: Exclude<Role, 'visitor'>;
  college: 'resident' | 'professional' | 'institution';
}

export const DEMONSTRATION_TERRITORY = 'tours-joue';
export const DEMONSTRATION_PASSWORD = 'belvedere-demonstration';

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  {
    name: 'Camille Exemple (démonstration)',
    email: 'contribution@demonstration.example',
    role: 'contributor',
    college: 'resident',
  },
  {
    name: 'Dominique Modèle (démonstration)',
    email: 'membre@demonstration.example',
    role: 'member',
    college: 'professional',
  },
  {
    name: 'Alix Maquette (démonstration)',
    email: 'animation@demonstration.example',
    role: 'facilitator',
    college: 'professional',
  },
  {
    name: 'Sacha Factice (démonstration)',
    email: 'administration@demonstration.example',
    role: 'administrator',
    college: 'institution',
  },
];
