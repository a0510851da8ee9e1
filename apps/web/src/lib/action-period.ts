import type { Action } from '@belvedere/contracts/actors';
import { formatDate } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** When an action takes place, as a part of a sentence: "du 4 avril 2025 au 6 mai 2025". */
export function periodOf({ startsOn, endsOn }: Pick<Action, 'startsOn' | 'endsOn'>): string | undefined {
  if (startsOn && endsOn)
    return m.actor_action_from_to({ from: formatDate(startsOn), to: formatDate(endsOn) });
  if (startsOn) return m.actor_action_from({ from: formatDate(startsOn) });
  return endsOn ? m.actor_action_to({ to: formatDate(endsOn) }) : undefined;
}
