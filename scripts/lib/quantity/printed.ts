// What a reader reads where a quantity is printed: £12,656.2m in a sentence is 12.7 billion.
import {tenTo, type Decimal} from "./decimal.ts";
import {endsShown, shownIn, type FormatOptions} from "./format.ts";
import type {Quantity} from "./quantity.ts";
import type {Written} from "./scale.ts";
import type {Shown} from "./showing.ts";

export interface PrintedNumber {
  readonly value: Decimal;
  /** What one step of its last digit is worth: 100,000,000 for £12.7bn. */
  readonly step: Decimal;
}

/** One number, or both ends of a range; none where no number is printed. */
export function printedEnds(quantity: Quantity, options: FormatOptions): readonly PrintedNumber[] {
  if (quantity.sort !== "amount" && quantity.sort !== "range") return [];
  const isSaid = options.decimals === undefined;
  const read = (shown: Shown): PrintedNumber => numberOf(shown, isSaid ? quantity.written : null);
  if (quantity.sort === "amount") return [read(shownIn(quantity.value, quantity, options))];
  const [low, high] = endsShown(quantity, options).map(read);
  const isOne = low && high && low.value.eq(high.value) && !quantity.low.eq(quantity.high);
  // A range that would shrink to one number is printed as it was written.
  return isOne && options.register !== "exact"
    ? printedEnds(quantity, {...options, register: "exact"})
    : [low!, high!];
}

function numberOf({digits, power, negative}: Shown, written: Written | null): PrintedNumber {
  const value = tenTo(power).times(digits);
  const decimals = digits.split(".")[1]?.length ?? 0;
  // £1bn beside £1.3bn is 1.0, of which the nought is not said.
  const isShort = decimals === 0 && written !== null && written.scale < power;
  return {value: negative ? value.negated() : value, step: tenTo(power - (isShort ? 1 : decimals))};
}
