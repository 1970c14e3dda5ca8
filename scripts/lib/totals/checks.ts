// A table → each printed total in it, weighed against the parts that it is read to have: the rows above it, or the columns beside it.
import type {Quantity} from "../quantity/quantity.ts";
import {sameUnit, type Unit} from "../quantity/unit.ts";
import type {Line} from "./lines.ts";
import {readingsOf, type Reading} from "./readings.ts";
import {signed, ways, type Way} from "./signs.ts";
import {weigh, type Part, type Weighed} from "./weigh.ts";
import {areTimes} from "./years.ts";

/** A number of the table, with what decides whether it may be added. */
export interface TableCell {
  readonly id: string;
  readonly quantity: Quantity;
  readonly kind: string | null;
  readonly timing: string | null;
  /** The price base: what is in other prices is no part of it. */
  readonly prices: string | null;
}

export interface TotalCheck {
  readonly along: "rows" | "columns";
  /** The row or column that is a total, and the one in which this cell of it stands. */
  readonly line: Line;
  readonly crossing: string;
  readonly total: TableCell;
  readonly parts: readonly {readonly cell: TableCell; readonly line: Line; readonly sign: 1 | -1}[];
  /** `levels`: the total is the sum of what was reached at one time after another. */
  readonly outcome: Weighed["outcome"] | "levels";
  readonly weighed: Weighed;
}

/** A printed total in its table; `reason` where it is not what its parts come to, and that was accepted. */
export interface PrintedTotal {
  readonly table: string;
  readonly check: TotalCheck;
  readonly reason: string | null;
}

export interface Grid {
  readonly rows: readonly Line[];
  /** Those that hold numbers. */
  readonly columns: readonly Line[];
  /** Null for what could not be read. */
  readonly cell: (row: string, column: string) => TableCell | null;
}

export function checkTotals({rows, columns, cell}: Grid): readonly TotalCheck[] {
  return [
    ...totalsAlong("rows", rows, columns, cell),
    ...totalsAlong("columns", columns, rows, (column, row) => cell(row, column)),
  ];
}

function totalsAlong(
  along: TotalCheck["along"],
  lines: readonly Line[],
  crossings: readonly Line[],
  cell: (line: string, crossing: string) => TableCell | null,
): readonly TotalCheck[] {
  return lines
    .filter(line => line.isTotal)
    .flatMap(line => {
      const tried = readingsOf(line, lines).flatMap(reading =>
        ways.map(way => tryReading(line, reading, way)),
      );
      return best(tried);
    });

  /** What comes of one reading, in every row or column that the total crosses. */
  function tryReading(line: Line, reading: Reading<Line>, way: Way): Tried {
    const checks = crossings.flatMap(({id: crossing}) => {
      const total = cell(line.id, crossing);
      if (!total) return [];
      const all = reading.parts.map(part => ({line: part, cell: cell(part.id, crossing)}));
      // A cell that could not be read has been told of; nothing can be said of its total.
      if (all.some(part => part.cell === null)) return [];
      const parts = all
        .map(part => ({...part, cell: part.cell!}))
        .filter(part => reading.isStated || isOfOneSort(part.cell, total))
        .map(part => ({...part, sign: 1 as 1 | -1}));
      if (parts.length === 0) return [];
      return [
        {...checkOf(total, signed(parts, total, way), contextOf(crossing)), along, line, crossing},
      ];
    });
    return {checks, reading, isSigned: way !== "plain"};
  }

  /** The other numbers of the same row or column show how it was rounded. */
  function contextOf(crossing: string): readonly Quantity[] {
    return lines.flatMap(one => cell(one.id, crossing)?.quantity ?? []);
  }
}

interface Tried {
  readonly checks: readonly TotalCheck[];
  readonly reading: Reading<Line>;
  readonly isSigned: boolean;
}

/** One reading holds for a whole row or column: the one that holds most often, and where none does, that which comes nearest. */
function best(tried: readonly Tried[]): readonly TotalCheck[] {
  const judged = tried
    .filter(({checks, isSigned}) => !isSigned || checks.some(one => hasMinus(one)))
    .map(one => ({...one, faults: one.checks.filter(isFault), holds: one.checks.filter(isHeld)}))
    .filter(
      ({reading, faults, holds}) =>
        !reading.isTentative || (faults.length === 0 && holds.length > 0),
    );
  const [first, ...others] = judged;
  if (!first) return [];
  const chosen = others.reduce((best, one) => (isBetter(one, best) ? one : best), first);
  // What was only tried, as per cent that need not make a hundred, is not told of where it does not hold.
  return chosen.checks.filter(one => isFault(one) || isHeld(one));
}

interface Judged extends Tried {
  readonly faults: readonly TotalCheck[];
  readonly holds: readonly TotalCheck[];
}

function isBetter(one: Judged, than: Judged): boolean {
  const strict = ({checks}: Judged): number => checks.filter(isHeld).filter(isStrict).length;
  if (strict(one) !== strict(than)) return strict(one) > strict(than);
  if (one.faults.length !== than.faults.length) return one.faults.length < than.faults.length;
  // What is of opposite kinds is more likely to be taken off than added.
  if (one.isSigned !== than.isSigned && one.reading === than.reading && one.faults.length > 0)
    return one.isSigned;
  return distance(one.faults) < distance(than.faults);
}

/** How far off the totals are, as parts of themselves. */
function distance(faults: readonly TotalCheck[]): number {
  return faults.reduce((sum, {weighed: {gap}, total: {quantity}}) => {
    if (gap?.sort !== "amount" || quantity.sort !== "amount" || quantity.value.isZero())
      return sum + 1;
    return sum + Math.min(1, gap.value.div(quantity.value).abs().toNumber());
  }, 0);
}

function hasMinus({parts}: TotalCheck): boolean {
  return parts.some(one => one.sign === -1);
}

export function isHeld({outcome}: TotalCheck): boolean {
  return outcome === "agrees" || outcome === "rounding";
}

export function isFault(check: TotalCheck): boolean {
  const {outcome} = check;
  if (outcome === "units" || outcome === "levels") return true;
  return (outcome === "short" || outcome === "over") && isStrict(check);
}

/**
 * Whether the total has to be a sum. A rate of change or an amount per head is worked out anew for a total, and lies between
 * those of its parts; where it is more than each of them, it is none of these. Per cent that make a hundred are always added.
 */
function isStrict({total, parts}: TotalCheck): boolean {
  const {quantity, kind} = total;
  if (quantity.sort !== "amount" && quantity.sort !== "range") return false;
  if (quantity.unit.kind !== "ratio" && !isPercent(quantity.unit)) return true;
  if (kind === "share") return true;
  if (quantity.sort === "range") return false;
  if (quantity.value.eq(100)) return true;
  const amounts = parts.flatMap(({cell}) =>
    cell.quantity.sort === "amount" ? [cell.quantity.value] : [],
  );
  return (
    amounts.length > 1 &&
    amounts.length === parts.length &&
    amounts.every(one => !one.isNegative() && one.lt(quantity.value))
  );
}

function checkOf(
  total: TableCell,
  parts: TotalCheck["parts"],
  context: readonly Quantity[],
): Pick<TotalCheck, "total" | "parts" | "outcome" | "weighed"> {
  const same = context.filter(one => addsTo(one, total.quantity));
  const weighed = weigh(
    total.quantity,
    parts.map(({cell, sign}): Part => ({quantity: cell.quantity, sign})),
    same,
  );
  const check = {total, parts, weighed};
  if (isIndex(total)) return {...check, outcome: "unknown"};
  if (!areLevels(parts)) return {...check, outcome: weighed.outcome};
  // Levels are there already the year after: their total is the last of them, and never their sum.
  const last = parts.at(-1)!;
  const reached = weigh(total.quantity, [{quantity: last.cell.quantity, sign: 1}], same);
  const isSum = weighed.outcome === "agrees" || weighed.outcome === "rounding";
  const isLast = reached.outcome === "agrees" || reached.outcome === "rounding";
  return {...check, outcome: isSum && !isLast ? "levels" : "unknown"};
}

function areLevels(parts: TotalCheck["parts"]): boolean {
  return (
    areTimes(parts.map(one => one.line)) &&
    parts.every(({cell}) => cell.timing === "cumulative-annual" || cell.timing === "cumulative")
  );
}

function isIndex({kind}: TableCell): boolean {
  return kind === "index" || kind === "rate";
}

/** "Total, in 2004–05 prices" below a total in cash is not the sum of anything there. */
function isOfOneSort(part: TableCell, total: TableCell): boolean {
  const isOtherBase = part.prices !== null && total.prices !== null && part.prices !== total.prices;
  return !isOtherBase && addsTo(part.quantity, total.quantity);
}

function addsTo(part: Quantity, total: Quantity): boolean {
  const [one, other] = [unitOf(part), unitOf(total)];
  return one === null || other === null || sameUnit(one, other);
}

function unitOf(quantity: Quantity): Unit | null {
  return quantity.sort === "missing" ? null : quantity.unit;
}

function isPercent(unit: Unit): boolean {
  return unit.kind === "percent" || unit.kind === "points";
}
