// What comes of two units: £ ÷ trusts is £ per trust, and £ per trust × trusts is £ again.
import {pluralOf, singularOf} from "./noun.ts";
import {sameUnit, type Unit} from "./unit.ts";

/** The unit of a sum; null where the two cannot be added. Points move a percentage. */
export function sumUnit(a: Unit, b: Unit): Unit | null {
  if (sameUnit(a, b)) return agreed(a, b);
  const kinds = [a.kind, b.kind].toSorted().join(" ");
  return kinds === "percent points" ? {kind: "percent"} : null;
}

/** The unit of a difference: as for a sum, but no percentage can be taken from points. */
export function differenceUnit(a: Unit, b: Unit): Unit | null {
  return a.kind === "points" && b.kind === "percent" ? null : sumUnit(a, b);
}

/** The unit of a product; `hundreds` where it is a percentage of something, in hundredths. */
export function productUnit(
  a: Unit,
  b: Unit,
): {readonly unit: Unit; readonly hundreds: boolean} | null {
  if (a.kind === "number") return {unit: b, hundreds: false};
  if (b.kind === "number") return {unit: a, hundreds: false};
  if (a.kind === "percent") return {unit: b, hundreds: true};
  if (b.kind === "percent") return {unit: a, hundreds: true};
  const unit = cancelled(a, b) ?? cancelled(b, a);
  return unit && {unit, hundreds: false};
}

/** The unit of a quotient; `hundreds` where a percentage is what is divided by. */
export function quotientUnit(
  a: Unit,
  b: Unit,
): {readonly unit: Unit; readonly hundreds: boolean} | null {
  if (sameUnit(a, b)) return {unit: {kind: "number"}, hundreds: false};
  if (b.kind === "number") return {unit: a, hundreds: false};
  if (b.kind === "percent") return {unit: a, hundreds: true};
  const unit = b.kind === "ratio" ? overRatio(a, b) : b.kind === "count" ? ratio(a, b) : null;
  return unit && {unit, hundreds: false};
}

/** One thing and several of it have the same unit; the plural names both. */
export function agreed(a: Unit, b: Unit): Unit {
  if (a.kind === "ratio" && b.kind === "ratio") return {...a, over: agreed(a.over, b.over)};
  if (a.kind !== "count" || b.kind !== "count" || a.noun === b.noun) return a;
  const [first, second] = [a.noun, b.noun].toSorted() as [string, string];
  return {kind: "count", noun: singularOf(first) === first ? second : first};
}

/** The unit for several things, where the noun was written for one: 1 trust × 3. */
export function pluralUnit(unit: Unit): Unit {
  if (unit.kind === "ratio") return {...unit, over: pluralUnit(unit.over)};
  return unit.kind === "count" ? {kind: "count", noun: pluralOf(unit.noun)} : unit;
}

/** `a` × `b` where `b` is what `a` is per: £ per trust × trusts per year → £ per year. */
function cancelled(a: Unit, b: Unit): Unit | null {
  if (a.kind !== "ratio") return null;
  if (sameUnit(a.under, b)) return a.over;
  if (b.kind === "ratio" && sameUnit(a.under, b.over)) return ratio(a.over, b.under);
  const inner = cancelled(a.over, b);
  return inner && ratio(inner, a.under);
}

/** £ ÷ £ per US$ → US$; £ per trust ÷ £ per US$ → US$ per trust; £ per year ÷ trusts per year → £ per trust. */
function overRatio(a: Unit, b: Unit & {readonly kind: "ratio"}): Unit | null {
  if (sameUnit(a, b.over)) return b.under;
  if (a.kind !== "ratio") return null;
  if (sameUnit(a.under, b.under)) return quotientUnit(a.over, b.over)?.unit ?? null;
  const inner = overRatio(a.over, b);
  return inner && ratio(inner, a.under);
}

function ratio(over: Unit, under: Unit): Unit {
  return {kind: "ratio", over, under};
}
