import type { Disclosed } from '@belvedere/domain/privacy';

type Language = 'fr' | 'en';
type Localized = Readonly<Record<Language, string>>;

/** A figure with its share of the respondents, 0 to 1; or withheld, without any number. */
type Figure =
  | Extract<Disclosed, { disclosure: 'withheld' }>
  | (Extract<Disclosed, { disclosure: 'shown' }> & { readonly share: number });

/** A row of figures, as the API tells it. */
type FigureRow =
  | { readonly disclosure: 'withheld'; readonly reason: 'base' }
  | {
      readonly disclosure: 'shown';
      readonly base: number;
      readonly thin: boolean;
      readonly headline: Figure;
      readonly values: readonly { readonly value: string; readonly figure: Figure }[];
    };

/** A table of figures as it goes into a file; what is a number stays one, for the writer to format. */
export interface FigureTable {
  /** What the first column names: "Quartier". */
  readonly place: string;
  readonly headline: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly { readonly name: string; readonly row: FigureRow }[];
}

const RESPONDENTS: Localized = { fr: 'Répondants', en: 'Respondents' };
const REMARK: Localized = { fr: 'Remarque', en: 'Remark' };
const THIN: Localized = { fr: 'peu de répondants', en: 'few respondents' };
const WITHHELD: Readonly<Record<'base' | 'cell', Localized>> = {
  base: { fr: 'trop peu de répondants', en: 'too few respondents' },
  cell: { fr: 'secret statistique', en: 'withheld for privacy' },
};

/**
 * Rows of a CSV file, header first: the place, n, the headline and each value (people, then percent
 * to a tenth), a remark. A withheld figure is a text, in every column that would have held a number.
 */
export function csvRows(table: FigureTable, language: Language): (string | number)[][] {
  const figures = [table.headline, ...table.values.map(({ label }) => label)];
  const header = [table.place, RESPONDENTS[language], ...figures.flatMap((name) => [name, `${name} (%)`])];
  const body = table.rows.map(({ name, row }) => {
    if (row.disclosure === 'withheld') {
      const text = WITHHELD.base[language];
      return [harmless(name), text, ...figures.flatMap(() => [text, text]), ''];
    }
    const cells = [row.headline, ...table.values.map(({ value }) => figureOf(row.values, value))];
    const told = cells.flatMap((figure) => figureCells(figure, language));
    return [harmless(name), row.base, ...told, row.thin ? THIN[language] : ''];
  });
  return [[...header, REMARK[language]].map(harmless), ...body];
}

function figureCells(figure: Figure, language: Language): (string | number)[] {
  if (figure.disclosure === 'shown') return [figure.count, Math.round(figure.share * 1000) / 10];
  const text = WITHHELD[figure.reason][language];
  return [text, text];
}

function figureOf(
  values: readonly { readonly value: string; readonly figure: Figure }[],
  wanted: string,
): Figure {
  const found = values.find(({ value }) => value === wanted);
  if (!found) throw new RangeError(`The row has no value "${wanted}".`);
  return found.figure;
}

/**
 * A text that a spreadsheet will not run as a formula: one that begins like a formula gets an apostrophe
 * before it. @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function harmless(text: string): string {
  return /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
