import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUp, type Cube } from '../cube.ts';
import {
  cellSecrets,
  countTable,
  withholdCells,
  withholdRows,
  type VariableCounts,
} from '../disclose-variable.ts';
import { sidesOf, type Alternative } from '../alternative.ts';
import { lines, restOf } from '../line.ts';
import { baseRule } from '../rule.ts';
import type { Secrets } from '../withhold.ts';
import { determined } from './linear-attacker.ts';
import { equations, nameOf, type Publication } from './publication.ts';
import { randomCampaigns, type RandomCampaign } from './random-campaigns.ts';

const RUNS = { numRuns: 300, seed: 2026 };
/** Elimination over hundreds of unknowns, three hundred times: seconds on a quiet machine. */
const SLOW_MACHINE_MS = 60_000;

function published(campaign: RandomCampaign, which: 'single' | 'option') {
  const input: VariableCounts = { ...campaign, ...campaign[which] };
  const { rows, cells } = countTable(input);
  const stage1 = withholdRows(rows, campaign.threshold);
  const stage2 = withholdCells(cells, stage1.withheld, campaign.threshold);
  const secrets = cellSecrets(cells, stage1.withheld, campaign.threshold);
  return { variable: which, rows, cells, stage1, stage2, secrets, withheld: stage2.withheld };
}

function leaks(publications: readonly (Publication & { secrets: Secrets })[]): string[] {
  const found = determined(equations(publications));
  return publications.flatMap((publication) =>
    Array.from(publication.cells.counts.keys())
      .filter((cell) => publication.withheld[cell] && publication.secrets.secret[cell])
      .map((cell) => nameOf(publication, cell))
      .filter((name) => found.has(name)),
  );
}

describe('a reader who knows every equation of two variables of a campaign', () => {
  test(
    'computes no withheld cell',
    () => {
      fc.assert(
        fc.property(randomCampaigns, (campaign) => {
          expect(leaks([published(campaign, 'single'), published(campaign, 'option')])).toEqual([]);
        }),
        RUNS,
      );
    },
    SLOW_MACHINE_MS,
  );

  test('finds leaks when only small cells are withheld, so the attack is worth its name', () => {
    let leaking = 0;
    fc.assert(
      fc.property(randomCampaigns, (campaign) => {
        const { cells, variable, rows } = published(campaign, 'single');
        const small = Uint8Array.from(rows.counts, (count) => (count < campaign.threshold ? 1 : 0));
        const secrets = cellSecrets(cells, small, campaign.threshold);
        if (leaks([{ variable, cells, secrets, withheld: secrets.withheld }]).length > 0) leaking++;
      }),
      RUNS,
    );
    expect(leaking).toBeGreaterThan(RUNS.numRuns / 3);
  });

  test('finds a leak as soon as one complementary cell is shown after all', () => {
    let complementary = 0;
    let leaking = 0;
    fc.assert(
      fc.property(randomCampaigns, fc.nat(), (campaign, pick) => {
        const publication = published(campaign, 'single');
        const { cells, stage1, stage2, secrets } = publication;
        const values = cells.dimensions.at(-1)!.ids.length;
        const candidates = Array.from(cells.counts.keys()).filter(
          (cell) =>
            stage2.withheld[cell] &&
            secrets.secret[cell] &&
            !stage1.withheld[Math.floor(cell / values)] &&
            !secrets.ruleOf(cell).unsafe(cells.counts[cell]!),
        );
        if (candidates.length === 0) return;
        complementary++;
        const withheld = stage2.withheld.slice();
        withheld[candidates[pick % candidates.length]!] = 0;
        const safe = unsafeRests(cells, { ...secrets, withheld }).length === 0;
        if (!safe || leaks([{ ...publication, withheld }]).length > 0) leaking++;
      }),
      RUNS,
    );
    expect(leaking).toBeGreaterThan(complementary / 3);
  });
});

describe('a reader who subtracts one shown figure from another', () => {
  test('never gets a figure that would have been withheld', () => {
    fc.assert(
      fc.property(randomCampaigns, (campaign) => {
        for (const which of ['single', 'option'] as const) {
          const { rows, cells, stage1, stage2, secrets } = published(campaign, which);
          const ofRows = {
            secret: new Uint8Array(rows.size).fill(1),
            ruleOf: () => baseRule(campaign.threshold),
          };
          expect(unsafeRests(rows, { ...ofRows, withheld: stage1.withheld })).toEqual([]);
          expect(unsafeRests(cells, { ...secrets, withheld: stage2.withheld })).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

/** How many people are left on each line where that is too few. */
function unsafeRests(cube: Cube, secrets: Pick<Secrets, 'withheld' | 'secret' | 'ruleOf'>): number[] {
  return [...lines(cube)].flatMap((line) => {
    const rest = restOf(cube, secrets, line);
    return rest !== null && secrets.ruleOf(line.parts[0]!).unsafeRest(rest) ? [rest] : [];
  });
}

describe('a reader who knows that no count is negative', () => {
  test('cannot tell a withheld figure on somebody: another population gives the same publication', () => {
    fc.assert(
      fc.property(randomCampaigns, (campaign) => {
        const { rows, cells, stage1, stage2, secrets } = published(campaign, 'single');
        expectOtherPopulations(rows, stage1, new Uint8Array(rows.size));
        expectOtherPopulations(cells, stage2, secrets.exempt);
      }),
      RUNS,
    );
  });
});

/** Builds each other population person by person, adds it up again and compares what would be shown. */
function expectOtherPopulations(
  cube: Cube,
  { withheld, alternatives }: { withheld: Uint8Array; alternatives: readonly Alternative[] },
  exempt: Uint8Array,
): void {
  const other = new Uint8Array(cube.size);
  for (const { shifts, direction } of alternatives) {
    if (direction === 0) continue;
    const { gaining, losing } = sidesOf(shifts);
    const change = { ...cube, counts: new Float64Array(cube.size) };
    for (const leaf of gaining) change.counts[leaf]! += direction;
    for (const leaf of losing) change.counts[leaf]! -= direction;
    addUp(change);
    change.counts.forEach((difference, cell) => {
      if (difference === 0) return;
      if (!withheld[cell]) expect.fail('the other population would show');
      if (cube.counts[cell]! + difference < 0) expect.fail('the other population counts less than nobody');
      other[cell] = 1;
    });
  }
  cube.counts.forEach((count, cell) => {
    if (withheld[cell] && !exempt[cell] && count > 0 && !other[cell]) expect.fail(`cell ${cell} can be told`);
  });
}
