import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** Somebody signs up with an address that has an account: only its owner learns so, here. */
export const knownAddress = template(z.object({ signIn: Path }), {
  fr: ({ signIn }) => ({
    subject: 'Vous avez déjà un compte',
    body: [
      paragraph('Bonjour,'),
      paragraph('Quelqu’un a voulu créer un compte avec cette adresse, qui en a déjà un.'),
      paragraph(
        'Si c’est vous, connectez-vous. Vous pourrez demander un lien si le mot de passe est oublié.',
      ),
      action('Me connecter', signIn),
      paragraph('Ce n’est pas vous ? Ignorez ce message : rien n’a changé.'),
    ],
  }),
  en: ({ signIn }) => ({
    subject: 'You already have an account',
    body: [
      paragraph('Hello,'),
      paragraph('Somebody wanted to create an account with this address, which already has one.'),
      paragraph('If it was you, sign in. You can ask for a link if you forgot the password.'),
      action('Sign in', signIn),
      paragraph('It was not you? Ignore this message: nothing has changed.'),
    ],
  }),
});
