import { z } from 'zod';
import { action, paragraph, Path, quote, template } from './template.ts';

/** A personal invitation to a working group. */
export const invitation = template(
  z.object({
    link: Path,
    group: z.string(),
    invitedBy: z.string(),
    message: z.string().optional(),
    expiresOn: z.iso.date(),
  }),
  {
    fr: ({ link, group, invitedBy, message, expiresOn }) => ({
      subject: `Invitation à rejoindre « ${group} »`,
      body: [
        paragraph('Bonjour,'),
        paragraph(`${invitedBy} vous invite à rejoindre le groupe « ${group} ».`),
        ...(message ? [quote(message)] : []),
        action('Rejoindre le groupe', link),
        paragraph(
          `Cette invitation est personnelle : elle sert une seule fois, jusqu’au ${day(expiresOn, 'fr')}.`,
        ),
      ],
    }),
    en: ({ link, group, invitedBy, message, expiresOn }) => ({
      subject: `Invitation to join “${group}”`,
      body: [
        paragraph('Hello,'),
        paragraph(`${invitedBy} invites you to join the group “${group}”.`),
        ...(message ? [quote(message)] : []),
        action('Join the group', link),
        paragraph(`This invitation is personal: it works once, until ${day(expiresOn, 'en')}.`),
      ],
    }),
  },
  { secret: true },
);

const day = (date: string, language: 'fr' | 'en') =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(date));
