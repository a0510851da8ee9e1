import type { AreaFigureList, FigureRow } from '@belvedere/contracts/indicators';

type AreaFigure = AreaFigureList['figures'][number];

/** Below this gap, a difference is not worth a sentence. */
const GAP = 0.08;
/** Gaps that another set of as many people would often show too are left out: two standard errors. */
const ERRORS = 2;

/**
 * What the neighbourhood's answers say markedly more, or less, often than those of the whole territory: the widest gaps
 * first. Figures that are withheld or rest on few people are never among them.
 */
export function standOut(figures: readonly AreaFigure[], most = 2): Record<'more' | 'less', AreaFigure[]> {
  const gaps = figures
    .map((figure) => ({ figure, gap: gapOf(figure) }))
    .toSorted((one, other) => Math.abs(other.gap) - Math.abs(one.gap));
  const first = (sign: 1 | -1) =>
    gaps
      .filter(({ gap }) => gap * sign > 0)
      .map(({ figure }) => figure)
      .slice(0, most);
  return { more: first(1), less: first(-1) };
}

function gapOf({ row, territory }: AreaFigure): number {
  const here = shareOf(row);
  const overall = shareOf(territory);
  if (!here || !overall) return 0;
  const gap = here.share - overall.share;
  const error = Math.sqrt((overall.share * (1 - overall.share)) / here.base);
  return Math.abs(gap) >= Math.max(GAP, ERRORS * error) ? gap : 0;
}

function shareOf(row: FigureRow): { share: number; base: number } | undefined {
  if (row.disclosure === 'withheld' || row.thin || row.headline.disclosure === 'withheld') return undefined;
  return { share: row.headline.share, base: row.base };
}
