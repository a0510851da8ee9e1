import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** A forgotten password. */
export const resetPassword = template(
  z.object({ link: Path, minutes: z.int().positive() }),
  {
    fr: ({ link, minutes }) => ({
      subject: 'Choisissez un nouveau mot de passe',
      body: [
        paragraph('Bonjour,'),
        paragraph(
          `Vous avez demandé à changer de mot de passe. Ce lien sert une seule fois, dans les ${String(minutes)} minutes.`,
        ),
        action('Choisir un mot de passe', link),
        paragraph('Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe reste le même.'),
      ],
    }),
    en: ({ link, minutes }) => ({
      subject: 'Choose a new password',
      body: [
        paragraph('Hello,'),
        paragraph(
          `You asked to change your password. This link works once, within ${String(minutes)} minutes.`,
        ),
        action('Choose a password', link),
        paragraph('You did not ask for anything? Ignore this message: your password stays the same.'),
      ],
    }),
  },
  { secret: true },
);
