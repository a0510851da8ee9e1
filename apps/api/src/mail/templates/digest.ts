import { THEME_LABELS, Theme } from '@belvedere/domain/actors';
import { digestOf } from '@belvedere/domain/notifications';
import { z } from 'zod';
import type { Language } from '@belvedere/contracts/text';
import { Unsubscribe } from './notification.ts';
import { type Block, heading, paragraph, Path, template } from './template.ts';

/** A digest that lists more than this would not be read: the rest is only counted. */
const MOST_ITEMS = 60;

const Data = z.object({
  items: z
    .array(
      z.object({
        territory: z.string(),
        theme: Theme.nullable(),
        subject: z.string(),
        path: Path,
        at: z.iso.datetime(),
      }),
    )
    .min(1),
  unsubscribe: Unsubscribe,
});
type Data = z.infer<typeof Data>;

/** What came about since the last digest, by territory and theme, newest first. */
export const digest = template(
  Data,
  {
    fr: ({ items, unsubscribe }) => ({
      subject:
        items.length === 1
          ? 'Une nouvelle de l’observatoire'
          : `${String(items.length)} nouvelles de l’observatoire`,
      body: [
        paragraph('Bonjour,'),
        paragraph('Voici ce qui s’est passé depuis le dernier résumé, du plus récent au plus ancien.'),
        ...parts(items, 'fr'),
        ...(items.length > MOST_ITEMS
          ? [paragraph(`Et ${String(items.length - MOST_ITEMS)} autres, à retrouver sur le site.`)]
          : []),
      ],
      unsubscribe,
    }),
    en: ({ items, unsubscribe }) => ({
      subject:
        items.length === 1
          ? 'News from the observatory'
          : `${String(items.length)} news items from the observatory`,
      body: [
        paragraph('Hello,'),
        paragraph('Here is what happened since the last digest, newest first.'),
        ...parts(items, 'en'),
        ...(items.length > MOST_ITEMS
          ? [paragraph(`And ${String(items.length - MOST_ITEMS)} more, to be found on the site.`)]
          : []),
      ],
      unsubscribe,
    }),
  },
  { gathers: true },
);

const WITHOUT_THEME = { fr: 'Autres nouvelles', en: 'Other news' };

function parts(items: Data['items'], language: Language): Block[] {
  const newest = items
    .map((item) => ({ ...item, at: new Date(item.at) }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return digestOf(newest.slice(0, MOST_ITEMS)).flatMap(({ territory, themes }) =>
    themes.flatMap(({ theme, items: ofTheme }): Block[] => [
      heading(`${territory} · ${(theme ? THEME_LABELS[theme] : WITHOUT_THEME)[language]}`),
      {
        kind: 'list',
        items: ofTheme.map(({ subject, path, at }) => ({ text: subject, path, note: day(at, language) })),
      },
    ]),
  );
}

const day = (date: Date, language: Language) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Paris',
  }).format(date);
