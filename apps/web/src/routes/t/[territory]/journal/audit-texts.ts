import type { AuditEntry } from '@belvedere/contracts/audit';
import {
  KIND_LABELS,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
} from '@belvedere/domain/moderation';
import { roleText } from '#lib/account/role-text.ts';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';
import { stateText } from '../moderation/texts.ts';

const TEXTS: Record<string, () => string> = {
  'set-up.use': m.audit_set_up_use,
  'membership.grant': m.audit_membership_grant,
  'membership.end': m.audit_membership_end,
  'account.erase': m.audit_account_erase,
  'account.expire': m.audit_account_expire,
  'held-responses.accept': m.audit_held_accept,
  'held-responses.refuse': m.audit_held_refuse,
  'collecting-session.create': m.audit_collecting_create,
  'collecting-session.end': m.audit_collecting_end,
  'collecting-session.lose': m.audit_collecting_lose,
  'settings.change': m.audit_settings_change,
  'retention.apply': m.audit_retention_apply,
  'group.create': m.audit_group_create,
  'group.change': m.audit_group_change,
  'group-member.join': m.audit_group_member_join,
  'group-member.role': m.audit_group_member_role,
  'group-member.end': m.audit_group_member_end,
  'join-request.approve': m.audit_join_request_approve,
  'join-request.refuse': m.audit_join_request_refuse,
  'invitation.create': m.audit_invitation_create,
  'invitation.resend': m.audit_invitation_resend,
  'invitation.revoke': m.audit_invitation_revoke,
  'invitation.accept': m.audit_invitation_accept,
  'group-code.create': m.audit_group_code_create,
  'group-code.stop': m.audit_group_code_stop,
  'proposal.accept': m.audit_proposal_accept,
  'proposal.refuse': m.audit_proposal_refuse,
  'proposal.ask': m.audit_proposal_ask,
  'proposal.resume': m.audit_proposal_resume,
  'proposal.undo': m.audit_proposal_undo,
  'cap.change': m.audit_cap_change,
  'notice.change': m.audit_notice_change,
  'channel.create': m.audit_channel_create,
  'channel.rename': m.audit_channel_rename,
  'channel.stop': m.audit_channel_stop,
  'channel.reopen': m.audit_channel_reopen,
  'paper.print': m.audit_paper_print,
  'contact-request.remove': m.audit_contact_request_remove,
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
  if (field === 'role') return roleText(value as string);
  if (field === 'kind' && Object.hasOwn(KIND_LABELS, value as string))
    return localized(KIND_LABELS[value as ProposalKind]);
  if (field === 'state' && PROPOSAL_STATES.includes(value as ProposalState))
    return stateText(value as ProposalState);
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
};
