import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';

/** Addresses left in order to be written to, found by the address: they belong to no account. */
export const CONTACT_DATA: PersonalData = {
  covers: ['public.contact_request.email', 'public.contact_waiting.email'],
  sections: [
    {
      title: { fr: 'Demandes de contact', en: 'Contact requests' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        week: { fr: 'Semaine du', en: 'Week of' },
        name: { fr: 'Nom', en: 'Name' },
        email: { fr: 'Adresse électronique', en: 'E-mail address' },
        message: { fr: 'Message', en: 'Message' },
      },
      query: `SELECT t.name AS territory, c.week, c.name, c.email, c.message
          FROM (SELECT territory_id, week::text AS week, name, email, message FROM contact_request
                UNION ALL
                SELECT territory_id, NULL, name, email, message FROM contact_waiting) c
          JOIN asked ON asked.email = c.email
          JOIN territory t ON t.id = c.territory_id
          ORDER BY t.name, c.week`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Demandes de contact à votre adresse', en: 'Contact requests with your address' },
      fate: 'erased',
      why: { fr: 'C’est votre adresse.', en: 'It is your address.' },
      statements: [
        `DELETE FROM contact_request c USING asked WHERE c.email = asked.email RETURNING 1`,
        `DELETE FROM contact_waiting c USING asked WHERE c.email = asked.email RETURNING 1`,
      ],
    },
  ],
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Demandes de contact', en: 'Contact requests' },
      due: `SELECT territory_id, id FROM contact_request
             WHERE territory_id = $1 AND week + 6 < current_date - make_interval(months => $2)`,
      removal: removedFrom('contact_request'),
    },
  ],
};
