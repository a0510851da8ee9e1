/** What came of one round of sending. */
export interface Round {
  received: number;
  known: number;
  /** Arrived after the campaign had closed: somebody decides. */
  held: number;
  toCorrect: number;
  /** Why the others wait on; undefined when there are none. */
  stopped?: 'network' | 'server' | 'sign-in';
}
