import { FREQUENCY_LABELS, NOTIFICATION_KINDS } from '@belvedere/domain/notifications';
import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';
import { LEFT } from './digest/digest.queries.ts';

const WORDS = {
  kind: Object.fromEntries(
    Object.entries(NOTIFICATION_KINDS).map(([kind, { fr, en }]) => [kind, { fr, en }]),
  ),
  frequency: FREQUENCY_LABELS,
};

/** What one is told about, and how soon one wants to hear of it. */
export const NOTIFICATION_DATA: PersonalData = {
  covers: ['public.notification.person_id', 'public.notification_preference.person_id'],
  sections: [
    {
      title: { fr: 'Choix de notification', en: 'Notification choices' },
      fields: {
        kind: { fr: 'Sorte', en: 'Kind' },
        frequency: { fr: 'Rythme', en: 'Pace' },
      },
      words: WORDS,
      query: `SELECT kind, frequency FROM notification_preference JOIN asked ON asked.id = person_id ORDER BY kind`,
    },
    {
      title: { fr: 'Notifications', en: 'Notifications' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        kind: { fr: 'Sorte', en: 'Kind' },
        subject: { fr: 'Objet', en: 'Subject' },
        path: { fr: 'Adresse de la page', en: 'Address of the page' },
        frequency: { fr: 'Rythme', en: 'Pace' },
        at: { fr: 'Le', en: 'On' },
      },
      words: WORDS,
      query: `SELECT t.name AS territory, n.kind, n.subject, n.path, n.frequency, n.created_at AS at
          FROM notification n JOIN asked ON asked.id = n.person_id JOIN territory t ON t.id = n.territory_id
          ORDER BY n.created_at`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Notifications et choix de notification', en: 'Notifications and notification choices' },
      fate: 'erased',
      why: { fr: 'Plus personne ne les recevra.', en: 'Nobody will receive them any more.' },
      statements: [
        `DELETE FROM notification_preference c USING asked WHERE c.person_id = asked.id RETURNING 1`,
        `DELETE FROM notification n USING asked WHERE n.person_id = asked.id RETURNING 1`,
      ],
    },
    {
      what: {
        fr: 'Notifications qui annoncent votre demande à d’autres',
        en: 'Notifications that tell others of your request',
      },
      fate: 'erased',
      why: {
        fr: 'Elles portent votre nom, et la demande n’existe plus.',
        en: 'They hold your name, and there is no request any more.',
      },
      statements: [
        `DELETE FROM notification n USING asked
           WHERE starts_with(n.subject, asked.name || ' demande à rejoindre ') OR starts_with(n.subject, asked.name || ' asks to join ')
          RETURNING 1`,
      ],
    },
  ],
  // They hold names: of those who wrote, and of those who asked to join and have no account.
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Notifications qui n’attendent plus', en: 'Notifications that wait no more' },
      due: `SELECT n.territory_id, n.id FROM notification n
             WHERE n.territory_id = $1 AND n.created_at < now() - make_interval(months => $2)
               AND (n.mail_id IS NOT NULL OR n.frequency = 'none' OR (${LEFT}))`,
      removal: removedFrom('notification'),
    },
  ],
};
