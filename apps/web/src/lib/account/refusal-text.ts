import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<string, (values: { said: string }) => string> = {
  'invalid-email-or-password': m.refusal_invalid_email_or_password,
  'invalid-password': m.refusal_invalid_password,
  'email-not-verified': m.refusal_email_not_verified,
  'password-too-short': m.refusal_password_too_short,
  'invalid-token': m.refusal_invalid_token,
  'invalid-code': m.refusal_invalid_code,
  'invalid-backup-code': m.refusal_invalid_code,
  'invalid-two-factor-cookie': m.refusal_sign_in_again,
  'too-many-attempts': m.refusal_too_many_attempts,
  'set-up-link-useless': m.refusal_set_up_link_useless,
  'sign-up-closed': m.sign_up_closed_lead,
  'provider-failed': m.sign_in_provider_failed,
  'last-facilitator': m.refusal_last_facilitator,
  'last-administrator': m.refusal_last_administrator,
  'demonstration-account': m.erase_demonstration,
  'sign-in-again': m.erase_sign_in_again,
  'already-decided': m.refusal_already_decided,
  'asked-too-soon': m.refusal_asked_too_soon,
  'already-member': m.refusal_already_member,
  'by-invitation-only': m.group_how_invitation,
  'address-known': m.refusal_address_known,
  'invitation-useless': m.invitation_useless,
  'group-exists': m.refusal_group_exists,
  'group-member-not-found': m.refusal_group_member_not_found,
};

/**
 * What a refusal of the API means and what to do, in the reader's language.
 * @param said what the API says itself: for what only it knows, such as a name or a day
 */
export const refusalText = (code: string, said = ''): string =>
  (TEXTS[code] ?? m.refusal_invalid_request)({ said });
