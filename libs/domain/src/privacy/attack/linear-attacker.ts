/** One equation between unknown cells: Σ coefficient × unknown = something the reader knows. */
export type Equation = ReadonlyMap<string, number>;

/** Largest prime below 2^26: products of two residues stay exact in a double. */
const PRIME = 67_108_859;

/**
 * The strongest reader that only calculates: knows every equation at once and eliminates, exactly, in
 * arithmetic modulo a prime.
 * @returns the unknowns that the equations determine
 */
export function determined(equations: Iterable<Equation>): Set<string> {
  const rows = new Map<string, Map<string, number>>();
  for (const equation of equations) {
    const row = reduce(new Map([...equation].map(([unknown, factor]) => [unknown, residue(factor)])), rows);
    const pivot = row.keys().next().value;
    if (pivot === undefined) continue;
    scale(row, inverse(row.get(pivot)!));
    for (const other of rows.values()) subtract(other, row, other.get(pivot) ?? 0);
    rows.set(pivot, row);
  }
  return new Set([...rows].filter(([, row]) => row.size === 1).map(([pivot]) => pivot));
}

function reduce(row: Map<string, number>, rows: ReadonlyMap<string, Map<string, number>>) {
  for (const [unknown, factor] of [...row]) {
    const known = rows.get(unknown);
    if (known) subtract(row, known, factor);
  }
  return row;
}

function subtract(row: Map<string, number>, other: ReadonlyMap<string, number>, factor: number): void {
  if (factor === 0) return;
  for (const [unknown, value] of other) {
    const left = residue((row.get(unknown) ?? 0) - residue(factor * value));
    if (left === 0) row.delete(unknown);
    else row.set(unknown, left);
  }
}

function scale(row: Map<string, number>, factor: number): void {
  for (const [unknown, value] of row) row.set(unknown, residue(value * factor));
}

function residue(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** By Fermat: a^(p-2). */
function inverse(value: number): number {
  let result = 1;
  let power = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = residue(result * power);
    power = residue(power * power);
  }
  return result;
}
