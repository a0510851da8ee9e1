import { ROLE_LABELS } from '@belvedere/domain/access';
import { ACTION_LABELS } from '@belvedere/domain/audit';
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
      words: { role: ROLE_LABELS, action: ACTION_LABELS },
      query: `SELECT at, role, action, subject, before::text, after::text
          FROM audit_entry JOIN asked ON asked.id = person_id ORDER BY audit_entry.id`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Journal de vos actes', en: 'Trace of what you did' },
      fate: 'anonymised',
      why: {
        fr: 'Le territoire doit pouvoir retrouver ce qui a été fait, quand et dans quel rôle ; plus par qui.',
        en: 'The territory must be able to trace what was done, when and in which role; no longer by whom.',
      },
      statements: [`SELECT generate_series(1, forget_person_in_audit(id, email)) FROM asked`],
    },
  ],
  retained: [
    {
      kind: 'audit',
      what: { fr: 'Lignes du journal des actes', en: 'Entries of the audit log' },
      due: `SELECT FROM audit_entry WHERE territory_id = $1 AND at < now() - make_interval(months => $2)`,
      removal: `done AS (SELECT generate_series(1, purge_audit_entry($1, now() - make_interval(months => $2))))`,
    },
  ],
};
