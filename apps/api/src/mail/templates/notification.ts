import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

export const Unsubscribe = z.object({ post: Path, page: Path });

/** Something that a person wants to hear of at once. */
export const notification = template(
  z.object({ subject: z.string(), territory: z.string(), link: Path, unsubscribe: Unsubscribe }),
  {
    fr: ({ subject, territory, link, unsubscribe }) => ({
      subject: `${subject} (${territory})`,
      body: [
        paragraph('Bonjour,'),
        paragraph(`Du nouveau dans l’observatoire de ${territory} : ${subject}`),
        action('Voir sur la page', link),
      ],
      unsubscribe,
    }),
    en: ({ subject, territory, link, unsubscribe }) => ({
      subject: `${subject} (${territory})`,
      body: [
        paragraph('Hello,'),
        paragraph(`News in the observatory of ${territory}: ${subject}`),
        action('See it on the page', link),
      ],
      unsubscribe,
    }),
  },
);
