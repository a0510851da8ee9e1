/** A text in both languages of the observatory. */
interface Localized {
  readonly fr: string;
  readonly en: string;
}

export type IndicatorTheme = 'employment' | 'education' | 'citizenship' | 'equipment' | 'collective';

/**
 * A figure computed from one variable: the share of respondents whose answer is in `headline`.
 * There is one indicator for a variable, or for an option of a multiple-choice one: a second way of adding up the same
 * values would be a second equation about the same cells, and disclosure control protects against one of them.
 */
export interface Indicator {
  readonly slug: string;
  readonly theme: IndicatorTheme;
  /** The variable of the survey's codebook. */
  readonly variable: string;
  /** The choice that is counted, for a multiple-choice variable. */
  readonly option?: string;
  /** The values that are summed up, for a single-choice variable. */
  readonly headline?: readonly string[];
  readonly label: Localized;
  /** How the headline is to be read. */
  readonly reading: Localized;
}

/** A figure for the whole country, beside which a local one may be read. */
export interface NationalReference {
  readonly indicator: string;
  /** 0 to 1. */
  readonly share: number;
  readonly year: number;
  readonly source: string;
  readonly population: Localized;
  /** Taken from the publisher's own page, or from the press. */
  readonly exact: boolean;
  /**
   * The age band (or group of them) whose figures it may stand beside: there the question, the way of counting and the
   * population agree. Otherwise it is context only, for the reason given, and no line is drawn.
   */
  readonly comparableWith: { readonly age: string } | { readonly nobodyBecause: Localized };
}
