/** What every area code looks like. */
const AREA_CODE = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

const AREA_CODE_MAX_LENGTH = 40;

/** Words that an answer to "which neighbourhood?" uses for something else than an area. */
const RESERVED: ReadonlySet<string> = new Set(['other', 'no-answer']);

const fold = (text: string): string =>
  text
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '');

/**
 * Writes the code of a file ("37 261", 37261, "Quartier Nord") as an area code; null when nothing usable is left, it
 * is too long to be a code, or it is a reserved word.
 */
export function normaliseCode(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const code = fold(String(value).trim());
  return AREA_CODE.test(code) && code.length <= AREA_CODE_MAX_LENGTH && !RESERVED.has(code) ? code : null;
}

/** A code made from a name, for files that have none: "Bords de Loire" becomes `bords-de-loire`. */
export function codeFromName(name: string): string | null {
  return normaliseCode(fold(name).toLowerCase().slice(0, AREA_CODE_MAX_LENGTH).replace(/-+$/, ''));
}
