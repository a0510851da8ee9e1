import type { Theme } from '../actors/index.ts';

/** Something that a person is told about. */
export interface Told {
  territory: string;
  theme: Theme | null;
  subject: string;
  path: string;
  at: Date;
}

/** What a digest says of one territory, theme by theme; what has no theme comes last. */
export interface DigestPart<Item extends Told> {
  territory: string;
  themes: { theme: Theme | null; items: Item[] }[];
}

/** Groups what is to be told by territory and theme: whatever was touched last comes first, everywhere. */
export function digestOf<Item extends Told>(told: readonly Item[]): DigestPart<Item>[] {
  const newest = [...told].sort((a, b) => b.at.getTime() - a.at.getTime());
  return [...Map.groupBy(newest, ({ territory }) => territory)].map(([territory, items]) => ({
    territory,
    themes: [...Map.groupBy(items, ({ theme }) => theme)]
      .map(([theme, ofTheme]) => ({ theme, items: ofTheme }))
      .sort((a, b) => Number(a.theme === null) - Number(b.theme === null)),
  }));
}
