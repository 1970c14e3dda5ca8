// What the parts of a formula say of themselves: the price base, the timing, the kind … of each, and by which name they are known.
import type {Circumstances, Figure} from "../content/figure.ts";
import type {Stretch} from "../formula/tokens.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {countedIn} from "../quantity/unit.ts";

/** A figure as a formula names it; the cells of a column all stand where the column does. */
export interface Mention extends Stretch {
  readonly name: string;
}

export type Aspect = Exclude<keyof Circumstances, "owner" | "checkedBy" | "note"> | "range";

export const aspects: readonly Aspect[] = [
  "asOf",
  "prices",
  "period",
  "kind",
  "timing",
  "measure",
  "status",
  "evidence",
  "baseline",
  "range",
];

/**
 * `none`: it does not apply, as a price base does not to a number of posts. `mixed`: what went in does not go together; that was
 * said where it happened, and is not said again of all that rests on it.
 */
export type Said =
  | {readonly sort: "said"; readonly value: string; readonly by: Mention}
  | {readonly sort: "unsaid"; readonly by: Mention}
  | {readonly sort: "mixed"}
  | {readonly sort: "none"};

export interface Basis {
  readonly said: Readonly<Record<Aspect, Said>>;
  /** What is measured, as far as it matters here; `nothing` is a bare number. */
  readonly measures: "money" | "years" | "things" | "shares" | "nothing";
}

/** A part of a sum or of a comparison. */
export interface Term {
  readonly basis: Basis;
  readonly sign: 1 | -1;
  readonly isBelowZero: boolean;
  readonly isRange: boolean;
}

/** Something that must not be added or compared. */
export interface Clash {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** What to do; how to accept it is said behind it. */
  readonly help: string;
  readonly at: Mention;
  /** The other figure that it is about. */
  readonly with: Mention | null;
}

export interface Combined {
  readonly said: Said;
  readonly clash: Clash | null;
}

export const mixed: Said = {sort: "mixed"};
export const none: Said = {sort: "none"};

export function said(value: string, by: Mention): Said {
  return {sort: "said", value, by};
}

/** The stated one of each term, with its term, where it is stated. */
export function statedIn(
  terms: readonly Term[],
  aspect: Aspect,
): readonly (Term & {readonly value: string; readonly by: Mention})[] {
  return terms.flatMap(term => {
    const one = term.basis.said[aspect];
    return one.sort === "said" ? [{...term, value: one.value, by: one.by}] : [];
  });
}

/** What all terms say alike; where some are silent, nobody knows; where they differ, nothing can be said. */
export function agreed(
  terms: readonly Term[],
  aspect: Aspect,
  keyOf: (value: string) => string = value => value,
): Said {
  const all = terms.map(term => term.basis.said[aspect]).filter(one => one.sort !== "none");
  const [first] = all;
  if (!first) return none;
  const silent = all.find(one => one.sort === "unsaid");
  if (all.some(one => one.sort === "mixed")) return mixed;
  const keys = new Set(all.flatMap(one => (one.sort === "said" ? [keyOf(one.value)] : [])));
  if (keys.size > 1) return mixed;
  return silent ?? first;
}

/** The first two, in the order in which they were written, of which something holds. */
export function firstPair<T>(
  items: readonly T[],
  holds: (a: T, b: T) => boolean,
): readonly [T, T] | null {
  for (const [j, b] of items.entries())
    for (const a of items.slice(0, j)) if (holds(a, b)) return [a, b];
  return null;
}

/** What is stated, for a Figure: null where nothing is. */
export function valueOf(one: Said): string | null {
  return one.sort === "said" ? one.value : null;
}

export function rangeSaid({said: {range}}: Basis): Figure["range"] {
  const value = valueOf(range);
  return value === "uncertainty" || value === "choice" ? value : null;
}

/** What a figure says of itself; and, where it says nothing, what its formula does. */
export function basisOf(
  {id, circumstances: own, range, quantity}: Stated,
  derived: Basis | null,
): Basis {
  const by: Mention = {name: id, start: 0, end: 0};
  const measures = measuredBy(quantity);
  const of = (value: string | null): Said =>
    value === null ? {sort: "unsaid", by} : said(value, by);
  const stated: Readonly<Record<Aspect, Said>> = {
    asOf: of(own.asOf),
    prices: of(own.prices),
    period: of(own.period),
    kind: of(own.kind),
    timing: of(own.timing),
    measure: of(own.measure),
    status: of(own.status),
    evidence: of(own.evidence),
    baseline: of(own.baseline),
    range: of(range),
  };
  const whole = (aspect: Aspect): Said => {
    if (aspect === "prices" && measures !== "money") return none;
    if (stated[aspect].sort === "said" || !derived) return stated[aspect];
    return derived.said[aspect].sort === "none" ? stated[aspect] : derived.said[aspect];
  };
  return {
    measures,
    said: Object.fromEntries(aspects.map(one => [one, whole(one)])) as Basis["said"],
  };
}

/** Of a number that no figure states. */
export function silent(measures: Basis["measures"]): Basis {
  return {
    measures,
    said: Object.fromEntries(aspects.map(one => [one, none])) as Basis["said"],
  };
}

interface Stated {
  readonly id: string;
  readonly circumstances: Circumstances;
  readonly range: Figure["range"];
  readonly quantity: Quantity;
}

function measuredBy(quantity: Quantity): Basis["measures"] {
  const unit = quantity.sort === "missing" ? null : quantity.unit;
  // A rate of exchange is no sum of money.
  if (unit?.kind === "ratio" && unit.under.kind === "money") return "things";
  const counted = unit && countedIn(unit);
  if (counted?.kind === "money") return "money";
  if (counted?.kind === "percent" || counted?.kind === "points") return "shares";
  return unit?.kind === "count" && years.includes(unit.noun.toLowerCase()) ? "years" : "things";
}

/** In the languages in which units are written. */
const years = [
  "year",
  "years",
  "jahr",
  "jahre",
  "an",
  "ans",
  "année",
  "années",
  "año",
  "años",
  "jaar",
  "år",
];

/** The same basis, told of the figure that a formula names. */
export function mentioned({said: all, measures}: Basis, by: Mention): Basis {
  const renamed = (one: Said): Said =>
    one.sort === "said" || one.sort === "unsaid" ? {...one, by} : one;
  return {
    measures,
    said: Object.fromEntries(aspects.map(one => [one, renamed(all[one])])) as Basis["said"],
  };
}
