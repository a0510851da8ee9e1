/** What in a free text may tell who wrote it. */
export type PersonalDetail = 'phone' | 'email' | 'address' | 'name';

/** Simple on purpose: it only warns. Missing one is repaired by the reading of free texts before publication. */
const PATTERNS: Record<PersonalDetail, RegExp> = {
  phone: /(?<!\d)(?:\+\d{1,3}|00\d{1,3}|0)[\s./-]?(?:\(0\)[\s.-]?)?\d(?:[\s./-]?\d{2}){4}(?!\d)/u,
  email: /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/iu,
  address:
    /\b\d{1,4}\s*(?:bis|ter|[a-d])?,?\s+(?:rue|avenue|av\.|bd|boulevard|allée|impasse|chemin|place|quai|cours|square)\s+\p{L}/iu,
  name: /\b(?:je\s+m['’]appelle|mon\s+nom\s+est|je\s+suis\s+(?:monsieur|madame|mme|mr?\.?)|my\s+name\s+is|i\s+am\s+called)\s+\p{L}/iu,
};

/** Personal details that a text seems to hold, each once. */
export function personalDetails(text: string): PersonalDetail[] {
  return (Object.keys(PATTERNS) as PersonalDetail[]).filter((detail) => PATTERNS[detail].test(text));
}
