import { MAIL_STATE_LABELS, TEMPLATE_LABELS } from '@belvedere/domain/mails';
import { LANGUAGE_LABELS } from '../language-labels.ts';
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
      words: { template: TEMPLATE_LABELS, language: LANGUAGE_LABELS, state: MAIL_STATE_LABELS },
      query: `SELECT template, language, state, created_at AS at, sent_at AS "sentAt"
          FROM mail JOIN asked ON asked.email = lower(recipient) ORDER BY created_at`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Messages envoyés à votre adresse', en: 'Mails to your address' },
      fate: 'erased',
      why: { fr: 'Ils portent votre adresse.', en: 'They hold your address.' },
      statements: [`DELETE FROM mail m USING asked WHERE lower(m.recipient) = asked.email RETURNING 1`],
    },
    {
      what: { fr: 'Votre nom dans les messages envoyés à d’autres', en: 'Your name in mails to others' },
      fate: 'anonymised',
      why: {
        fr: 'Le message est à la personne qui l’a reçu ; dans nos copies, « ancien membre » remplace votre nom.',
        en: 'The mail belongs to whoever received it; in our copies, “former member” stands for your name.',
      },
      // As JSON writes it: the name alone, or at the beginning of a sentence of ours.
      statements: [
        `UPDATE mail m
            SET data = replace(replace(replace(m.data::text,
                  said.alone, ': "ancien membre"'),
                  said.first || ' demande à rejoindre ', ': "Un ancien membre demande à rejoindre '),
                  said.first || ' asks to join ', ': "A former member asks to join ')::jsonb
           FROM asked CROSS JOIN LATERAL (
                  SELECT ': ' || to_jsonb(asked.name)::text AS alone, ': ' || left(to_jsonb(asked.name)::text, -1) AS first
                ) said
          WHERE m.template IN ('join-requested', 'invitation', 'notification', 'digest')
            AND (strpos(m.data::text, said.alone) > 0 OR strpos(m.data::text, said.first || ' demande à rejoindre ') > 0
                 OR strpos(m.data::text, said.first || ' asks to join ') > 0)
         RETURNING 1`,
      ],
    },
  ],
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Messages partis ou abandonnés', en: 'Mails that left or were given up' },
      due: `SELECT id FROM mail WHERE territory_id = $1 AND state IN ('sent', 'dead', 'expired')
               AND created_at < now() - make_interval(months => $2)`,
      removal: `done AS (DELETE FROM mail m USING due WHERE m.id = due.id RETURNING 1)`,
    },
  ],
};
