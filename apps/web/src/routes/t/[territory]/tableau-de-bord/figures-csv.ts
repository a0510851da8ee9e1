import type { IndicatorFigures } from '@belvedere/contracts/indicators';
import { csvRows } from '@belvedere/domain/indicators';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A byte order mark, or spreadsheets read the accents wrong. */
const BOM = '\uFEFF';

/** The figures of an indicator as a file, one line an area. French spreadsheets expect semicolons and decimal commas. */
export function figuresAsCsv({ indicator, areas, unlocated, territory }: IndicatorFigures): string {
  const french = getLocale() === 'fr';
  const rows = csvRows(
    {
      place: m.dash_area(),
      headline: localized(indicator.label),
      values: indicator.values.map(({ value, label }) => ({ value, label: localized(label) })),
      rows: [
        ...areas.map(({ area, row }) => ({ name: area.name, row })),
        { name: m.dash_unlocated(), row: unlocated },
        { name: m.dash_territory(), row: territory },
      ],
    },
    getLocale(),
  );
  const cell = (value: string | number) =>
    typeof value === 'string'
      ? `"${value.replaceAll('"', '""')}"`
      : french
        ? String(value).replace('.', ',')
        : String(value);
  return BOM + rows.map((cells) => cells.map(cell).join(french ? ';' : ',')).join('\r\n') + '\r\n';
}
