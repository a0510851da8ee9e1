/** Usages seen in the field: whom they serve, where, when. */
export { Audience, AUDIENCE_LABELS } from './audience.ts';
export { roughPlace } from './rough-place.ts';
export { canBeSeenOn } from './seen-on.ts';
