// The pages of two documents by their words → which of one is which of the other, where pages were put in or taken out.

export interface Aligned {
  /** By place, from 0; null where the other side has a page more. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Half the words in common make it worth more to call two pages one that changed than one gone and one new. */
const gap = -0.25;

/** In the order of both. Pages never cross. */
export function alignPages(
  before: readonly string[],
  after: readonly string[],
): readonly Aligned[] {
  let start = 0;
  const least = Math.min(before.length, after.length);
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = best(
    before.slice(start, before.length - end).map(wordsOf),
    after.slice(start, after.length - end).map(wordsOf),
  );
  const shift = (by: number | null): number | null => (by === null ? null : by + start);
  return [
    ...Array.from({length: start}, (_, i) => ({before: i, after: i})),
    ...middle.map(one => ({before: shift(one.before), after: shift(one.after)})),
    ...Array.from({length: end}, (_, i) => ({
      before: before.length - end + i,
      after: after.length - end + i,
    })),
  ];
}

type Words = ReadonlyMap<string, number>;

/** By the sum of likeness over all pairs, less what every page without a partner costs. */
function best(a: readonly Words[], b: readonly Words[]): readonly Aligned[] {
  const likeness = a.map(one => b.map(other => alike(one, other) - 0.5));
  const score = Array.from({length: a.length + 1}, (_, i) =>
    Array.from({length: b.length + 1}, (_, j) => (i === a.length ? b.length - j : 0) * gap),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    score[i]![b.length] = (a.length - i) * gap;
    for (let j = b.length - 1; j >= 0; j--)
      score[i]![j] = Math.max(
        score[i + 1]![j + 1]! + likeness[i]![j]!,
        score[i + 1]![j]! + gap,
        score[i]![j + 1]! + gap,
      );
  }
  const pairs: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const here = score[i]![j]!;
    if (i < a.length && j < b.length && here === score[i + 1]![j + 1]! + likeness[i]![j]!)
      pairs.push({before: i++, after: j++});
    else if (i < a.length && here === score[i + 1]![j]! + gap)
      pairs.push({before: i++, after: null});
    else pairs.push({before: null, after: j++});
  }
  return pairs;
}

/** From 0, nothing in common, to 1. */
function alike(a: Words, b: Words): number {
  let [shared, all] = [0, 0];
  for (const [word, times] of a) shared += Math.min(times, b.get(word) ?? 0);
  for (const words of [a, b]) for (const times of words.values()) all += times;
  return all === 0 ? 1 : (2 * shared) / all;
}

function wordsOf(text: string): Words {
  const words = new Map<string, number>();
  for (const word of text.split(/\s+/))
    if (word !== "") words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}
