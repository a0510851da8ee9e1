import type { AreaFigureList, FigureRow } from '@belvedere/contracts/indicators';

/**
 * The row that the most people of the area answered: how many they are at least, and whether that is few. Each question
 * has its own base; undefined when none of them may be told.
 */
export function mostAnswered(
  figures: AreaFigureList['figures'],
): Extract<FigureRow, { disclosure: 'shown' }> | undefined {
  return figures
    .flatMap(({ row }) => (row.disclosure === 'shown' ? [row] : []))
    .toSorted((one, other) => other.base - one.base)[0];
}
