import { COLLEGE_LABELS, ROLE_LABELS } from '@belvedere/domain/access';
import type { PersonalData } from '../privacy/personal-data.service.ts';

/** What one is, or was, in each territory. */
export const MEMBERSHIP_DATA: PersonalData = {
  covers: ['public.membership.person_id'],
  sections: [
    {
      title: { fr: 'Rôles dans les territoires', en: 'Roles in territories' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        role: { fr: 'Rôle', en: 'Role' },
        college: { fr: 'Collège', en: 'College' },
        actor: { fr: 'Structure', en: 'Organisation' },
        since: { fr: 'Depuis', en: 'Since' },
        until: { fr: 'Jusqu’au', en: 'Until' },
      },
      words: { role: ROLE_LABELS, college: COLLEGE_LABELS },
      query: `SELECT t.name AS territory, m.role, m.college, a.name AS actor, m.since, m.until
          FROM membership m JOIN asked ON asked.id = m.person_id JOIN territory t ON t.id = m.territory_id
          LEFT JOIN actor a ON a.territory_id = m.territory_id AND a.id = m.actor_id
          ORDER BY m.since`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Rôles dans les territoires', en: 'Roles in territories' },
      fate: 'erased',
      why: { fr: 'Un rôle ne va pas sans la personne.', en: 'There is no role without the person.' },
      statements: [`DELETE FROM membership m USING asked WHERE m.person_id = asked.id RETURNING 1`],
    },
  ],
};
