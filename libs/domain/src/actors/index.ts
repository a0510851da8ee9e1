export { ActorKind, Service, Theme } from './vocabulary.ts';
export { OpeningPeriod } from './opening.ts';
