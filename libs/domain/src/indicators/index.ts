/** What the observatory computes from answers, and how a figure is to be read. */
export { csvRows, type FigureTable } from './csv-rows.ts';
export { ADULTS, ageTree } from './age-bands.ts';
export type { Indicator, IndicatorTheme, NationalReference } from './indicator.ts';
export { leafCounts, type ValueCount } from './leaf-counts.ts';
export { comparableReference, nationalReferences } from './references.ts';
export { indicatorsOf, residentIndicators } from './residents.ts';
export { isThin, shareOf } from './share.ts';
