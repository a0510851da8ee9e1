import { COLLEGE_LABELS, ROLE_LABELS } from '@belvedere/domain/access';
import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';

/** What one is in working groups, asked of them, was sent by them and did for them. */
export const GROUP_DATA: PersonalData = {
  covers: [
    'public.group_member.person_id',
    'public.join_request.person_id',
    'public.join_request.email',
    'public.join_request.decided_by',
    'public.invitation.email',
    'public.invitation.invited_by',
    'public.group_code.created_by',
  ],
  sections: [
    {
      title: { fr: 'Groupes de travail', en: 'Working groups' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        role: { fr: 'Rôle', en: 'Role' },
        college: { fr: 'Collège', en: 'College' },
        since: { fr: 'Depuis', en: 'Since' },
        until: { fr: 'Jusqu’au', en: 'Until' },
      },
      words: { role: ROLE_LABELS, college: COLLEGE_LABELS },
      query: `SELECT g.name AS grp, m.role, m.college, m.since, m.until
          FROM group_member m JOIN asked ON asked.id = m.person_id JOIN working_group g ON g.territory_id = m.territory_id AND g.id = m.group_id
          ORDER BY m.since`,
    },
    {
      title: { fr: 'Demandes pour rejoindre un groupe', en: 'Requests to join a group' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        name: { fr: 'Nom', en: 'Name' },
        email: { fr: 'Adresse électronique', en: 'E-mail address' },
        reason: { fr: 'Motif', en: 'Reason' },
        college: { fr: 'Collège', en: 'College' },
        at: { fr: 'Le', en: 'On' },
        decidedAt: { fr: 'Décidée le', en: 'Decided on' },
        approved: { fr: 'Acceptée', en: 'Approved' },
        word: { fr: 'Mot', en: 'Word' },
      },
      words: { college: COLLEGE_LABELS },
      query: `SELECT g.name AS grp, r.name, r.email, r.reason, r.college, r.created_at AS at, r.decided_at AS "decidedAt", r.approved, r.word
          FROM join_request r JOIN asked ON asked.id = r.person_id OR asked.email = r.email JOIN working_group g ON g.territory_id = r.territory_id AND g.id = r.group_id
          ORDER BY r.created_at`,
    },
    {
      title: { fr: 'Invitations reçues', en: 'Invitations received' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        email: { fr: 'Adresse électronique', en: 'E-mail address' },
        message: { fr: 'Message', en: 'Message' },
        role: { fr: 'Rôle', en: 'Role' },
        college: { fr: 'Collège', en: 'College' },
        at: { fr: 'Le', en: 'On' },
        expiresAt: { fr: 'Valable jusqu’au', en: 'Valid until' },
        usedAt: { fr: 'Utilisée le', en: 'Used on' },
        revokedAt: { fr: 'Annulée le', en: 'Withdrawn on' },
      },
      words: { role: ROLE_LABELS, college: COLLEGE_LABELS },
      query: `SELECT g.name AS grp, i.email, i.message, i.role, i.college, i.created_at AS at, i.expires_at AS "expiresAt",
               i.used_at AS "usedAt", i.revoked_at AS "revokedAt"
          FROM invitation i JOIN asked ON asked.email = i.email JOIN working_group g ON g.territory_id = i.territory_id AND g.id = i.group_id
          ORDER BY i.created_at`,
    },
    {
      title: { fr: 'Demandes que j’ai décidées', en: 'Requests that I decided' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        at: { fr: 'Le', en: 'On' },
        approved: { fr: 'Acceptée', en: 'Approved' },
        word: { fr: 'Mot', en: 'Word' },
      },
      query: `SELECT g.name AS grp, r.decided_at AS at, r.approved, r.word
          FROM join_request r JOIN asked ON asked.id = r.decided_by JOIN working_group g ON g.territory_id = r.territory_id AND g.id = r.group_id
          ORDER BY r.decided_at`,
    },
    {
      title: { fr: 'Invitations que j’ai envoyées', en: 'Invitations that I sent' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        message: { fr: 'Message', en: 'Message' },
        at: { fr: 'Le', en: 'On' },
      },
      query: `SELECT g.name AS grp, i.message, i.created_at AS at
          FROM invitation i JOIN asked ON asked.id = i.invited_by JOIN working_group g ON g.territory_id = i.territory_id AND g.id = i.group_id
          ORDER BY i.created_at`,
    },
    {
      title: { fr: 'Codes de structure que j’ai créés', en: 'Codes of structures that I made' },
      fields: {
        grp: { fr: 'Groupe', en: 'Group' },
        label: { fr: 'Intitulé', en: 'Label' },
        at: { fr: 'Le', en: 'On' },
      },
      query: `SELECT g.name AS grp, c.label, c.created_at AS at
          FROM group_code c JOIN asked ON asked.id = c.created_by JOIN working_group g ON g.territory_id = c.territory_id AND g.id = c.group_id
          ORDER BY c.created_at`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Groupes de travail', en: 'Working groups' },
      fate: 'anonymised',
      why: {
        fr: 'Ce que vous y avez écrit reste, signé « ancien membre », sans votre collège ni votre structure.',
        en: 'What you wrote there stays, signed “former member”, without your college or organisation.',
      },
      statements: [
        `UPDATE group_member m SET person_id = NULL, college = NULL, actor_id = NULL FROM asked WHERE m.person_id = asked.id RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Vos demandes pour rejoindre un groupe', en: 'Your requests to join a group' },
      fate: 'erased',
      why: { fr: 'Elles ne servent plus à personne.', en: 'They are of no use to anybody any more.' },
      statements: [
        `DELETE FROM join_request r USING asked WHERE r.person_id = asked.id OR r.email = asked.email RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Invitations envoyées à votre adresse', en: 'Invitations sent to your address' },
      fate: 'erased',
      why: { fr: 'Elles portent votre adresse.', en: 'They hold your address.' },
      statements: [`DELETE FROM invitation i USING asked WHERE i.email = asked.email RETURNING 1`],
    },
    {
      what: { fr: 'Demandes que vous avez décidées', en: 'Requests that you decided' },
      fate: 'anonymised',
      why: {
        fr: 'La réponse appartient à la personne qui l’a reçue.',
        en: 'The answer belongs to whoever received it.',
      },
      statements: [
        `UPDATE join_request r SET decided_by = NULL FROM asked WHERE r.decided_by = asked.id RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Invitations et codes que vous avez créés', en: 'Invitations and codes that you made' },
      fate: 'anonymised',
      why: { fr: 'D’autres personnes s’en servent.', en: 'Other people use them.' },
      statements: [
        `UPDATE invitation i SET invited_by = NULL FROM asked WHERE i.invited_by = asked.id RETURNING 1`,
        `UPDATE group_code c SET created_by = NULL FROM asked WHERE c.created_by = asked.id RETURNING 1`,
      ],
    },
  ],
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Demandes pour rejoindre un groupe, décidées', en: 'Requests to join a group, decided' },
      due: `SELECT territory_id, id FROM join_request
             WHERE territory_id = $1 AND decided_at < now() - make_interval(months => $2)`,
      removal: removedFrom('join_request'),
    },
    {
      kind: 'contacts',
      what: { fr: 'Invitations qui ne servent plus', en: 'Invitations that are over' },
      due: `SELECT territory_id, id FROM invitation
             WHERE territory_id = $1 AND least(expires_at, revoked_at, used_at) < now() - make_interval(months => $2)`,
      removal: removedFrom('invitation'),
    },
  ],
};
