import { z } from 'zod';
import { action, paragraph, Path, template } from './template.ts';

const day = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** Nobody has signed in with this account for long: it goes unless somebody does. */
export const accountAsleep = template(z.object({ signIn: Path, goesOn: z.iso.date() }), {
  fr: ({ signIn, goesOn }) => ({
    subject: 'Votre compte va être effacé',
    body: [
      paragraph('Bonjour,'),
      paragraph(
        `Personne ne s’est connecté à votre compte depuis longtemps. Nous ne gardons pas ce qui ne sert plus : il sera effacé à partir du ${day(goesOn, 'fr-FR')}.`,
      ),
      paragraph('Pour le garder, il suffit de vous connecter une fois d’ici là.'),
      action('Me connecter', signIn),
    ],
  }),
  en: ({ signIn, goesOn }) => ({
    subject: 'Your account is about to be erased',
    body: [
      paragraph('Hello,'),
      paragraph(
        `Nobody has signed in with your account for a long time. We do not keep what no longer serves: it will be erased from ${day(goesOn, 'en-GB')} on.`,
      ),
      paragraph('To keep it, sign in once before then.'),
      action('Sign in', signIn),
    ],
  }),
});
