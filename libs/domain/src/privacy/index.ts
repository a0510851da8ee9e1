export {
  discloseVariable,
  MisplacedCount,
  type LeafCount,
  type VariableCounts,
} from './disclose-variable.ts';
export {
  UnknownRow,
  type Disclosed,
  type DisclosedCube,
  type DisclosedRow,
  type DisclosedValue,
  type RowQuery,
  type ShownRow,
} from './disclosed-cube.ts';
export { DuplicateNode, type TreeNode } from './dimension.ts';
export {
  ALL,
  ANSWERED,
  HEADLINE,
  NO_ANSWER,
  REST,
  SELECTED,
  UNLOCATED,
  areaTree,
  categoryTree,
  optionTree,
  valueTree,
} from './categories.ts';
export { DEFAULT_THRESHOLD, InvalidThreshold, LOWEST_THRESHOLD } from './rule.ts';
export { disclosePlaces, type DisclosedPlaces, type PlaceCounts } from './disclose-places.ts';
export { roughly, type RoughCount } from './roughly.ts';
