// What an amount is an amount of: money, percent, a count of things, one for each of another.
import {currencySign} from "./currency.ts";
import {misread, type Reading} from "./misreading.ts";
import {sameNoun} from "./noun.ts";
import type {Scale} from "./scale.ts";
import {afterSpaces, stretchAt} from "./scan.ts";
import {readCurrency, readScale, readUnitWords, type Counted} from "./unit-words.ts";

export type Unit =
  /** Money has the code of its currency, percent is of something (12 stands for 12%), a count has
   * its noun as it was written: "acute trusts". */
  | Counted
  /** A number and nothing else. */
  | {readonly kind: "number"}
  /** "£ per trust", "£ per US$". `under` is a count, or money. */
  | {readonly kind: "ratio"; readonly over: Unit; readonly under: Unit};

/** What a bare number in a table's cell means: £m is pounds at a scale of 6. */
export interface CellUnit {
  readonly unit: Unit;
  readonly scale: Scale;
}

/** Reads the unit of a table, "£m", "%", "systems", "million people", "£ per trust". */
export function readUnit(text: string, options: {readonly currency: string}): Reading<CellUnit> {
  const start = afterSpaces(text, 0);
  const whole = text.trimEnd().length;
  if (start >= whole) return misread("there is no unit here", 0, text.length, examples);
  const before = readCurrency(text, start, options.currency);
  const after = before ? before.end : start;
  const thousands = stretchAt(/[ \u00a0]?['’]?000s?/uy, text, after);
  const scale = thousands ? null : readScale(text, after);
  if (scale?.ok === false) return scale;
  const scaled = thousands ? after + thousands.length : (scale?.value?.end ?? after);
  const words = readUnitWords(text, scaled, {own: options.currency, money: before !== null});
  if ("ok" in words) return words;
  if (words.perNoughts > 0) {
    const help = "say what one of them costs";
    return misread("the unit of a table is per one", scaled, words.end, help);
  }
  if (words.end < whole) {
    const rest = text.slice(afterSpaces(text, words.end), whole);
    return misread(`\`${rest}\` was not understood`, whole - rest.length, whole, examples);
  }
  const counted = before ? ({kind: "money", currency: before.currency} as const) : words.counted;
  const plain = counted === null || (counted.kind === "count" && counted.noun === "number");
  const base: Unit = plain ? {kind: "number"} : counted;
  return {
    ok: true,
    value: {unit: per(base, words.per), scale: thousands ? 3 : (scale?.value?.scale ?? 0)},
  };
}

/** "£" and "trust", "year" → £ per trust per year. */
export function per(unit: Unit, unders: readonly Unit[]): Unit {
  return unders.reduce<Unit>((over, under) => ({kind: "ratio", over, under}), unit);
}

/** What is counted in the end: £ for £ per trust per year. */
export function countedIn(unit: Unit): Exclude<Unit, {kind: "ratio"}> {
  return unit.kind === "ratio" ? countedIn(unit.over) : unit;
}

/** Whether two amounts can be added: one trust and two trusts can, pounds and euros cannot. */
export function sameUnit(a: Unit, b: Unit): boolean {
  if (a.kind === "money" && b.kind === "money") return a.currency === b.currency;
  if (a.kind === "count" && b.kind === "count") return sameNoun(a.noun, b.noun);
  if (a.kind === "ratio" && b.kind === "ratio") {
    return sameUnit(a.over, b.over) && sameUnit(a.under, b.under);
  }
  return a.kind === b.kind;
}

/** For a message: "`£`", "`acute trusts`", "`£ per trust`", "a bare number". */
export function unitName(unit: Unit): string {
  return unit.kind === "number" ? "a bare number" : `\`${plainName(unit)}\``;
}

/** For programs: "GBP", "%", "GBP per trust"; null for a number and nothing else. */
export function unitCode(unit: Unit): string | null {
  if (unit.kind === "number") return null;
  if (unit.kind === "money") return unit.currency;
  if (unit.kind === "ratio")
    return `${unitCode(unit.over) ?? ""} per ${unitCode(unit.under)}`.trim();
  return plainName(unit);
}

function plainName(unit: Unit): string {
  if (unit.kind === "money") return currencySign(unit.currency);
  if (unit.kind === "percent") return "%";
  if (unit.kind === "points") return "percentage points";
  if (unit.kind === "number") return "a number";
  if (unit.kind === "count") return unit.noun;
  return `${plainName(unit.over)} per ${plainName(unit.under)}`;
}

const examples = "a unit is such as £m, £bn, %, systems, million people, £ per trust";
