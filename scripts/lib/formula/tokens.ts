// A formula taken apart into its smallest pieces, each with its place.

/** Offsets into the formula's text; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface FormulaProblem extends Stretch {
  readonly message: string;
  readonly help?: string | undefined;
}

export type Sign = "+" | "−" | "×" | "÷";

export type Token = Stretch &
  (
    | {readonly kind: "number"; readonly text: string; readonly percent: boolean}
    | {readonly kind: "name"; readonly text: string}
    | {readonly kind: "sign"; readonly sign: Sign}
    | {readonly kind: "(" | ")" | "," | ":"}
  );

/** Long enough for any sum that a person can check; a bound for those that nobody can. */
const mostCharacters = 5000;
const mostFigures = 30;

/** Names are kebab-case with dots between: a minus between two names needs spaces around it. */
const word = /[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*/y;

/** 2004/05 and 2004–05, whose last part is no number; 2025/26 is told from a division where it stands. */
const yearWithNought = /[12]\d{3}[/–−]0\d(?![\d.])/y;

/** Where an amount that may stand in a formula ends: "£1bn", with its unit; null where none begins at `at`. It counts as a name. */
export type AmountEnd = (text: string, at: number) => number | null;

/** Every token of the text, or the first thing in it that is none. */
export function readTokens(text: string, amountEnd?: AmountEnd): readonly Token[] | FormulaProblem {
  if (text.length > mostCharacters) {
    const message = `a formula has at most ${mostCharacters} characters`;
    return {message, help: "give parts of it names of their own", start: 0, end: text.length};
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const end = amountEnd?.(text, at) ?? null;
    const token: Token | FormulaProblem =
      end === null
        ? readToken(text, at)
        : {kind: "name", text: text.slice(at, end), start: at, end};
    if ("message" in token) return token;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number): Token | FormulaProblem {
  const character = text[start]!;
  yearWithNought.lastIndex = start;
  const year = yearWithNought.exec(text)?.[0];
  if (year)
    return {kind: "name", text: year.replace(/[^\d]/, "-"), start, end: start + year.length};
  const sign = signs[character];
  if (sign) return {kind: "sign", sign, start, end: start + 1};
  if (isMark(character)) return {kind: character, start, end: start + 1};
  word.lastIndex = start;
  const name = word.exec(text)?.[0];
  if (name === undefined && !/[\p{L}_]/u.test(character)) return unknown(text, start);
  const end = start + (name ?? "").length;
  if (name === undefined || /[\p{L}_]/u.test(text[end] ?? "")) return badName(text, start);
  return /^[\d.]+$/.test(name)
    ? readNumber(text, name, start)
    : {kind: "name", text: name, start, end};
}

function readNumber(text: string, digits: string, start: number): Token | FormulaProblem {
  const end = start + digits.length;
  if (!/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits) || digits.length > mostFigures) {
    const help = "a number is such as 2, 0.5 or 10%";
    return {message: `\`${digits}\` is not a number`, help, start, end};
  }
  const thousands = /^,\d{3}(?!\d)/.exec(text.slice(end, end + 5))?.[0];
  if (thousands !== undefined) {
    const message = `\`${digits}${thousands}\` may be one number or two`;
    const help = `write ${digits}${thousands.slice(1)}, or put a space behind the comma`;
    return {message, help, start, end: end + thousands.length};
  }
  const percent = text[end] === "%";
  return {kind: "number", text: digits, percent, start, end: percent ? end + 1 : end};
}

function badName(text: string, start: number): FormulaProblem {
  const name = /^[\p{L}\p{N}_.-]+/u.exec(text.slice(start))?.[0] ?? "";
  const kebab = name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1-")
    .replaceAll("_", "-")
    .toLowerCase();
  const help = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(kebab)
    ? `names are in lower case with hyphens: \`${kebab}\``
    : undefined;
  return {message: `\`${name}\` is not a name`, help, start, end: start + name.length};
}

function unknown(text: string, start: number): FormulaProblem {
  const amount = /^\p{Sc}\s?\d[\d.,]*(?:\s?(?:k|m|bn|tn|million|billion)(?!\p{L}))?/u.exec(
    text.slice(start),
  )?.[0];
  if (amount === undefined) {
    const character = String.fromCodePoint(text.codePointAt(start)!);
    const help = "a formula has names, numbers, + − × ÷ * / and brackets";
    return {
      message: `\`${character}\` means nothing in a formula`,
      help,
      start,
      end: start + character.length,
    };
  }
  const help = "give it a name and a source in figures.yaml, and use the name";
  return {
    message: `\`${amount}\` is an amount without a source`,
    help,
    start,
    end: start + amount.length,
  };
}

function isMark(character: string): character is "(" | ")" | "," | ":" {
  return "(),:".includes(character);
}

const signs: Readonly<Record<string, Sign>> = {
  "+": "+",
  "-": "−",
  "−": "−",
  "–": "−",
  "×": "×",
  "*": "×",
  "÷": "÷",
  "/": "÷",
};
