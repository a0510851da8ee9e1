import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

/** Somebody asked for a sign-in link to an account that has a second factor, which a link would go around. */
export const signInWithPassword = template(z.object({ signIn: Path }), {
  fr: ({ signIn }) => ({
    subject: 'Connectez-vous avec votre mot de passe',
    body: [
      paragraph('Bonjour,'),
      paragraph(
        'Vous avez demandé un lien de connexion. Votre compte est protégé par un code : connectez-vous avec votre mot de passe, puis ce code.',
      ),
      action('Me connecter', signIn),
      paragraph('Vous n’avez rien demandé ? Ignorez ce message.'),
    ],
  }),
  en: ({ signIn }) => ({
    subject: 'Sign in with your password',
    body: [
      paragraph('Hello,'),
      paragraph(
        'You asked for a sign-in link. Your account is protected by a code: sign in with your password, then that code.',
      ),
      action('Sign in', signIn),
      paragraph('You did not ask for anything? Ignore this message.'),
    ],
  }),
});
