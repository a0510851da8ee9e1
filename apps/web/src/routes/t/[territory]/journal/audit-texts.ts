import type { AuditEntry } from '@belvedere/contracts/audit';
import { ROLE_LABELS } from '@belvedere/domain/access';
import { ACTION_LABELS, FIELD_LABELS, SUBJECT_LABELS } from '@belvedere/domain/audit';
import { CHANNEL_KIND_LABELS, COLLECTING_MODE_LABELS, LEGAL_BASIS_LABELS } from '@belvedere/domain/campaigns';
import { JOINING_LABELS, MODULE_LABELS, VISIBILITY_LABELS } from '@belvedere/domain/groups';
import { MAIL_STATE_LABELS } from '@belvedere/domain/mails';
import { FIELDS, KIND_LABELS, STATE_LABELS } from '@belvedere/domain/moderation';
import { formatDate } from '#lib/format.ts';
import { labelOf, localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

/** What was done, in words; an act that has none yet keeps its code. */
export const actionText = (action: string): string => labelOf(ACTION_LABELS, action);

const UUID = /^[\da-f]{8}-[\da-f-]{27}$/;

/** "proposition 1bc9159d", "enquête usages-2026", "groupe n° 4": what an act is about, as far as it has a name. */
export function subjectText(subject: string): string {
  const [kind = '', name = ''] = subject.split(/:(.*)/s);
  const what = labelOf(SUBJECT_LABELS, kind);
  if (name === '' || name === 'erased') return what;
  if (/^\d+$/.test(name)) return `${what} ${m.audit_number({ number: name })}`;
  return `${what} ${UUID.test(name) ? name.slice(0, 8) : name}`;
}

/** One field that an act changed, in words; `before` is left out of what is new. */
export interface FieldChanged {
  name: string;
  before: string | undefined;
  after: string;
}

/** What an act changed, field by field, but for the numbers of persons. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): FieldChanged[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  fields.delete('person');
  return [...fields].flatMap((field) => {
    const [then, now] = [before?.[field], after?.[field]];
    const isNew = before === null || then === undefined;
    if (JSON.stringify(then ?? null) === JSON.stringify(now ?? null) || (isNew && isNothing(now))) return [];
    return [
      {
        name: labelOf(FIELD_LABELS, field),
        before: isNew ? undefined : valueText(field, then),
        after: valueText(field, now),
      },
    ];
  });
}

const isNothing = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** The names of fields of whatever may be proposed. */
const PROPOSED = { ...FIELDS.observation, ...FIELDS.action, ...FIELDS.actor };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Fields that hold one of a few words. */
const WORDS: Record<string, Record<string, { fr: string; en: string }>> = {
  role: ROLE_LABELS,
  state: { ...MAIL_STATE_LABELS, ...STATE_LABELS },
  kind: { ...KIND_LABELS, ...CHANNEL_KIND_LABELS },
  mode: COLLECTING_MODE_LABELS,
  legalBasis: LEGAL_BASIS_LABELS,
  fields: PROPOSED,
  kept: PROPOSED,
  modules: MODULE_LABELS,
  visibility: VISIBILITY_LABELS,
  joining: JOINING_LABELS,
};

function valueText(field: string, value: unknown): string {
  if (isNothing(value)) return '∅';
  if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
  if (Array.isArray(value)) return value.map((one) => valueText(field, one)).join(', ');
  if (typeof value === 'object') return objectText(value as Record<string, unknown>);
  if (typeof value === 'string' && DAY.test(value)) return formatDate(value);
  return labelOf(WORDS[field] ?? {}, typeof value === 'string' ? value : JSON.stringify(value));
}

function objectText(value: Record<string, unknown>): string {
  const { fr, en } = value;
  if (typeof fr === 'string') return localized({ fr, en: typeof en === 'string' ? en : fr });
  return Object.entries(value)
    .map(([field, part]) => `${labelOf(FIELD_LABELS, field)}${m.colon()} ${valueText(field, part)}`)
    .join(', ');
}
