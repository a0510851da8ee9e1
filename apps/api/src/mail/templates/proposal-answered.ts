import { z } from 'zod';
import { action, type Block, paragraph, Path, quote, template } from './template.ts';

/** To whoever proposed something and left an address: what became of it. */
export const proposalAnswered = template(
  z.object({
    link: Path,
    territory: z.string(),
    /** How what it is about is called. */
    name: z.string(),
    decision: z.enum(['accepted', 'accepted-in-part', 'refused', 'needs-more', 'undone']),
    /** Of the list, as a sentence. */
    reason: z.string().optional(),
    word: z.string().optional(),
  }),
  {
    fr: ({ link, territory, name, decision, reason, word }) => ({
      subject: `${FRENCH[decision].subject} : ${name}`,
      body: [
        paragraph('Bonjour,'),
        paragraph(
          `Vous avez fait une proposition à l’observatoire de ${territory}, au sujet de « ${name} ».`,
        ),
        paragraph(FRENCH[decision].text),
        ...said(reason, word),
        action(FRENCH[decision].link, link),
        paragraph(
          'Votre adresse n’a servi qu’à vous répondre. Elle sera effacée trente jours après la décision.',
        ),
      ],
    }),
    en: ({ link, territory, name, decision, reason, word }) => ({
      subject: `${ENGLISH[decision].subject}: ${name}`,
      body: [
        paragraph('Hello,'),
        paragraph(`You proposed something to the observatory of ${territory}, about “${name}”.`),
        paragraph(ENGLISH[decision].text),
        ...said(reason, word),
        action(ENGLISH[decision].link, link),
        paragraph(
          'Your address served only to answer you. It will be erased thirty days after the decision.',
        ),
      ],
    }),
  },
);

const FRENCH = {
  accepted: {
    subject: 'Proposition acceptée',
    text: 'Elle a été acceptée, merci.',
    link: 'Voir sur la page',
  },
  'accepted-in-part': {
    subject: 'Proposition acceptée en partie',
    text: 'Elle a été acceptée en partie, merci.',
    link: 'Voir sur la page',
  },
  refused: {
    subject: 'Proposition non retenue',
    text: 'Elle n’a pas été retenue.',
    link: 'Voir l’observatoire',
  },
  'needs-more': {
    subject: 'Une question sur votre proposition',
    text: 'Avant de décider, l’équipe a besoin d’en savoir plus.',
    link: 'Répondre',
  },
  undone: {
    subject: 'Proposition à nouveau relue',
    text: 'La décision a été annulée : votre proposition sera relue à nouveau.',
    link: 'Voir l’observatoire',
  },
};

const ENGLISH: typeof FRENCH = {
  accepted: { subject: 'Proposal accepted', text: 'It was accepted, thank you.', link: 'See it on the page' },
  'accepted-in-part': {
    subject: 'Proposal accepted in part',
    text: 'It was accepted in part, thank you.',
    link: 'See it on the page',
  },
  refused: { subject: 'Proposal not accepted', text: 'It was not accepted.', link: 'See the observatory' },
  'needs-more': {
    subject: 'A question about your proposal',
    text: 'Before they decide, the team needs to know more.',
    link: 'Answer',
  },
  undone: {
    subject: 'Proposal under review again',
    text: 'The decision was taken back: your proposal will be reviewed again.',
    link: 'See the observatory',
  },
};

const said = (reason: string | undefined, word: string | undefined): Block[] => [
  ...(reason ? [paragraph(reason)] : []),
  ...(word ? [quote(word)] : []),
];
