import type { Problem } from '@belvedere/contracts/problem';
import { refusalText } from '#lib/api/refusal-text.ts';
import { m } from '#lib/paraglide/messages.js';

const BY_FIELD: Record<string, () => string> = {
  postcode: m.propose_error_postcode,
  phone: m.propose_error_phone,
  email: m.propose_error_email,
  website: m.propose_error_website,
  position: m.propose_error_position,
  endsOn: m.propose_error_days,
  seenOn: m.observations_error_day,
  area: m.observations_error_place,
  proposer: m.propose_error_email,
  photoText: m.observations_photo_text_missing,
};
/** What the form calls otherwise than the API. */
const NAMES: Record<string, string> = { email: 'proposer', 'photo.text': 'photoText' };
const CHOSEN = ['kind', 'theme', 'themes', 'services', 'areas', 'holders', 'audiences', 'state', 'reason'];

/** What is wrong, at each field of the form: the API names them by path. The proposer's own e-mail is `proposer`. */
export function fieldErrors({ errors = [] }: Pick<Problem, 'errors'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, code } of errors) {
    const [head = '', inner = ''] = path.split('.');
    const field = NAMES[`${head}.${inner}`] ?? (head === 'values' ? inner : (NAMES[head] ?? head));
    found[field] ??= textOf(field, code);
  }
  return found;
}

function textOf(field: string, code: string): string {
  if (field === 'trap') return m.propose_error_trap();
  if (field === 'photo') return refusalText(`photo-${code === 'too-big' ? 'too-large' : code}`);
  if (code === 'outside') return m.observations_error_outside();
  if (BY_FIELD[field]) return BY_FIELD[field]();
  if (code === 'too-small' && field !== 'areas') return m.propose_error_required();
  if (code === 'too-big') return m.propose_error_long();
  return CHOSEN.includes(field) ? m.propose_error_choice() : m.propose_error_text();
}

/** What is wrong with the whole, when no field is to blame. */
export const wholeError = ({ code, errors }: Pick<Problem, 'code' | 'errors'>): string =>
  refusalText(code, errors);
