export { ActorKind, Service, Theme } from './vocabulary.ts';
export {
  groupOpening,
  isOpenAt,
  type OpeningGroup,
  OpeningPeriod,
  type WeekMoment,
  weekMoment,
} from './opening.ts';
export { openingState, type OpeningState } from './next-opening.ts';
export { DIGITAL_SPACE, isDigitalSpace } from './digital-space.ts';
export { KIND_LABELS, SERVICE_LABELS, THEME_LABELS } from './labels.ts';
export { slugOf } from './slug.ts';
