// Numbers that stand side by side and say their unit once: “£6-9bn”, “between 6 and 9 per cent”, “20 or 30 tests”.
import {tenTo} from "../quantity/decimal.ts";
import type {Numeral} from "./numeral.ts";

const dash = /^[ \u00a0]?[-–—−][ \u00a0]?$|^[ \u00a0\n](?:to|bis|à|a|tot|til|till|al)[ \u00a0\n]$/u;
const word = /^[ \u00a0\n](?:and|or|und|oder|et|ou|y|o|e|en|of|og|och|eller)[ \u00a0\n]$/u;

/** Each number with what its neighbour says for it. */
export function joined(text: string, numerals: readonly Numeral[]): readonly Numeral[] {
  const all = [...numerals];
  for (let i = all.length - 2; i >= 0; i--) {
    const [one, next] = [all[i]!, all[i + 1]!];
    const between = text.slice(one.end, next.start);
    if (!dash.test(between) && !word.test(between)) continue;
    all[i] = lentTo(one, next, text);
    all[i + 1] = lentBack(all[i]!, next, text);
  }
  return all;
}

/** Whether two numbers are the ends of one range: “£6.0bn to £9.2bn”. */
export function isRange(text: string, one: Numeral, next: Numeral): boolean {
  const between = text.slice(one.end, next.start);
  if (dash.test(between)) return true;
  return (
    word.test(between) &&
    /(?:between|zwischen|entre|fra|tra|tussen|mellom|mellem|mellan)[ \u00a0\n]$/iu.test(
      text.slice(0, one.start),
    )
  );
}

function lentTo(one: Numeral, next: Numeral, text: string): Numeral {
  const isSmall = one.readings[0]!.value.lt(1000);
  if (one.sort === "count" && one.power === 0) {
    const isBehind = /[\d\p{L}]/u.test(text[next.start] ?? "");
    if (next.sort === "count" && next.power === 0)
      return one.isAlone ? {...one, nouns: [], isAlone: false} : one;
    if (!isBehind || !isSmall || next.sort === "share") return one;
    return {
      ...raised(one, next.power),
      sort: next.sort,
      currency: next.currency,
      isClear: next.isClear,
      isAlone: next.isAlone,
    };
  }
  const isHalfSaid = one.sort === "money" && one.power === 0 && isSmall && next.power > 0;
  return isHalfSaid && (next.sort === "count" || next.sort === "money")
    ? raised(one, next.power)
    : one;
}

/** “£6 to 9bn”: the second is money, too. */
function lentBack(one: Numeral, next: Numeral, text: string): Numeral {
  if (one.sort !== "money" || next.sort !== "count") return next;
  if (next.power === 0 && !dash.test(text.slice(one.end, next.start))) return next;
  const power = next.power === 0 && next.readings[0]!.value.lt(1000) ? one.power : 0;
  return {...raised(next, power), sort: "money", currency: one.currency, isClear: true};
}

function raised(numeral: Numeral, power: number): Numeral {
  if (power === 0) return numeral;
  const readings = numeral.readings.map(({value, step}) => ({
    value: value.times(tenTo(power)),
    step: step + power,
  }));
  return {...numeral, readings, power: numeral.power + power};
}
