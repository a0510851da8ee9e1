import type { LocalizedText } from '@belvedere/contracts/text';

/**
 * Puts the spaces that do not break where French has them: thin before ; ! and ?, of a word's width before a colon
 * and inside of guillemets. Writers of templates and of problems, and people, type ordinary ones.
 */
export const frenchTypography = (text: string): string =>
  text.replaceAll(/ (?=[;!?])/g, '\u202f').replaceAll(/(?<=«) | (?=[:»])/g, '\u00a0');

/** A text in both languages, its French typeset. */
export const typeset = ({ fr, en }: LocalizedText): LocalizedText => ({ fr: frenchTypography(fr), en });
