// What a printed total may be the total of: as it says itself, or in each of the ways in which tables are read.
import {addable, namedLines, type Line} from "./lines.ts";
import {spanOf, yearOf} from "./years.ts";

export interface Reading<L extends Line> {
  readonly parts: readonly L[];
  /** It was said which parts it has: `of`. */
  readonly isStated: boolean;
  /** It may be meant so, and nothing follows where it does not hold. */
  readonly isTentative: boolean;
}

/** The likeliest first, each once; none where nothing stands there that could be added. */
export function readingsOf<L extends Line>(total: L, lines: readonly L[]): readonly Reading<L>[] {
  const others = lines.filter(one => one.id !== total.id);
  if (total.of) return distinct(statedParts(total.of, others), total, lines);
  const at = lines.indexOf(total);
  const above = lines.slice(0, at);
  const below = lines.slice(at + 1);
  return distinct(
    [spanned(total, others), ...inOrder(above.toReversed(), true), ...inOrder(below, false)],
    total,
    lines,
  );
}

/** A stretch that holds totals beside their parts is of the one or of the other. */
function statedParts<L extends Line>(of: readonly string[], others: readonly L[]): readonly L[][] {
  const {lines} = namedLines(of, others);
  const plain = lines.flatMap(some => some.filter(one => some.length === 1 || !one.isTotal));
  const all = lines.flat();
  return [plain, outstanding(all), all.filter(one => one.isTotal)].map(some => [...new Set(some)]);
}

/** The single years of the stretch that the total's own name says: "2025–2029". */
function spanned<L extends Line>(total: L, others: readonly L[]): readonly L[] {
  const span = spanOf(total);
  if (!span) return [];
  const within = others.filter(one => {
    const year = one.isTotal ? null : yearOf(one);
    return year && year.from >= span.from && year.to <= span.to;
  });
  const years = within.map(one => yearOf(one)!.from);
  const isWhole = years.includes(span.from) && years.includes(span.to);
  return isWhole ? within : [];
}

/** Of the lines on one side of a total, the nearest first: what they may be to it. */
function inOrder<L extends Line>(
  nearestFirst: readonly L[],
  isAbove: boolean,
): readonly (readonly L[])[] {
  const ordered = (some: readonly L[]): readonly L[] => (isAbove ? some.toReversed() : some);
  const end = nearestFirst.findIndex(one => one.isTotal);
  const since = end < 0 ? nearestFirst : nearestFirst.slice(0, end);
  const before = end < 0 ? [] : [nearestFirst[end]!];
  const all = ordered(nearestFirst);
  return [
    ordered(since),
    isAbove ? outstanding(all) : [],
    all.filter(one => !one.isTotal),
    all.filter(one => one.isTotal),
    ordered([...since, ...before]),
  ];
}

/** What is not yet part of a total: each total takes what stands above it since the one before. */
function outstanding<L extends Line>(all: readonly L[]): readonly L[] {
  const open: L[] = [];
  for (const line of all) {
    if (line.isTotal) {
      const first = open.findLastIndex(one => one.isTotal) + 1;
      if (first < open.length) open.splice(first);
      else open.splice(0);
    }
    open.push(line);
  }
  return open;
}

function distinct<L extends Line>(
  readings: readonly (readonly L[])[],
  total: L,
  lines: readonly L[],
): readonly Reading<L>[] {
  const isStated = total.of !== null;
  // A part of which it is said that it is in the total may be one of those that make it up, or an "of which".
  const within = (one: L): boolean => one.includedIn.includes(total.id);
  const own = isStated ? readings : readings.map(some => some.filter(one => !within(one)));
  const seen = new Set<string>();
  return [...own, isStated ? [] : lines.filter(within)].flatMap((some, i) => {
    const parts = addable(some, lines);
    const key = parts.map(one => one.id).join(" ");
    if (parts.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{parts, isStated, isTentative: i === own.length}];
  });
}
