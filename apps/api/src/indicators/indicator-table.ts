import { ADULTS, ageTree, type Indicator, leafCounts } from '@belvedere/domain/indicators';
import {
  areaTree,
  categoryTree,
  type DisclosedCube,
  discloseVariable,
  optionTree,
  type TreeNode,
  UNLOCATED,
  valueTree,
} from '@belvedere/domain/privacy';
import { codebook, type CompiledSurvey, type Variable, type VariableValue } from '@belvedere/domain/survey';
import { type Count, RESPONDENTS } from '../responses/tally.service.ts';
import type { CountedArea } from './indicators.queries.ts';

/** The variables of a survey by name, and what figures may be broken down by. */
export interface Codebook {
  variables: ReadonlyMap<string, Variable>;
  ageBands: readonly VariableValue[];
  /** What one may filter by: the bands, and the adults together. */
  ages: readonly VariableValue[];
  situations: readonly VariableValue[];
}

const known = new WeakMap<CompiledSurvey, Codebook>();

/** The codebook of a survey version, made once. */
export function codebookOf(survey: CompiledSurvey): Codebook {
  const made = known.get(survey);
  if (made) return made;
  const variables = codebook(survey);
  const valuesOf = (dimension: Variable['dimension']) =>
    variables.find((variable) => variable.dimension === dimension)?.values ?? [];
  const ageBands = valuesOf('age_band');
  const book = {
    variables: new Map(variables.map((variable) => [variable.name, variable])),
    ageBands,
    ages: ageBands.length > 0 ? [...ageBands, ADULTS] : [],
    situations: valuesOf('situation'),
  };
  known.set(survey, book);
  return book;
}

/** One indicator's table, disclosed, and how its rows are found. */
export interface Table {
  cube: DisclosedCube;
  places: Place[];
}

/** An area or a commune, and the row of the table that tells its figures. */
export interface Place {
  kind: 'area' | 'commune';
  id: number;
  code: string;
  name: string;
  /** Absent for the row of the whole territory. */
  row: { area?: string };
}

/** Named by its row in the database, since one code may have had several boundaries. */
const nodeOf = (kind: Place['kind'], id: number): string => `${kind}-${String(id)}`;

/** Counts in, figures out: the one place where raw counts of the tally become something that may leave. */
export function discloseIndicator(input: {
  indicator: Indicator;
  codebook: Codebook;
  areas: readonly CountedArea[];
  counts: readonly Count[];
  threshold: number;
}): Table {
  const { indicator, codebook, areas, threshold } = input;
  const variable = codebook.variables.get(indicator.variable);
  if (!variable) throw new Error(`The survey has no variable "${indicator.variable}"`);
  const countsOf = (name: string) => input.counts.filter((count) => count.variable === name).map(leafOf);
  const { tree, places } = placesOf(areas);
  const cube = discloseVariable({
    areas: tree,
    ageBands: ageTree(codebook.ageBands.map(({ value }) => value)),
    situations: categoryTree(codebook.situations.map(({ value }) => value)),
    values:
      indicator.option === undefined
        ? valueTree(
            variable.values.map(({ value }) => value),
            indicator.headline,
          )
        : optionTree(),
    counts: leafCounts(indicator, countsOf(RESPONDENTS), countsOf(indicator.variable)),
    threshold,
  });
  return { cube, places };
}

const leafOf = (count: Count) => ({
  area: count.areaId === 0 ? UNLOCATED : nodeOf('area', count.areaId),
  ageBand: count.ageBand,
  situation: count.situation,
  value: count.value,
  n: count.respondents,
});

/** The territory → its communes → their areas. A lone commune has no row of its own: it is the territory. */
function placesOf(areas: readonly CountedArea[]): { tree: TreeNode; places: Place[] } {
  const communes = new Map<number, { commune: NonNullable<CountedArea['commune']>; areas: string[] }>();
  const alone: string[] = [];
  for (const { id, commune } of areas) {
    if (!commune) alone.push(nodeOf('area', id));
    else {
      const group = communes.get(commune.id) ?? { commune, areas: [] };
      group.areas.push(nodeOf('area', id));
      communes.set(commune.id, group);
    }
  }
  const tree = areaTree(
    [...communes].map(([id, group]) => ({ id: nodeOf('commune', id), areas: group.areas })),
    alone,
  );
  const rows = new Set(tree.children?.map(({ id }) => id));
  return {
    tree,
    places: [
      ...areas.map(({ id, code, name }) => ({
        kind: 'area' as const,
        id,
        code,
        name,
        row: { area: nodeOf('area', id) },
      })),
      ...[...communes.values()].map(({ commune: { id, code, name } }) => ({
        kind: 'commune' as const,
        id,
        code,
        name,
        row: rows.has(nodeOf('commune', id)) ? { area: nodeOf('commune', id) } : {},
      })),
    ],
  };
}
