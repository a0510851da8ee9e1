import { leafCounts, type Indicator } from '@belvedere/domain/indicators';
import {
  ALL,
  categoryTree,
  type DisclosedCube,
  discloseVariable,
  optionTree,
  type TreeNode,
  UNLOCATED,
  valueTree,
} from '@belvedere/domain/privacy';
import { codebook, type CompiledSurvey, type Variable, type VariableValue } from '@belvedere/domain/survey';
import type { TallyService } from '../responses/tally.service.ts';
import type { CountedArea } from './indicators.queries.ts';

type Count = Awaited<ReturnType<TallyService['counts']>>[number];

/** The variables of a survey by name, and what figures may be broken down by. */
export interface Codebook {
  variables: ReadonlyMap<string, Variable>;
  ageBands: readonly VariableValue[];
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
  const book = {
    variables: new Map(variables.map((variable) => [variable.name, variable])),
    ageBands: valuesOf('age_band'),
    situations: valuesOf('situation'),
  };
  known.set(survey, book);
  return book;
}

/** One indicator's table, disclosed, with the areas it stands on. */
export interface Table {
  cube: DisclosedCube;
  areas: CountedArea[];
}

/** How an area or a commune is named in the table: by its row, since a code may have had several boundaries. */
export const nodeOf = (kind: 'area' | 'commune', id: number): string => `${kind}-${String(id)}`;

/** Counts in, figures out: the one place where raw counts of the tally become something that may leave. */
export function discloseIndicator(input: {
  indicator: Indicator;
  codebook: Codebook;
  areas: CountedArea[];
  respondents: readonly Count[];
  values: readonly Count[];
  threshold: number;
}): Table {
  const { indicator, codebook, areas, threshold } = input;
  const variable = codebook.variables.get(indicator.variable);
  if (!variable) throw new Error(`The survey has no variable "${indicator.variable}"`);
  const leaf = (count: Count) => ({
    area: count.areaId === 0 ? UNLOCATED : nodeOf('area', count.areaId),
    ageBand: count.ageBand,
    situation: count.situation,
    value: count.value,
    n: count.respondents,
  });
  const cube = discloseVariable({
    areas: areaTree(areas),
    ageBands: categoryTree(codebook.ageBands.map(({ value }) => value)),
    situations: categoryTree(codebook.situations.map(({ value }) => value)),
    values:
      indicator.option === undefined
        ? valueTree(variable.values.map(({ value }) => value), indicator.headline)
        : optionTree(),
    counts: leafCounts(indicator, input.respondents.map(leaf), input.values.map(leaf)),
    threshold,
  });
  return { cube, areas };
}

/** The territory → its communes → their areas; an area that straddles communes stands under the territory. */
function areaTree(areas: readonly CountedArea[]): TreeNode {
  const communes = new Map<number, TreeNode[]>();
  const alone: TreeNode[] = [];
  for (const { id, commune } of areas) {
    const node = { id: nodeOf('area', id) };
    if (!commune) alone.push(node);
    else communes.set(commune.id, [...(communes.get(commune.id) ?? []), node]);
  }
  const groups = [...communes].map(([id, children]) => ({ id: nodeOf('commune', id), children }));
  return { id: ALL, children: [...groups, ...alone, { id: UNLOCATED }] };
}
