/**
 * What a territory may let go of by itself, and within which bounds, in months.
 * Journals: the CNIL recommends six months to one year, https://www.cnil.fr/fr/la-cnil-publie-une-recommandation-relative-aux-mesures-de-journalisation
 */
export const RETENTION = {
  /** Answers, after the end of their campaign, or after they were given when it has none. Their counts stay. */
  responses: { least: 1, most: 240 },
  /** What people wrote in order to be answered, once they were, and the mails. */
  contacts: { least: 1, most: 120 },
  /** The trace of who did what. */
  audit: { least: 6, most: 120 },
  /** Accounts with which nobody signs in any more. */
  accounts: { least: 6, most: 120 },
} as const;

export type RetentionKind = keyof typeof RETENTION;
export const RETENTION_KINDS = Object.keys(RETENTION) as RetentionKind[];

/** How long before an account is erased, since nobody signs in with it, its owner is told. */
export const SLEEP_NOTICE_DAYS = 30;

/** How long mails that belong to no territory are kept, such as those of sign-in. */
export const MAIL_MONTHS = 12;
