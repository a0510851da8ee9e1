import { sameValue, type Value, type Values } from './values.ts';

/**
 * How one field would change. `change`: it still is as the proposer saw it; `conflict`: somebody changed it meanwhile,
 * to something else; `already`: meanwhile it became what was proposed.
 */
export interface FieldDiff {
  field: string;
  standing: 'change' | 'conflict' | 'already';
  /** As the proposer saw it; null for new content. */
  base: Value;
  now: Value;
  proposed: Value;
}

/**
 * What a proposal would change, field by field, in the order in which its fields are given; but for those of which
 * neither the content nor the proposal has ever said anything.
 * @param base the content as it was when this was proposed; empty for new content
 * @param now the content as it is
 */
export function diffOf(base: Values, now: Values, proposed: Values): FieldDiff[] {
  return Object.keys(proposed).flatMap((field) => {
    const values = {
      base: base[field] ?? null,
      now: now[field] ?? null,
      proposed: proposed[field] ?? null,
    };
    if (Object.values(values).every((value) => sameValue(value, null))) return [];
    return [{ field, standing: standingOf(values), ...values }];
  });
}

function standingOf({ base, now, proposed }: Record<'base' | 'now' | 'proposed', Value>) {
  if (sameValue(now, proposed)) return 'already';
  return sameValue(base, now) ? 'change' : 'conflict';
}

/** The fields that accepting everything takes: never one in conflict, which asks for somebody to choose it by name. */
export const acceptable = (diff: readonly FieldDiff[]): string[] =>
  diff.filter(({ standing }) => standing !== 'conflict').map(({ field }) => field);
