import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** To the address of an account for which another one was asked: a thief would not tell its owner. */
export const addressChanging = template(z.object({ reset: Path, hours: z.int().positive() }), {
  fr: ({ reset, hours }) => ({
    subject: 'L’adresse de votre compte va changer',
    body: [
      paragraph('Bonjour,'),
      paragraph(
        `Quelqu’un, connecté à votre compte, a demandé qu’il porte une autre adresse. Elle changera si un lien envoyé à la nouvelle est suivi dans les ${String(hours)} heures.`,
      ),
      paragraph(
        'C’est vous ? Vous n’avez rien à faire ici. Ce n’est pas vous ? Choisissez aussitôt un autre mot de passe : toutes les connexions prendront fin.',
      ),
      action('Choisir un autre mot de passe', reset),
    ],
  }),
  en: ({ reset, hours }) => ({
    subject: 'The address of your account is about to change',
    body: [
      paragraph('Hello,'),
      paragraph(
        `Somebody signed in to your account asked for it to have another address. It changes if a link sent to the new one is followed within ${String(hours)} hours.`,
      ),
      paragraph(
        'Was it you? There is nothing to do here. It was not you? Choose another password at once: whoever is signed in will be out.',
      ),
      action('Choose another password', reset),
    ],
  }),
});
