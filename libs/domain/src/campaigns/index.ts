export { CHANNEL_KIND_LABELS, COLLECTING_MODE_LABELS, LEGAL_BASIS_LABELS } from './labels.ts';

/** Days as in ISO 8601, which compare as texts do. */
interface CampaignDays {
  opensOn: string;
  /** Last day on which answers are taken; null while no end is set. */
  closesOn: string | null;
}

/** Where a campaign stands on a day. */
export function campaignState(
  { opensOn, closesOn }: CampaignDays,
  day: string,
): 'upcoming' | 'open' | 'closed' {
  if (day < opensOn) return 'upcoming';
  return closesOn === null || day <= closesOn ? 'open' : 'closed';
}

const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The day in France at an instant, as in ISO 8601: a campaign that closes on the 30th takes answers until midnight there. */
export function today(instant: Date = new Date()): string {
  return PARIS_DAY.format(instant);
}
