export { AREA_CODE, AREA_CODE_MAX_LENGTH, codeFromName, normaliseCode } from './area-code.ts';
export type { AreaFields } from './area-fields.ts';
export { faultOf, type CoordinateFault } from './coordinates.ts';
export { readAreas, UnreadableAreas, type AreaFile } from './read-areas.ts';
export type { ReadArea, RefusedFeature } from './read-feature.ts';
export type { OutlineRepair } from './read-outline.ts';
export type { MultiPolygon, Position, Ring, Rings } from './shapes.ts';
export { rewind, signedArea } from './winding.ts';
