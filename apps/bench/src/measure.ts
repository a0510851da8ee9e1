/** One figure beside its limit. */
export interface Measure {
  name: string;
  value: number;
  unit: string;
  /** What it is measured against, in the same unit and the same run: the bare database, or a fixed limit. */
  limit: number;
  /** value / limit. */
  ratio: number;
  goal: string;
  met: boolean;
}

/** At least this part of what the bare database does in the same run. */
export function atLeast(name: string, value: number, limit: number, unit: string, part: number): Measure {
  const ratio = value / limit;
  return { name, value, unit, limit, ratio, goal: `≥ ${String(part)} × limit`, met: ratio >= part };
}

/** Below a fixed limit. */
export function below(name: string, value: number, limit: number, unit: string): Measure {
  return { name, value, unit, limit, ratio: value / limit, goal: '< limit', met: value < limit };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How many times a second `work` is done, by so many at once, for so long. */
export async function rate(
  work: (turn: number) => Promise<unknown>,
  { atOnce, seconds }: { atOnce: number; seconds: number },
): Promise<number> {
  let turn = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) await work(turn++);
    }),
  );
  return turn / ((performance.now() - began) / 1000);
}

/** Milliseconds that each of some runs took, one after the other. */
export async function durations(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now();
    await work(turn);
    taken.push(performance.now() - began);
  }
  return taken;
}
