// The words around a number that say what it counts: money, scales, nouns, "per".
import {currencyOfSign, isCurrency, readableSigns} from "./currency.ts";
import {misread, type Misreading, type Reading} from "./misreading.ts";
import {scaleHelp, scaleOf, scalePattern, type Scale} from "./scale.ts";
import {afterSpaces, literally, space, stretchAt} from "./scan.ts";

/** What a number counts, before it is put together with what it is per. */
export type Counted =
  | {readonly kind: "money"; readonly currency: string}
  | {readonly kind: "percent"}
  | {readonly kind: "points"}
  | {readonly kind: "count"; readonly noun: string};

export interface UnitWords {
  readonly counted: Counted | null;
  /** What stands after each "per": things, or money of another currency. */
  readonly per: readonly Counted[];
  /** The noughts of "per 100 SEK", for which rates are quoted: 2. */
  readonly perNoughts: number;
  readonly end: number;
}

/** A sign or code of money at `at`: "£", "US$", "EUR". Null if there is none. */
export function readCurrency(
  text: string,
  at: number,
  own: string,
): {readonly currency: string; readonly end: number} | null {
  const code = stretchAt(
    /[A-Z]{3}(?![\p{L}$]|[-'’]\p{L})|[A-Z]{3}(?=(?:k|m|mn|bn|tn)(?!\p{L}))/uy,
    text,
    at,
  );
  if (code !== null && isCurrency(code)) return {currency: code, end: at + 3};
  const sign = stretchAt(signPattern(own), text, at);
  const currency = sign ? currencyOfSign(sign, own) : undefined;
  return sign && currency ? {currency, end: at + sign.length} : null;
}

/** A scale word at `at`, or null. Two of them in a row are a misreading. */
export function readScale(
  text: string,
  at: number,
): Reading<{readonly scale: Scale; readonly word: string; readonly end: number} | null> {
  const start = afterSpaces(text, at);
  const word = stretchAt(scaleWords, text, start);
  if (word === null) return {ok: true, value: null};
  const end = start + word.length;
  const next = afterSpaces(text, end);
  const second = stretchAt(scaleWords, text, next);
  if (second === null) return {ok: true, value: {scale: scaleOf(word), word, end}};
  const message = `there are two scales here, \`${word}\` and \`${second}\``;
  return misread(message, start, next + second.length, "keep the one that is meant");
}

/**
 * What follows a number and its scale: "%", "per cent", "EUR", "acute trusts", "per trust".
 * Behind an amount of money no noun may stand, so that "£12.7 squillion" is not taken for one.
 */
export function readUnitWords(
  text: string,
  at: number,
  options: {readonly own: string; readonly money: boolean},
): UnitWords | Misreading {
  const start = afterSpaces(text, at);
  const found = countedAt(text, start, options.own);
  if (found?.counted.kind === "money" && options.money) {
    const message = `\`${text.slice(start, found.end)}\` names a currency a second time`;
    return misread(message, start, found.end, "keep one of the two");
  }
  const noun = found ? null : readNoun(text, start, options.own);
  const odd = options.money ? (found ?? noun) : null;
  if (odd) {
    const message = `\`${text.slice(start, odd.end)}\` means nothing behind an amount of money`;
    const help = `after the figures goes ${scaleHelp}, or \`per\` and a noun`;
    return misread(message, start, odd.end, help);
  }
  if (noun && noun.noun.replace(/[^\p{L}]/gu, "").length < 2) {
    const help =
      noun.noun === "p" ? "write pence as £0.50" : "write the unit out, such as trusts or years";
    return misread(`\`${noun.noun}\` is too short for a unit`, start, noun.end, help);
  }
  let end = found?.end ?? noun?.end ?? at;
  const per: Counted[] = [];
  let perNoughts = 0;
  for (;;) {
    const word = stretchAt(perWord, text, end);
    const under = word === null ? null : readUnder(text, end + word.length, options.own);
    if (under === null) break;
    per.push(under.counted);
    perNoughts += under.noughts;
    end = under.end;
  }
  const counted = found?.counted ?? (noun && {kind: "count", noun: noun.noun});
  return {counted, per, perNoughts, end};
}

/** "trust", "US$", "EUR", "100 SEK", "€1": what a rate is per. */
function readUnder(
  text: string,
  at: number,
  own: string,
): {readonly counted: Counted; readonly noughts: number; readonly end: number} | null {
  const before = stretchAt(ofTens, text, at) ?? "";
  const money = moneyAt(text, at + before.length, own);
  if (money) {
    const behind = before === "" ? (stretchAt(tensBehind, text, money.end) ?? "") : "";
    const noughts = (before + behind).replace(/[^0]/g, "").length;
    return {counted: money.counted, noughts, end: money.end + behind.length};
  }
  const noun = readNoun(text, at, own);
  return noun && {counted: {kind: "count", noun: noun.noun}, noughts: 0, end: noun.end};
}

function countedAt(
  text: string,
  at: number,
  own: string,
): {readonly counted: Counted; readonly end: number} | null {
  for (const [pattern, kind] of shares) {
    const words = stretchAt(pattern, text, at);
    if (words !== null) return {counted: {kind}, end: at + words.length};
  }
  return moneyAt(text, at, own);
}

function moneyAt(
  text: string,
  at: number,
  own: string,
): {readonly counted: Counted; readonly end: number} | null {
  const money = readCurrency(text, at, own);
  if (money) return {counted: {kind: "money", currency: money.currency}, end: money.end};
  const word = stretchAt(moneyWords, text, at);
  const sign = word && moneySigns[word.toLowerCase()[0]!];
  const currency = sign && currencyOfSign(sign, own);
  return currency ? {counted: {kind: "money", currency}, end: at + word.length} : null;
}

/** Words up to a qualifier that follows ("or more"), the other end of a range, or a "per". */
function readNoun(
  text: string,
  start: number,
  own: string,
): {readonly noun: string; readonly end: number} | null {
  let end = start;
  for (let count = 0; count < mostWords; count++) {
    const next = count === 0 ? start : afterSpaces(text, end);
    if (count > 0 && next === end) break;
    if (endsNoun(text, next, own)) break;
    const word = stretchAt(nounWord, text, next);
    if (word === null) break;
    end = next + word.length;
  }
  return end === start ? null : {noun: text.slice(start, end).replace(spaces, " "), end};
}

/** "or more", "per year", "to 9 trusts", "to US$9m". */
function endsNoun(text: string, at: number, own: string): boolean {
  if (stretchAt(nounEnds, text, at) !== null) return true;
  const to = stretchAt(toWord, text, at);
  if (to === null) return false;
  const other = at + to.length;
  const money = readCurrency(text, other, own);
  return stretchAt(/[^\p{L}]/uy, text, money ? afterSpaces(text, money.end) : other) !== null;
}

/** A sentence is not a noun. */
const mostWords = 8;

const spaces = new RegExp(`${space}+`, "g");
const scaleWords = new RegExp(`(?:${scalePattern})(?![\\p{L}\\p{N}]|[-'’]\\p{L})`, "iuy");
const perWord = new RegExp(`${space}*per${space}+(?!cent)`, "iuy");
const ofTens = new RegExp(`10{0,3}${space}+`, "y");
const tensBehind = new RegExp(`${space}?10{0,3}(?![\\d.,])`, "y");
const nounWord = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’&/.]\p{L}[\p{L}\p{M}\p{N}]*|['’](?!\p{L}))*/uy;
const nounEnds = new RegExp(`or${space}+(?:more|less|fewer)(?!\\p{L})|per${space}`, "iuy");
const toWord = new RegExp(`to${space}+`, "iuy");

const shares: readonly (readonly [RegExp, "percent" | "points"])[] = [
  [/(?:percentage|per[ \u00a0]?cent|%)[ \u00a0-]?points?(?!\p{L})|pp(?!\p{L})/iuy, "points"],
  [/%|per[ \u00a0]?cent(?!\p{L})/iuy, "percent"],
];

const moneyWords = new RegExp(
  `(?:pounds? sterling|pounds?|euros?|dollars?|yen)(?=${space}*(?:$|[-–—]|(?:per|or|to)${space}))`,
  "iuy",
);
const moneySigns: Readonly<Record<string, string>> = {p: "£", e: "€", d: "$", y: "¥"};

/** A memory only: the same question always has the same answer. */
const signPatterns = new Map<string, RegExp>();

function signPattern(own: string): RegExp {
  const kept = signPatterns.get(own);
  if (kept) return kept;
  const signs = readableSigns(own).map(literally).join("|");
  // One that ends with a letter ends its word. Asked once for all: letters are many, and each time takes as long as to read ten figures.
  const pattern = new RegExp(`(?:${signs})(?:(?<!\\p{L})|(?!\\p{L}))`, "iuy");
  signPatterns.set(own, pattern);
  return pattern;
}
