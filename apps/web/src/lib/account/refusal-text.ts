import { m } from '#lib/paraglide/messages.js';

const TEXTS: Record<string, () => string> = {
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
};

/** What a refusal of the API means and what to do, in the reader's language. */
export const refusalText = (code: string): string => (TEXTS[code] ?? m.refusal_invalid_request)();
