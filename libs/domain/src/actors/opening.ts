import { z } from 'zod';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A time of the week at which an actor receives people. `weekday` as in ISO 8601: 1 is Monday; times are local. */
export const OpeningPeriod = z.object({
  weekday: z.number().int().min(1).max(7),
  opens: Time,
  closes: Time,
});
export type OpeningPeriod = z.infer<typeof OpeningPeriod>;

/** A moment of the week on the clocks of a place: ISO weekday, and time as "14:30". */
export interface WeekMoment {
  weekday: number;
  time: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What clocks and calendars show at `instant` in mainland France, whatever the machine's own time zone. */
export function weekMoment(instant: Date): WeekMoment {
  const parts = Object.fromEntries(PARIS.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? '') + 1,
    time: `${parts['hour']}:${parts['minute']}`,
  };
}

/** Whether some period covers that moment: open at the minute of `opens`, closed at the minute of `closes`. */
export function isOpenAt(periods: readonly OpeningPeriod[], moment: WeekMoment): boolean {
  return periods.some(
    ({ weekday, opens, closes }) =>
      weekday === moment.weekday && opens <= moment.time && moment.time < closes,
  );
}

/** Consecutive days, first and last included, that share the same hours. */
export interface OpeningGroup {
  from: number;
  to: number;
  hours: { opens: string; closes: string }[];
}

/** Opening hours as people write them: one group for consecutive days with the same hours; closed days are left out. */
export function groupOpening(periods: readonly OpeningPeriod[]): OpeningGroup[] {
  const groups: OpeningGroup[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const hours = periods
      .filter((period) => period.weekday === weekday)
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((one, other) => one.opens.localeCompare(other.opens));
    if (hours.length === 0) continue;
    const last = groups.at(-1);
    if (last?.to === weekday - 1 && sameHours(last.hours, hours)) last.to = weekday;
    else groups.push({ from: weekday, to: weekday, hours });
  }
  return groups;
}

const sameHours = (some: OpeningGroup['hours'], others: OpeningGroup['hours']) =>
  some.length === others.length &&
  some.every(
    ({ opens, closes }, index) => opens === others[index]?.opens && closes === others[index]?.closes,
  );
