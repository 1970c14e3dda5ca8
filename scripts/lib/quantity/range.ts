// A range put together from its ends, and the middle taken out of one.
import {isKnown, type Complaint} from "./outcome.ts";
import {together, type Qualifier} from "./qualifier.ts";
import type {Amount, Quantity, Range} from "./quantity.ts";
import {finestOf} from "./scale.ts";
import {sameUnit, unitName} from "./unit.ts";

export type RangeEnd = "low" | "central" | "high";

export type MadeRange =
  | {readonly ok: true; readonly value: Range}
  | (Complaint & {readonly ok: false; readonly at: RangeEnd});

/** `low:`, `central:` and `high:`, each an amount of the same unit, and none out of order. */
export function makeRange(low: Quantity, central: Quantity | null, high: Quantity): MadeRange {
  const ends = {low, central: central ?? low, high};
  for (const at of ["low", "central", "high"] as const) {
    const end = ends[at];
    if (end.sort !== "amount") return complaint(at, `\`${at}\` is not one amount`, oneAmount);
    if (isKnown(low) && !sameUnit(low.unit, end.unit)) {
      const message = `\`${at}\` is in ${unitName(end.unit)}, and \`low\` in ${unitName(low.unit)}`;
      return complaint(at, message, "say all of them in one unit");
    }
  }
  return ordered(low as Amount, central as Amount | null, high as Amount);
}

/** The middle of a range as an amount, to be printed by itself; null if it has none. */
export function centralOf({central, qualifier, written, unit}: Range): Amount | null {
  return central && {sort: "amount", qualifier, value: central, written, unit};
}

function ordered(low: Amount, central: Amount | null, high: Amount): MadeRange {
  const order = "`low` is the least and `high` the most, with `central` between them";
  if (low.value.gt(high.value)) return complaint("low", "`low` is above `high`", order);
  if (central?.value.lt(low.value)) return complaint("central", "`central` is below `low`", order);
  if (central?.value.gt(high.value))
    return complaint("central", "`central` is above `high`", order);
  const parts = central ? [low, central, high] : [low, high];
  return {
    ok: true,
    value: {
      sort: "range",
      qualifier: parts.reduce<Qualifier | null>(
        (all, one) => together(all, one.qualifier).qualifier,
        null,
      ),
      low: low.value,
      central: central?.value ?? null,
      high: high.value,
      written: parts.map(one => one.written).reduce(finestOf),
      unit: high.unit,
    },
  };
}

function complaint(at: RangeEnd, message: string, help: string): MadeRange {
  return {ok: false, at, message, help};
}

const oneAmount = "write one amount, such as £6.0bn";
