import type { IndicatorCatalogue, IndicatorFigures } from '@belvedere/contracts/indicators';
import { formatPercent } from '#lib/format.ts';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Selection } from './selection.ts';

/** The filters on whom the figures are about that are in use, and how each is called. */
export function filtersOf(
  catalogue: IndicatorCatalogue,
  selection: Selection,
): { part: 'age' | 'situation'; name: string }[] {
  const choices = { age: catalogue.ageBands, situation: catalogue.situations };
  return (['age', 'situation'] as const).flatMap((part) => {
    const label = choices[part].find(({ value }) => value === selection[part])?.label;
    return label ? [{ part, name: m.dash_quoted({ text: localized(label) }) }] : [];
  });
}

/** The share of the whole territory as it is told: withheld, it is said so. */
export const shareTold = ({ territory }: IndicatorFigures): string =>
  territory.disclosure === 'shown' && territory.headline.disclosure === 'shown'
    ? formatPercent(territory.headline.share)
    : m.dash_withheld();
