/** A stretch of text that stays, goes or comes. */
export interface Stretch {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Comparing more than this, word by word, is not worth the time: the whole middle goes, the whole middle comes. */
const MOST_COMPARISONS = 1_000_000;

/** What changed between two texts, word by word: joined, `same` and `removed` give the old one, `same` and `added` the new. */
export function wordsChanged(before: string, after: string): Stretch[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end))
    end += 1;
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

/** Words and what separates them, in any script. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/** By the longest common subsequence. @see https://en.wikipedia.org/wiki/Longest_common_subsequence */
function middle(old: string[], fresh: string[]): Stretch[] {
  const width = fresh.length + 1;
  if (old.length * fresh.length > MOST_COMPARISONS)
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: fresh.join('') },
    ];
  // common[row * width + column]: how many words the rests from there on have in common.
  const common = new Uint32Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === fresh[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);

  const found: Stretch[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    if (row < old.length && old[row] === fresh[column]) {
      found.push({ kind: 'same', text: old[row]! });
      row += 1;
      column += 1;
    } else if (
      column === fresh.length ||
      (row < old.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      found.push({ kind: 'removed', text: old[row]! });
      row += 1;
    } else {
      found.push({ kind: 'added', text: fresh[column]! });
      column += 1;
    }
  }
  return found;
}

/** Neighbours of one kind become one stretch; empty ones disappear. */
function joined(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.filter(({ text }) => text !== '')) {
    const last = result.at(-1);
    if (last?.kind === stretch.kind) last.text += stretch.text;
    else result.push({ ...stretch });
  }
  return result;
}
