import { ErasureItem } from '@belvedere/contracts/erasure';
import { z } from 'zod';
import type { Language } from '@belvedere/contracts/text';
import { action, type Block, heading, paragraph, template } from './template.ts';

const Data = z.object({ items: z.array(ErasureItem), because: z.enum(['asked', 'asleep']).default('asked') });
type Data = z.infer<typeof Data>;

const FATES = {
  erased: { fr: 'Effacé', en: 'Erased' },
  anonymised: { fr: 'Resté, sans vous', en: 'Kept, without you' },
  kept: { fr: 'Resté', en: 'Kept' },
} as const;

/** The last mail to an address: its account is erased, and what was done of it. */
export const accountErased = template(
  Data,
  {
    fr: (data) => ({
      subject: 'Votre compte est effacé',
      body: [
        paragraph('Bonjour,'),
        paragraph(
          data.because === 'asked'
            ? 'Votre compte est effacé, à votre demande. Voici ce qui est parti, ce qui reste et pourquoi.'
            : 'Votre compte est effacé, comme annoncé : personne ne s’y connectait plus. Voici ce qui est parti, ce qui reste et pourquoi.',
        ),
        ...parts(data, 'fr'),
        action('Lire comment nous gardons les données', '/confidentialite'),
        paragraph('Ce message est le dernier : nous n’avons plus votre adresse une fois qu’il est parti.'),
      ],
    }),
    en: (data) => ({
      subject: 'Your account is erased',
      body: [
        paragraph('Hello,'),
        paragraph(
          data.because === 'asked'
            ? 'Your account is erased, as you asked. Here is what went, what stays and why.'
            : 'Your account is erased, as announced: nobody signed in with it any more. Here is what went, what stays and why.',
        ),
        ...parts(data, 'en'),
        action('Read how we keep data', '/confidentialite'),
        paragraph('This mail is the last one: once it has left, we no longer have your address.'),
      ],
    }),
  },
  { fleeting: true },
);

function parts({ items }: Data, language: Language): Block[] {
  return (['erased', 'anonymised', 'kept'] as const).flatMap((fate) => {
    const told = items.filter((item) => item.fate === fate && item.count !== 0);
    return told.length === 0
      ? []
      : [heading(FATES[fate][language]), ...told.map((item) => said(item, language))];
  });
}

const said = ({ what, count, why }: ErasureItem, language: Language): Block =>
  paragraph(
    count === null
      ? `${what[language]}. ${why[language]}`
      : language === 'fr'
        ? `${what.fr} : ${String(count)}. ${why.fr}`
        : `${what.en}: ${String(count)}. ${why.en}`,
  );
