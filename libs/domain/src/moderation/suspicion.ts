import type { Values } from './values.ts';

/**
 * What a moderator should look at twice. `link`: somebody unknown sends readers to another site; `many`: one of many
 * from one address of late; `unverified`: no proof of work came with it; `similar`: an actor of nearly this name exists.
 */
export const FLAGS = ['link', 'many', 'unverified', 'similar'] as const;
export type Flag = (typeof FLAGS)[number];

/** After how many proposals of one address within an hour each is one of many. */
export const MANY = 5;

/** An address of the web, with or without its scheme; not an e-mail address, nor "M.Durand". */
const LINK =
  /https?:\/\/|\bwww\.|(?<![@\w.-])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:[a-z]{2,3}|info|online|site|shop|club)(?!\.?[\w@-])/i;

interface Circumstances {
  /** Whether the proposer is signed in. */
  known: boolean;
  verified: boolean;
  /** Whether more than {@link MANY} came from this address within an hour. */
  many: boolean;
  /** Whether an actor of nearly this name exists. */
  similar: boolean;
}

/** What is suspicious about a proposal. */
export function flagsOf(proposed: Values, note: string, circumstances: Circumstances): Flag[] {
  const { known, verified, many, similar } = circumstances;
  const texts = [note, ...Object.values(proposed)].flat().filter((part) => typeof part === 'string');
  const holds: Record<Flag, boolean> = {
    link: !known && texts.some((text) => LINK.test(text)),
    many: !known && many,
    unverified: !known && !verified,
    similar,
  };
  return FLAGS.filter((flag) => holds[flag]);
}
