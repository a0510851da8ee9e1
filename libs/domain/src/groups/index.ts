/** Working groups: what they are made of, and what can be decided about them without reading anything. */
export {
  DAYS_BEFORE_ASKING_AGAIN,
  GROUP_ROLES,
  mayAskAgainFrom,
  missingColleges,
  MODULES,
  VISIBILITIES,
  WAYS_TO_JOIN,
  type GroupModule,
  type GroupRole,
  type Visibility,
  type WayToJoin,
} from './group.ts';
export { JOINING_LABELS, MODULE_LABELS, VISIBILITY_LABELS } from './labels.ts';
export { CODE_ALPHABET, codeFrom, readCode, writeCode } from './structure-code.ts';
