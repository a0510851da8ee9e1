import {
  type ActorKind,
  KIND_LABELS,
  type Service,
  SERVICE_LABELS,
  type Theme,
  THEME_LABELS,
} from '@belvedere/domain/actors';
import {
  type Content,
  fieldLabel,
  REPORT_REASON_LABELS,
  type ReportReason,
  type Value,
} from '@belvedere/domain/moderation';
import { type Audience, AUDIENCE_LABELS } from '@belvedere/domain/observations';
import { formatDate, formatNumber } from '#lib/format.ts';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

const STATES: Record<string, () => string> = {
  planned: m.actor_action_state_planned,
  running: m.actor_action_state_running,
  ended: m.actor_action_state_ended,
};

type Word = (value: string, names: Record<string, string>) => string;
const named: Word = (value, names) => names[value] ?? value;
const dayed: Word = (value) => formatDate(value);

/** How one value of a field that is chosen reads; texts read as they are. */
const WORDS: Partial<Record<string, Word>> = {
  kind: (value) => localized(KIND_LABELS[value as ActorKind]),
  theme: (value) => localized(THEME_LABELS[value as Theme]),
  themes: (value) => localized(THEME_LABELS[value as Theme]),
  services: (value) => localized(SERVICE_LABELS[value as Service]),
  reason: (value) => localized(REPORT_REASON_LABELS[value as ReportReason]),
  state: (value) => STATES[value]?.() ?? value,
  audiences: (value) => localized(AUDIENCE_LABELS[value as Audience]),
  area: named,
  areas: named,
  holders: named,
  startsOn: dayed,
  endsOn: dayed,
  seenOn: dayed,
};

/** The parts of a value as people read them; none for nothing. */
export function valueTexts(field: string, value: Value | undefined, names: Record<string, string>): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'string') return [WORDS[field]?.(value, names) ?? value];
  // Of a photo, what it shows: its id is for nobody to read.
  if (field === 'photo') return [String(value[1])];
  // A place is longitude then latitude; people say latitude first.
  if (field === 'position')
    return [
      [...(value as readonly number[])]
        .reverse()
        .map((one) => formatNumber(one, 5))
        .join('\u202f; '),
    ];
  return (value as readonly string[]).map((one) => WORDS[field]?.(one, names) ?? one);
}

/** What a screen calls a field; those of a report have names of their own. */
export const fieldName = (content: Content, field: string): string =>
  field === 'reason'
    ? m.propose_report_reason()
    : field === 'text'
      ? m.propose_report_text()
      : localized(fieldLabel(content, field));
