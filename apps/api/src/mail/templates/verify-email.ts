import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** After a sign-up, or a change of address: does this address belong to the person? */
export const verifyEmail = template(
  z.object({ link: Path, hours: z.int().positive() }),
  {
    fr: ({ link, hours }) => ({
      subject: 'Confirmez votre adresse',
      body: [
        paragraph('Bonjour,'),
        paragraph(
          `Cette adresse a été indiquée pour un compte. Confirmez qu’elle est bien la vôtre dans les ${String(hours)} heures.`,
        ),
        action('Confirmer mon adresse', link),
        paragraph('Ce n’est pas vous ? Ignorez ce message : l’adresse ne sera pas utilisée.'),
      ],
    }),
    en: ({ link, hours }) => ({
      subject: 'Confirm your address',
      body: [
        paragraph('Hello,'),
        paragraph(
          `This address was given for an account. Confirm that it is yours within ${String(hours)} hours.`,
        ),
        action('Confirm my address', link),
        paragraph('It was not you? Ignore this message: the address will not be used.'),
      ],
    }),
  },
  { secret: true },
);
