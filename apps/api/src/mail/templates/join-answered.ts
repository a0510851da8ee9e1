import { z } from 'zod';
import { action, type Block, paragraph, Path, quote, template } from './template.ts';

/** To whoever asked to join a group: welcome, or not this time, with a word. */
export const joinAnswered = template(
  z.object({ link: Path, group: z.string(), approved: z.boolean(), word: z.string().optional() }),
  {
    fr: ({ link, group, approved, word }) => ({
      subject: approved ? `Bienvenue dans « ${group} »` : `Votre demande pour « ${group} »`,
      body: [
        paragraph('Bonjour,'),
        paragraph(
          approved
            ? `Vous faites maintenant partie du groupe « ${group} ».`
            : `Le groupe « ${group} » n’a pas retenu votre demande.`,
        ),
        ...said(word),
        action(approved ? 'Ouvrir la page du groupe' : 'Voir la page du groupe', link),
      ],
    }),
    en: ({ link, group, approved, word }) => ({
      subject: approved ? `Welcome to “${group}”` : `Your request to “${group}”`,
      body: [
        paragraph('Hello,'),
        paragraph(
          approved
            ? `You are now part of the group “${group}”.`
            : `The group “${group}” did not accept your request.`,
        ),
        ...said(word),
        action(approved ? 'Open the page of the group' : 'See the page of the group', link),
      ],
    }),
  },
);

const said = (word: string | undefined): Block[] => (word ? [quote(word)] : []);
