// Whether what is printed together adds up as it is printed: "£6.8bn + £0.7bn" beside "£7.6bn" does not, exact as its figures are.
import {dependencyOrder} from "../dependency-order.ts";
import {type Figure, type Figures, type Setting} from "../content/figure.ts";
import {registers, type Register} from "../content/prose.ts";
import {remembered} from "../memo.ts";
import {negate} from "../quantity/arithmetic.ts";
import {rounded, zero, type Decimal} from "../quantity/decimal.ts";
import {formatQuantity, type FormatOptions} from "../quantity/format.ts";
import {isKnown, type Known} from "../quantity/outcome.ts";
import {printedEnds} from "../quantity/printed.ts";
import {madeOf, nameIn, totalsNamed} from "./made-of.ts";
import type {Sum, SumBook, SumPart} from "./sums.ts";

/** A figure in the words in which it was printed. */
export interface PrintedFigure {
  readonly figure: string;
  readonly text: string;
}

/** What a reader reads: one number, or the two ends of a range; and what one step of the last digit is worth. */
export interface Ends {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly step: Decimal;
}

/**
 * The totals that stand there with all their parts, and are not what these come to. A total that is printed several times counts
 * as reached where it is reached once. A part that is not printed may be made of others that are.
 */
export function unreachedTotals(
  printed: readonly PrintedFigure[],
  book: SumBook,
  figures: Figures,
  setting: Setting,
): readonly string[] {
  const {sums} = book;
  const named = (id: string): string => nameIn(book, id);
  const there = new Map<string, PrintedFigure[]>();
  for (const one of printed) {
    const name = named(one.figure);
    const before = there.get(name);
    if (before) before.push(one);
    else there.set(name, [one]);
  }
  const made = madeOf(there.keys(), book, "whole");
  // Most of what is printed is neither such a total nor a part of one, and need not be read again.
  const known = new Map<string, readonly Ends[]>();
  const worked = new Map<string, readonly Ends[]>();
  return [...there.keys()]
    .flatMap(name => totalsNamed(book).get(name) ?? [])
    .filter(({total}) => made.has(total))
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({total}) => (isUnreached(total) ? [total] : []));

  function isUnreached(total: string): boolean {
    const said = read(named(total));
    if (!said) return false;
    const {order, circles} = dependencyOrder([total], id =>
      id === total || !read(id) ? partsOf(id) : [],
    );
    // What a part comes to is the same for all that rest on it, unless it rests on them itself.
    if (circles.length === 0)
      for (const id of order) if (id !== total && !worked.has(id)) worked.set(id, workedOut(id));
    const reached = sums.get(total)!.flatMap(sum => reachedBy(sum, new Set([total])));
    return reached.length > 0 && !reached.some(sum => said.some(one => isReached(one, sum)));
  }

  /** Of those that can be made of what is there. */
  function partsOf(id: string): readonly string[] {
    if (!made.has(id)) return [];
    return sums.get(id)!.flatMap(({parts}) => parts.map(({figure}) => named(figure)));
  }

  function workedOut(id: string): readonly Ends[] {
    if (!made.has(id)) return [];
    return read(id) ? [] : sums.get(id)!.flatMap(sum => reachedBy(sum, new Set([id])));
  }

  /** What a figure is worth in each of the ways in which it stands there; undefined where it has none. */
  function read(id: string): readonly Ends[] | undefined {
    const kept = known.get(id);
    const ends =
      kept ??
      (there.get(id) ?? []).flatMap(
        ({figure, text}) => readAgain(figures.get(figure), text, setting) ?? [],
      );
    known.set(id, ends);
    return ends.length > 0 ? ends : undefined;
  }

  /** Everything to which the parts may come as printed; nothing where one of them is not there. */
  function reachedBy({parts}: Sum, above: ReadonlySet<string>): readonly Ends[] {
    let reached: readonly Ends[] = [{low: zero, high: zero, step: zero}];
    for (const part of parts) {
      const values = valuesOf(part, above);
      reached = distinct(reached.flatMap(sum => values.map(one => plus(sum, one)))).slice(0, most);
      if (reached.length === 0) return reached;
    }
    return reached;
  }

  function valuesOf({figure, sign}: SumPart, above: ReadonlySet<string>): readonly Ends[] {
    const id = named(figure);
    const own = read(id) ?? worked.get(id) ?? within(id, above);
    return distinct(sign === 1 ? own : own.map(turnedRound));
  }

  function within(id: string, above: ReadonlySet<string>): readonly Ends[] {
    if (above.has(id) || !made.has(id)) return [];
    return sums.get(id)!.flatMap(sum => reachedBy(sum, new Set([...above, id])));
  }
}

/** What a figure is worth in these words; null where it has no number, or is in words of somebody else. */
export function readAgain(
  figure: Pick<Figure, "quantity" | "column"> | undefined,
  text: string,
  setting: Setting,
): Ends | null {
  return figure ? readFigure(figure, text, setting) : null;
}

const readFigure = remembered(
  (figure: Pick<Figure, "quantity" | "column">, text: string, {locale, currency}: Setting) => [
    figure,
    text,
    locale,
    currency,
  ],
  readFresh,
);

function readFresh(
  figure: Pick<Figure, "quantity" | "column">,
  text: string,
  {locale, currency}: Setting,
): Ends | null {
  if (!isKnown(figure.quantity)) return null;
  const {quantity: own} = figure;
  const setting = {locale, currency};
  const read = (quantity: Known): Ends | null => {
    const options = registers
      .flatMap(register => waysOf(figure, register, setting))
      .find(one => formatQuantity(quantity, one) === text);
    const [low, high = low] = options ? printedEnds(quantity, options) : [];
    return low && high ? {low: low.value, high: high.value, step: low.step} : null;
  };
  // A saving that is drawn as a step down says of its size what was said of it, and is a saving all the same.
  const down = {...negate(own), qualifier: own.qualifier};
  const plainly = read(own);
  if (plainly) return plainly;
  const turned = read(down);
  return turned && turnedRound(turned);
}

function turnedRound(ends: Ends): Ends {
  return {...ends, low: ends.high.negated(), high: ends.low.negated()};
}

/** As in a sentence or a table, and as on a chart without decimals. */
function waysOf(
  {column}: Pick<Figure, "column">,
  register: Register,
  setting: Setting,
): readonly FormatOptions[] {
  const plain = {register, ...setting};
  if (register !== "number" || !column) return [plain];
  const scaled = {...plain, scale: column.scale};
  return [scaled, {...scaled, decimals: 0}];
}

function plus(a: Ends, b: Ends): Ends {
  return {...a, low: a.low.plus(b.low), high: a.high.plus(b.high)};
}

/** Beside £9,070.3m and £3,585.9m, nobody misses anything in a total of £12.7bn: it is the same, rounded once. */
export function isReached(total: Ends, sum: Ends): boolean {
  const is = (said: Decimal, found: Decimal): boolean =>
    rounded(found.div(total.step), 0).eq(said.div(total.step));
  return is(total.low, sum.low) && is(total.high, sum.high);
}

function distinct(all: readonly Ends[]): readonly Ends[] {
  const key = ({low, high}: Ends): string => `${low.toFixed()} ${high.toFixed()}`;
  return [...new Map(all.map(ends => [key(ends), ends])).values()];
}

/** A figure stands on a page in three or four ways at most. */
const most = 256;
