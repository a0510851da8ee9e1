import type { Problem, ProblemDetail } from '@belvedere/contracts/problem';
import { formatDate } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** What only the API knows about a refusal, by the `path` of its details: a name, an instant. */
type Known = Partial<Record<string, string>>;

/**
 * One sentence for each code that the API declares; a test holds this table to those declarations. Made when it is asked
 * for: the built file that holds it may run before the one that holds the sentences, and would find none of them.
 */
export const refusalTexts = (): Partial<Record<string, (known: Known) => string>> => ({
  'invalid-email-or-password': m.refusal_invalid_email_or_password,
  'invalid-password': m.refusal_invalid_password,
  'second-factor-first': m.refusal_second_factor_first,
  'nothing-held': m.refusal_nothing_held,
  'address-unchanged': m.refusal_address_unchanged,
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
  'already-decided': ({ by }) => (by ? m.refusal_already_decided_by({ by }) : m.refusal_already_decided()),
  'asked-too-soon': ({ from }) =>
    from ? m.refusal_asked_too_soon({ day: formatDate(from) }) : m.refusal_invalid_request(),
  'already-member': m.refusal_already_member,
  'by-invitation-only': m.group_how_invitation,
  'address-known': m.refusal_address_known,
  'invitation-useless': m.invitation_useless,
  'group-member-not-found': m.refusal_group_member_not_found,
  'territory-not-found': m.refusal_territory_not_found,
  'territory-exists': m.refusal_territory_exists,
  'content-not-found': m.refusal_content_not_found,
  'seen-elsewhere': m.refusal_seen_elsewhere,
  'photo-unknown-format': m.refusal_photo_unknown_format,
  'photo-damaged': m.refusal_photo_damaged,
  'photo-moves': m.refusal_photo_moves,
  'photo-too-large': m.refusal_photo_too_large,
  'photo-not-found': m.refusal_photo_not_found,
  'proposal-id-taken': m.refusal_proposal_id_taken,
  'actor-not-found': m.refusal_actor_not_found,
  'proposal-not-found': m.refusal_proposal_not_found,
  'unknown-fields': m.refusal_unknown_fields,
  'required-left-out': m.refusal_required_left_out,
  'proposal-link-unknown': m.refusal_proposal_link_unknown,
  'indicator-not-found': m.refusal_indicator_not_found,
  'unknown-filter': m.refusal_unknown_filter,
  'map-question-not-found': m.shapes_results_none,
  'sign-in-required': m.refusal_sign_in_required,
  forbidden: m.refusal_forbidden,
  'not-found': m.refusal_not_found,
  'mail-not-found': m.refusal_mail_not_found,
  'membership-not-found': m.refusal_membership_not_found,
  'last-administrator': m.refusal_last_administrator,
  'demonstration-account': m.erase_demonstration,
  'sign-in-again': m.erase_sign_in_again,
  'area-not-found': m.refusal_area_not_found,
  'geocoder-off': m.refusal_geocoder_off,
  'geocoder-busy': m.refusal_geocoder_busy,
  'geocoder-unavailable': m.refusal_geocoder_unavailable,
  'survey-version-not-found': m.refusal_survey_version_not_found,
  'campaign-not-found': m.refusal_campaign_not_found,
  'campaign-upcoming': m.refusal_campaign_upcoming,
  'campaign-closed': m.refusal_campaign_closed,
  'wrong-survey-version': m.refusal_wrong_survey_version,
  'under-age': m.refusal_under_age,
  'invalid-answers': m.refusal_invalid_answers,
  'response-already-given': m.refusal_response_already_given,
  'channel-not-found': m.refusal_channel_not_found,
  'cap-too-low': ({ least }) => m.refusal_cap_too_low({ least: least ?? '11' }),
  'notice-changed-since': m.refusal_notice_changed_since,
  'paper-number-unknown': m.refusal_paper_number_unknown,
  'places-not-on-paper': m.refusal_places_not_on_paper,
  'paper-already-entered': ({ by, at }) =>
    at
      ? m.refusal_paper_already_entered_by({ by: by ?? m.paper_somebody(), day: formatDate(at) })
      : m.refusal_paper_already_entered(),
  'contact-request-not-found': m.refusal_contact_request_not_found,
  'receipt-unknown': m.refusal_receipt_unknown,
  'collecting-session-not-found': m.refusal_collecting_session_not_found,
  'collecting-session-over': m.refusal_collecting_session_over,
  'collecting-session-ended': m.refusal_collecting_session_ended,
  'collecting-session-lost': m.refusal_collecting_session_lost,
  'collecting-campaign-closed': m.refusal_collecting_campaign_closed,
  'unknown-target': m.refusal_unknown_target,
  'end-out-of-reach': m.refusal_end_out_of_reach,
  'person-not-found': m.refusal_person_not_found,
  'session-not-found': m.refusal_session_not_found,
  'organisation-not-found': m.refusal_organisation_not_found,
  'group-not-found': m.refusal_group_not_found,
  'invitation-not-found': m.refusal_invitation_not_found,
  'invitation-over': m.refusal_invitation_over,
  'join-request-not-found': m.refusal_join_request_not_found,
  'method-not-allowed': m.refusal_method_not_allowed,
  conflict: m.refusal_conflict,
  gone: m.refusal_gone,
  'too-large': m.refusal_too_large,
  'unsupported-media-type': m.refusal_unsupported_media_type,
  unexpected: m.refusal_unexpected,
  unavailable: m.refusal_unavailable,
  refused: m.refusal_refused,
  'invalid-request': m.refusal_invalid_request,
  'unknown-names': m.moderation_refused_unknown,
  'days-in-disorder': m.moderation_refused_days,
  'place-in-disorder': m.moderation_refused_place,
  'content-used': m.moderation_refused_used,
  'content-changed': m.moderation_refused_content_changed,
  'proposal-conflicts': m.moderation_refused_conflicts,
  'target-gone': m.moderation_refused_target_gone,
  'nobody-to-ask': m.moderation_ask_nobody,
  'undo-too-late': m.moderation_refused_undo_late,
  'changed-since': m.moderation_refused_changed_since,
  'nothing-changes': m.propose_error_nothing,
  'proof-invalid': m.propose_error_proof,
  'too-many-proposals': m.propose_error_many,
  'mail-already-sent': m.mail_already_sent,
  'unsubscribe-link-unknown': m.unsubscribe_unknown,
});

/** What a refusal of the API means and what to do, in the reader's language. */
export function refusalText(code: string, errors: readonly ProblemDetail[] = []): string {
  const known: Known = Object.fromEntries(errors.map(({ path, message }) => [path, message]));
  return (refusalTexts()[code] ?? m.refusal_invalid_request)(known);
}

/** A problem of the API with its sentence in the reader's language; its details stay for whoever reads them. */
export const inWords = (problem: Problem): Problem => ({
  ...problem,
  title: refusalText(problem.code, problem.errors),
});
