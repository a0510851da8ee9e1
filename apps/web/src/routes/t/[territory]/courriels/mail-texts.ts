import type { MailState } from '@belvedere/contracts/mails';
import { m } from '#lib/paraglide/messages.js';

const STATES: Record<MailState, () => string> = {
  queued: m.mail_state_queued,
  sent: m.mail_state_sent,
  failed: m.mail_state_failed,
  dead: m.mail_state_dead,
  expired: m.mail_state_expired,
};

/** What became of a mail, in words. */
export const stateText = (state: MailState): string => STATES[state]();

export const STATE_ORDER = Object.keys(STATES) as MailState[];

const TEMPLATES: Record<string, () => string> = {
  'sign-in-link': m.mail_template_sign_in_link,
  'sign-in-with-password': m.mail_template_sign_in_with_password,
  'verify-email': m.mail_template_verify_email,
  'reset-password': m.mail_template_reset_password,
  'known-address': m.mail_template_known_address,
  'address-changing': m.mail_template_address_changing,
  'account-asleep': m.mail_template_account_asleep,
  'account-erased': m.mail_template_account_erased,
  invitation: m.mail_template_invitation,
  'join-requested': m.mail_template_join_requested,
  'join-answered': m.mail_template_join_answered,
  'proposal-answered': m.mail_template_proposal_answered,
  notification: m.mail_template_notification,
  digest: m.mail_template_digest,
};

/** What kind of mail it is, in words; one that has none yet keeps its name. */
export const templateText = (template: string): string => TEMPLATES[template]?.() ?? template;

/** A text cut at the addresses in it, which become links. */
export const linkedParts = (text: string): { text: string; address: boolean }[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => ({ text: part, address: index % 2 === 1 }))
    .filter((part) => part.text !== '');
