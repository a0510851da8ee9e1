import { LANGUAGE_LABELS } from '../language-labels.ts';
import type { PersonalData } from '../privacy/personal-data.service.ts';

/** Who one is and how one signs in; never what one signs in with. */
export const ACCOUNT_DATA: PersonalData = {
  covers: [
    'auth.person.email',
    'auth.session.person_id',
    'auth.credential.person_id',
    'auth.second_factor.person_id',
  ],
  sections: [
    {
      title: { fr: 'Compte', en: 'Account' },
      fields: {
        name: { fr: 'Nom', en: 'Name' },
        email: { fr: 'Adresse électronique', en: 'E-mail address' },
        emailVerified: { fr: 'Adresse vérifiée', en: 'Address checked' },
        language: { fr: 'Langue', en: 'Language' },
        secondFactor: { fr: 'Code en plus du mot de passe', en: 'Code besides the password' },
        since: { fr: 'Depuis', en: 'Since' },
        awakeOn: { fr: 'Dernière connexion', en: 'Last sign-in' },
        sleepNoticeOn: { fr: 'Prévenu de l’effacement', en: 'Told of the erasure' },
      },
      words: { language: LANGUAGE_LABELS },
      query: `SELECT p.name, p.email, p.email_verified AS "emailVerified", p.language, p.second_factor AS "secondFactor",
               p.created_at AS since, p.awake_on::text AS "awakeOn", p.sleep_notice_on::text AS "sleepNoticeOn"
          FROM auth.person p JOIN asked USING (id)`,
    },
    {
      title: { fr: 'Façons de se connecter', en: 'Ways to sign in' },
      fields: {
        kind: { fr: 'Sorte', en: 'Kind' },
        since: { fr: 'Depuis', en: 'Since' },
      },
      words: {
        kind: {
          credential: { fr: 'mot de passe', en: 'password' },
          oidc: { fr: 'fournisseur d’identité', en: 'provider of identities' },
        },
      },
      query: `SELECT provider_id AS kind, created_at AS since
          FROM auth.credential JOIN asked ON asked.id = person_id ORDER BY created_at`,
    },
    {
      title: { fr: 'Connexions', en: 'Sessions' },
      fields: {
        since: { fr: 'Depuis', en: 'Since' },
        until: { fr: 'Jusqu’au', en: 'Until' },
      },
      query: `SELECT created_at AS since, expires_at AS until
          FROM auth.session JOIN asked ON asked.id = person_id ORDER BY created_at`,
    },
    {
      title: { fr: 'Second facteur', en: 'Second factor' },
      fields: {
        verified: { fr: 'Confirmé', en: 'Confirmed' },
        lockedUntil: { fr: 'Bloqué jusqu’au', en: 'Locked until' },
      },
      query: `SELECT verified, locked_until AS "lockedUntil" FROM auth.second_factor JOIN asked ON asked.id = person_id`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Liens de connexion en attente', en: 'Sign-in links that wait' },
      fate: 'erased',
      why: { fr: 'Ils ne mèneraient plus à rien.', en: 'They would lead nowhere.' },
      statements: [
        `DELETE FROM auth.verification v USING asked
           WHERE strpos(v.value, asked.id::text) > 0 OR strpos(v.value, to_jsonb(asked.email)::text) > 0 RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Compte, façons de se connecter, connexions', en: 'Account, ways to sign in, sessions' },
      fate: 'erased',
      why: {
        fr: 'C’est ce que vous demandez. Toutes vos connexions s’arrêtent aussitôt.',
        en: 'It is what you ask for. All your sessions end at once.',
      },
      statements: [`DELETE FROM auth.person p USING asked WHERE p.id = asked.id RETURNING 1`],
      last: true,
    },
  ],
};
