import type { OpeningPeriod, WeekMoment } from './opening.ts';

/** What someone at the door wants to know. `inDays` is 0 for today, 1 for tomorrow, 7 for this day next week. */
export type OpeningState =
  | { open: true; closes: string }
  | { open: false; next: { weekday: number; opens: string; inDays: number } | null };

/**
 * Whether the doors are open at `moment` and when that changes next; `next` is null when no opening is known.
 * Periods that touch ("09:00–12:00", "12:00–18:00") are one opening: nobody is told that it closes in between.
 */
export function openingState(periods: readonly OpeningPeriod[], moment: WeekMoment): OpeningState {
  const closes = closingTime(periods, moment);
  if (closes) return { open: true, closes };
  const openings = periods.map(({ weekday, opens }) => {
    const days = (weekday - moment.weekday + 7) % 7;
    return { weekday, opens, inDays: days === 0 && opens <= moment.time ? 7 : days };
  });
  const [next] = openings.sort((a, b) => a.inDays - b.inDays || a.opens.localeCompare(b.opens));
  return { open: false, next: next ?? null };
}

function closingTime(periods: readonly OpeningPeriod[], { weekday, time }: WeekMoment): string | undefined {
  const today = periods
    .filter((period) => period.weekday === weekday)
    .sort((one, other) => one.opens.localeCompare(other.opens));
  let closes: string | undefined;
  for (const period of today) {
    const covers = period.opens <= (closes ?? time) && (closes ?? time) <= period.closes;
    if (covers && time < period.closes) closes = closes && closes > period.closes ? closes : period.closes;
  }
  return closes;
}
