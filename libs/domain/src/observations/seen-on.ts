import { today } from '../campaigns/index.ts';

/** Before that day nobody noted anything here: a year typed with two digits is a mistake. */
const FIRST_DAY = '2000-01-01';

/** Whether something can have been seen on a day: it is not to come, and not long ago by mistake. */
export const canBeSeenOn = (day: string, now: Date): boolean => FIRST_DAY <= day && day <= today(now);
