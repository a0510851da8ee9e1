import type { Figure, FigureRow, Indicator as PresentedIndicator } from '@belvedere/contracts/indicators';
import { isThin, shareOf, type Indicator } from '@belvedere/domain/indicators';
import { type Disclosed, type DisclosedRow, REST, SELECTED } from '@belvedere/domain/privacy';
import type { Codebook } from './indicator-table.ts';

const NOT_CHOSEN = { value: REST, label: { fr: 'Non, ou sans réponse', en: 'No, or no answer' } };

/** An indicator as people read it, with the labels of its values in the order of the question. */
export function presentIndicator(indicator: Indicator, codebook: Codebook): PresentedIndicator {
  const variable = codebook.variables.get(indicator.variable);
  if (!variable) throw new Error(`The survey has no variable "${indicator.variable}"`);
  const option = variable.values.find(({ value }) => value === indicator.option);
  return {
    slug: indicator.slug,
    theme: indicator.theme,
    label: indicator.label,
    question: variable.label,
    reading: indicator.reading,
    values: option ? [{ value: SELECTED, label: option.label }, NOT_CHOSEN] : [...variable.values],
  };
}

const figure = (cell: Disclosed, base: number): Figure =>
  cell.disclosure === 'shown'
    ? { disclosure: 'shown', count: cell.count, share: shareOf(cell.count, base) }
    : { disclosure: 'withheld', reason: cell.reason };

/** A disclosed row with shares of its base. What was withheld stays so: there is no number to compute with. */
export function presentRow(row: DisclosedRow, indicator: Indicator): FigureRow {
  if (row.disclosure === 'withheld') return row;
  const values = row.values.map((cell) => ({ value: cell.value, figure: figure(cell, row.base) }));
  const chosen = values.find(({ value }) => value === SELECTED)?.figure;
  const headline = indicator.option === undefined ? row.headline && figure(row.headline, row.base) : chosen;
  if (!headline) throw new Error(`The indicator "${indicator.slug}" has no headline`);
  return { disclosure: 'shown', base: row.base, thin: isThin(row.base), headline, values };
}
