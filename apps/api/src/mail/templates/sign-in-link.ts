import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** Magic link. */
export const signInLink = template(
  z.object({ link: Path, minutes: z.int().positive() }),
  {
    fr: ({ link, minutes }) => ({
      subject: 'Votre lien de connexion',
      body: [
        paragraph('Bonjour,'),
        paragraph(
          `Voici le lien que vous avez demandé pour vous connecter. Il sert une seule fois, dans les ${String(minutes)} minutes.`,
        ),
        action('Me connecter', link),
        paragraph(
          'Vous n’avez rien demandé ? Ignorez ce message : sans ce lien, personne ne peut se connecter à votre place.',
        ),
      ],
    }),
    en: ({ link, minutes }) => ({
      subject: 'Your sign-in link',
      body: [
        paragraph('Hello,'),
        paragraph(
          `Here is the link that you asked for to sign in. It works once, within ${String(minutes)} minutes.`,
        ),
        action('Sign in', link),
        paragraph(
          'You did not ask for anything? Ignore this message: without this link, nobody can sign in as you.',
        ),
      ],
    }),
  },
  { secret: true },
);
