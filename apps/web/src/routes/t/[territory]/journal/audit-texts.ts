import type { AuditEntry } from '@belvedere/contracts/audit';
import { roleText } from '#lib/account/role-text.ts';
import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<string, () => string> = {
  'set-up.use': m.audit_set_up_use,
  'membership.grant': m.audit_membership_grant,
  'membership.end': m.audit_membership_end,
  'proposal.accept': m.audit_proposal_accept,
  'proposal.refuse': m.audit_proposal_refuse,
  'proposal.ask': m.audit_proposal_ask,
  'proposal.resume': m.audit_proposal_resume,
  'proposal.undo': m.audit_proposal_undo,
  'mail.resend': m.audit_mail_resend,
};

/** What was done, in words; an act that has none yet keeps its code. */
export const actionText = (action: string): string => TEXTS[action]?.() ?? action;

/** "rôle : membre → animation": the fields before and after, but for the numbers of persons. */
export function changeText({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  fields.delete('person');
  return [...fields]
    .map((field) => [before?.[field], after?.[field]].map((value) => wordFor(field, value)).join(' → '))
    .join(', ');
}

const wordFor = (field: string, value: unknown): string => {
  if (value === undefined || value === null) return '∅';
  return field === 'role' ? roleText(value as string) : JSON.stringify(value);
};
