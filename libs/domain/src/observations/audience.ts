import { z } from 'zod';
import type { Label } from '../label.ts';

/** Whom a usage serves, in the eyes of whoever saw it; a closed list, so that observations can be filtered by it. */
export const Audience = z.enum([
  'everyone',
  'children',
  'young-people',
  'families',
  'job-seekers',
  'elderly',
  'newcomers',
  'disabled',
  'workers',
]);
export type Audience = z.infer<typeof Audience>;

export const AUDIENCE_LABELS: Record<Audience, Label> = {
  everyone: { fr: 'Tout le monde', en: 'Everybody' },
  children: { fr: 'Enfants', en: 'Children' },
  'young-people': { fr: 'Jeunes', en: 'Young people' },
  families: { fr: 'Familles', en: 'Families' },
  'job-seekers': { fr: 'Personnes en recherche d’emploi', en: 'People looking for work' },
  elderly: { fr: 'Personnes âgées', en: 'Elderly people' },
  newcomers: { fr: 'Personnes qui apprennent le français', en: 'People learning French' },
  disabled: { fr: 'Personnes en situation de handicap', en: 'People with disabilities' },
  workers: { fr: 'Professionnels et bénévoles', en: 'Professionals and volunteers' },
};
