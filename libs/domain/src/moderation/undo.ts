import { sameValue, type Value, type Values } from './values.ts';

/** What accepting changed in one field. */
export interface Applied {
  before: Value;
  after: Value;
}

/** What undoing gives back, and what it leaves alone because somebody changed it since. */
export interface Undoing {
  restored: Record<string, Value>;
  kept: string[];
}

/** What undoing an acceptance does to the content as it is now. */
export function undoingOf(applied: Readonly<Record<string, Applied>>, now: Values): Undoing {
  const restored: Record<string, Value> = {};
  const kept: string[] = [];
  for (const [field, { before, after }] of Object.entries(applied))
    if (sameValue(now[field], after)) restored[field] = before;
    else kept.push(field);
  return { restored, kept };
}
