import type { Cube } from '../cube.ts';
import { lines } from '../line.ts';
import type { Equation } from './linear-attacker.ts';

/** The published table of one variable, seen from outside: its cells, and which of them are withheld. */
export interface Publication {
  readonly variable: string;
  readonly cells: Cube;
  readonly withheld: Uint8Array;
}

/**
 * The name of a cell for a reader. Bases carry no variable: whoever lays two tables of one campaign over
 * each other knows that they are the same.
 */
export function nameOf({ variable, cells }: Publication, cell: number): string {
  const values = cells.dimensions.at(-1)!.ids.length;
  const row = Math.floor(cell / values);
  return cell % values === 0 ? `base ${row}` : `${variable} ${row} ${cell % values}`;
}

/** Every equation between withheld cells that the publications give, all lines of all tables. */
export function* equations(publications: readonly Publication[]): Generator<Equation> {
  for (const publication of publications) {
    for (const { total, parts } of lines(publication.cells)) {
      const unknown = new Map<string, number>();
      if (publication.withheld[total]) unknown.set(nameOf(publication, total), -1);
      for (const part of parts) if (publication.withheld[part]) unknown.set(nameOf(publication, part), 1);
      if (unknown.size > 0) yield unknown;
    }
  }
}
