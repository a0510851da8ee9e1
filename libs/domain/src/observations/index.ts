/** Usages seen in the field: whom they serve, where, when. */
export { Audience, AUDIENCE_LABELS } from './audience.ts';
export { LARGEST_PHOTO, LONGEST_SIDE } from './photo.ts';
export { canBeSeenOn } from './seen-on.ts';
