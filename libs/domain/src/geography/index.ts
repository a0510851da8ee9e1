export { codeFromName, normaliseCode } from './area-code.ts';
export type { AreaFields } from './area-fields.ts';
export { faultOf } from './coordinates.ts';
export { readAreas, UnreadableAreas, type AreaFile } from './read-areas.ts';
export type { ReadArea } from './read-feature.ts';
export type { OutlineRepair } from './read-outline.ts';
export type { MultiPolygon, Position } from './shapes.ts';
export { rewind, signedArea } from './winding.ts';
