import { KIND_LABELS, REFUSAL_REASON_LABELS, STATE_LABELS } from '@belvedere/domain/moderation';
import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';

/** What one proposed, with an account or by leaving an address, and what one decided. */
export const PROPOSAL_DATA: PersonalData = {
  covers: ['public.proposal.person_id', 'public.proposal.decided_by', 'public.proposal_contact.email'],
  sections: [
    {
      title: { fr: 'Propositions', en: 'Proposals' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        kind: { fr: 'Sorte', en: 'Kind' },
        about: { fr: 'Au sujet de', en: 'About' },
        proposed: { fr: 'Contenu', en: 'Content' },
        note: { fr: 'Remarque', en: 'Note' },
        contact: { fr: 'Adresse laissée', en: 'Address left' },
        at: { fr: 'Le', en: 'On' },
        state: { fr: 'État', en: 'State' },
        reason: { fr: 'Raison', en: 'Reason' },
        word: { fr: 'Mot', en: 'Word' },
      },
      words: { kind: KIND_LABELS, state: STATE_LABELS, reason: REFUSAL_REASON_LABELS },
      query: `SELECT t.name AS territory, p.kind, p.name AS about, p.proposed::text AS proposed, p.note, c.email AS contact,
               p.proposed_at AS at, p.state, p.reason, p.word
          FROM proposal p
          LEFT JOIN proposal_contact c ON c.territory_id = p.territory_id AND c.proposal_id = p.id
          JOIN asked ON asked.id = p.person_id OR asked.email = lower(c.email)
          JOIN territory t ON t.id = p.territory_id
          ORDER BY p.proposed_at`,
    },
    {
      title: { fr: 'Propositions que j’ai décidées', en: 'Proposals that I decided' },
      fields: {
        territory: { fr: 'Territoire', en: 'Territory' },
        about: { fr: 'Au sujet de', en: 'About' },
        at: { fr: 'Le', en: 'On' },
        state: { fr: 'État', en: 'State' },
        reason: { fr: 'Raison', en: 'Reason' },
        word: { fr: 'Mot', en: 'Word' },
      },
      words: { state: STATE_LABELS, reason: REFUSAL_REASON_LABELS },
      query: `SELECT t.name AS territory, p.name AS about, p.decided_at AS at, p.state, p.reason, p.word
          FROM proposal p JOIN asked ON asked.id = p.decided_by JOIN territory t ON t.id = p.territory_id
          ORDER BY p.decided_at`,
    },
  ],
  erasure: [
    {
      what: { fr: 'Vos propositions', en: 'Your proposals' },
      fate: 'anonymised',
      why: {
        fr: 'Elles parlent d’un acteur ou d’une action, pas de vous ; le territoire doit encore pouvoir les relire.',
        en: 'They are about an actor or an action, not about you; the territory must still be able to review them.',
      },
      statements: [
        `UPDATE proposal p SET person_id = NULL FROM asked WHERE p.person_id = asked.id RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Adresses laissées avec une proposition', en: 'Addresses left with a proposal' },
      fate: 'erased',
      why: { fr: 'C’est votre adresse.', en: 'It is your address.' },
      statements: [
        `DELETE FROM proposal_contact c USING asked WHERE lower(c.email) = asked.email RETURNING 1`,
      ],
    },
    {
      what: { fr: 'Propositions que vous avez décidées', en: 'Proposals that you decided' },
      fate: 'anonymised',
      why: {
        fr: 'La décision tient, sans dire qui l’a prise.',
        en: 'The decision holds, without saying who took it.',
      },
      statements: [
        `UPDATE proposal p SET decided_by = NULL FROM asked WHERE p.decided_by = asked.id RETURNING 1`,
      ],
    },
  ],
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Propositions décidées', en: 'Proposals, decided' },
      due: `SELECT territory_id, id FROM proposal
             WHERE territory_id = $1 AND state IN ('accepted', 'refused', 'needs-more') AND decided_at < now() - make_interval(months => $2)`,
      removal: removedFrom('proposal'),
    },
  ],
};
