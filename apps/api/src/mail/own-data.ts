import type { PersonalData } from '../privacy/personal-data.service.ts';

/** Mails to one’s address. What they say is in the mailbox; some of them hold links by which one signs in. */
export const MAIL_DATA: PersonalData = {
  covers: ['public.mail.recipient'],
  sections: [
    {
      title: { fr: 'Messages envoyés à mon adresse', en: 'Mails to my address' },
      fields: {
        template: { fr: 'Modèle', en: 'Template' },
        language: { fr: 'Langue', en: 'Language' },
        state: { fr: 'État', en: 'State' },
        at: { fr: 'Le', en: 'On' },
        sentAt: { fr: 'Parti le', en: 'Sent on' },
      },
      query: `WITH asked AS (SELECT id, email FROM auth.person WHERE id = $1)
        SELECT template, language, state, created_at AS at, sent_at AS "sentAt"
          FROM mail JOIN asked ON asked.email = lower(recipient) ORDER BY created_at`,
    },
  ],
};
