import { z } from 'zod';
import { action, paragraph, Path, quote, template } from './template.ts';

/** To the facilitators of a group: somebody asks to join. */
export const joinRequested = template(
  z.object({ link: Path, group: z.string(), person: z.string(), reason: z.string() }),
  {
    fr: ({ link, group, person, reason }) => ({
      subject: `${person} demande à rejoindre « ${group} »`,
      body: [
        paragraph('Bonjour,'),
        paragraph(`${person} demande à rejoindre le groupe « ${group} », avec ces mots :`),
        quote(reason),
        action('Répondre à la demande', link),
      ],
    }),
    en: ({ link, group, person, reason }) => ({
      subject: `${person} asks to join “${group}”`,
      body: [
        paragraph('Hello,'),
        paragraph(`${person} asks to join the group “${group}”, with these words:`),
        quote(reason),
        action('Answer the request', link),
      ],
    }),
  },
);
