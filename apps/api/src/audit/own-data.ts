import type { PersonalData } from '../privacy/personal-data.service.ts';

/** What one did, as the trace tells it. */
export const AUDIT_DATA: PersonalData = {
  covers: ['public.audit_entry.person_id'],
  sections: [
    {
      title: { fr: 'Journal de mes actes', en: 'Trace of what I did' },
      fields: {
        at: { fr: 'Le', en: 'On' },
        role: { fr: 'Rôle', en: 'Role' },
        action: { fr: 'Acte', en: 'Act' },
        subject: { fr: 'Objet', en: 'Subject' },
        before: { fr: 'Avant', en: 'Before' },
        after: { fr: 'Après', en: 'After' },
      },
      query: `WITH asked AS (SELECT id, email FROM auth.person WHERE id = $1)
        SELECT at, role, action, subject, before::text, after::text
          FROM audit_entry JOIN asked ON asked.id = person_id ORDER BY audit_entry.id`,
    },
  ],
};
