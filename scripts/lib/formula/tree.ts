// A formula as a tree, every part with its place: `share(central-costs, of: programme-cost) × 2`.
import type {Year} from "../appraisal/year.ts";
import {suggestion} from "../nearest.ts";
import {
  functionWords,
  isFunctionWord,
  shapeOf,
  yearTold,
  type FunctionWord,
  type Told,
} from "./functions.ts";
import {badCall, surplus, unfinished} from "./syntax-problems.ts";
import {
  readTokens,
  type AmountEnd,
  type FormulaProblem,
  type Sign,
  type Stretch,
  type Token,
} from "./tokens.ts";

/** Bare numbers and percentages are kept as they were written. */
export type Formula = Stretch &
  (
    | {readonly kind: "name"; readonly name: string}
    | {readonly kind: "number"; readonly text: string; readonly percent: boolean}
    | {readonly kind: "negative"; readonly of: Formula}
    | {readonly kind: "brackets"; readonly inside: Formula}
    | Operation
    | Call
  );

/** `operator` is where the sign itself stands. */
export interface Operation {
  readonly kind: "operation";
  readonly sign: Sign;
  readonly left: Formula;
  readonly right: Formula;
  readonly operator: Stretch;
}

/** `operator` is where the function's word stands; what it is told by name is in `told`, but the `of:` of a share is its second input. */
export interface Call {
  readonly kind: "call";
  readonly word: FunctionWord;
  readonly inputs: readonly Formula[];
  readonly told: Readonly<Record<string, Argument>>;
  readonly operator: Stretch;
}

export type Argument =
  | {readonly sort: "value"; readonly value: Formula}
  | (Stretch & {readonly sort: "year"; readonly year: Year})
  | (Stretch & {readonly sort: "choice"; readonly word: string});

export type ParsedFormula =
  | {readonly ok: true; readonly ast: Formula}
  | {readonly ok: false; readonly problems: readonly FormulaProblem[]};

/** Reads a formula: × and ÷ go before + and −, brackets before both. Stops at the first problem. */
export function parseFormula(text: string, amountEnd?: AmountEnd): ParsedFormula {
  const tokens = readTokens(text, amountEnd);
  return "message" in tokens ? {ok: false, problems: [tokens]} : treeOf(tokens, text);
}

/** `sensitivity(target, of: …, at: …)` of names that stand somewhere else: its place is that of the name that it is told. */
export function functionCall(
  word: FunctionWord,
  {target, of, at}: {readonly target: string; readonly of: string; readonly at: string},
): Formula {
  const place = {start: 0, end: of.length};
  const named = (name: string): Formula => ({kind: "name", name, ...place});
  return {
    kind: "call",
    word,
    inputs: [named(target)],
    told: {of: {sort: "value", value: named(of)}, at: {sort: "choice", word: at, ...place}},
    operator: place,
    ...place,
  };
}

/** One function for each rank of sign; each leaves `next` behind what it has read, or fails. */
function treeOf(tokens: readonly Token[], text: string): ParsedFormula {
  let next = 0;
  let depth = 0;
  let problem: FormulaProblem | null = null;
  const ast = readSum();
  if (ast && tokens[next]) fail(surplus(tokens[next]!, text));
  return ast && !problem ? {ok: true, ast} : {ok: false, problems: problem ? [problem] : []};

  function readSum(): Formula | null {
    return readChain(readProduct, "+−");
  }

  function readProduct(): Formula | null {
    return readChain(readFactor, "×÷");
  }

  function readChain(readPart: () => Formula | null, signs: string): Formula | null {
    let left = readPart();
    for (;;) {
      const token = tokens[next];
      if (!left || token?.kind !== "sign" || !signs.includes(token.sign)) return left;
      next++;
      const right = readPart();
      if (!right) return null;
      const {sign, start, end} = token;
      const whole = {start: left.start, end: right.end};
      left = {kind: "operation", sign, left, right, operator: {start, end}, ...whole};
    }
  }

  function readFactor(): Formula | null {
    const token = tokens[next];
    if (!token) return fail(unfinished(tokens.at(-1), text));
    const {start, end} = token;
    if (depth === mostDepth) return fail({message: "this is nested too deep", start, end});
    depth++;
    const factor = readWithin(token);
    depth--;
    return factor;
  }

  function readWithin(token: Token): Formula | null {
    const {start, end} = token;
    next++;
    if (token.kind === "number") return token;
    if (token.kind === "name") {
      if (tokens[next]?.kind === "(") return readCall(token);
      return {kind: "name", name: token.text, start, end};
    }
    if (token.kind !== "(" && !(token.kind === "sign" && token.sign === "−")) {
      return fail(unfinished(tokens[next - 2], text, token));
    }
    const inside = token.kind === "(" ? readSum() : readFactor();
    if (!inside) return null;
    if (token.kind !== "(") return {kind: "negative", of: inside, start, end: inside.end};
    const close = readClosing(token);
    return close && {kind: "brackets", inside, start, end: close.end};
  }

  function readCall(name: Token & {readonly kind: "name"}): Formula | null {
    const {text: word, start, end} = name;
    if (!isFunctionWord(word)) {
      const help = suggestion(word, functionWords, "the functions are");
      return fail({message: `there is no function called \`${word}\``, help, start, end});
    }
    const open = tokens[next++]!;
    const inputs: Formula[] = [];
    const told: Record<string, Argument> = {};
    for (;;) {
      const isTold = tokens[next]?.kind === "name" && tokens[next + 1]?.kind === ":";
      const input = isTold ? readTold(word, told) : readSum();
      if (!input) return null;
      if (!isTold) inputs.push(input as Formula);
      if (tokens[next]?.kind !== ",") break;
      next++;
    }
    const close = readClosing(open);
    if (!close) return null;
    const bad = badCall(word, inputs.length, told, name);
    if (bad) return fail(bad);
    const {of: whole, ...others} = told;
    const isShare = word === "share" && whole?.sort === "value";
    return {
      kind: "call",
      word,
      inputs: isShare ? [...inputs, whole.value] : inputs,
      told: isShare ? others : told,
      operator: {start, end},
      start,
      end: close.end,
    };
  }

  /** `rates: discount-rates`, put into `told`. */
  function readTold(word: FunctionWord, told: Record<string, Argument>): Argument | null {
    const {start, end} = tokens[next]!;
    const name = text.slice(start, end);
    const {form, told: known} = shapeOf(word);
    const wanted = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!wanted) {
      const help = suggestion(name, Object.keys(known), "it is told") ?? `write ${form}`;
      return fail({message: `\`${word}\` is told nothing called \`${name}\``, help, start, end});
    }
    if (told[name]) return fail({message: `\`${word}\` is told \`${name}\` twice`, start, end});
    next += 2;
    const argument = readArgument(wanted);
    if (argument) told[name] = argument;
    return argument;
  }

  function readArgument(wanted: Told): Argument | null {
    if (wanted.sort === "value" || wanted.sort === "figure") {
      const value = readSum();
      if (!value) return null;
      if (wanted.sort === "value" || value.kind === "name") return {sort: "value", value};
      const help = "give it a name of its own in figures.yaml, and use the name";
      const {start, end} = value;
      return fail({message: "the name of a figure belongs here", help, start, end});
    }
    const from = next;
    while (tokens[next] && tokens[next]!.kind !== "," && tokens[next]!.kind !== ")") next++;
    if (next === from) return fail(unfinished(tokens[from - 1], text, tokens[from]));
    const place = {start: tokens[from]!.start, end: tokens[next - 1]!.end};
    const told = argumentOf(wanted, text, place);
    return "message" in told ? fail(told) : told;
  }

  function readClosing(open: Token): Token | null {
    const token = tokens[next];
    if (token && token.kind !== ")") return fail(surplus(token, text));
    if (!token) {
      const {start, end} = open;
      return fail({message: "this bracket is not closed", help: "add `)`", start, end});
    }
    next++;
    return token;
  }

  function fail(found: FormulaProblem): null {
    problem ??= found;
    return null;
  }
}

/** What is read as it was written. */
function argumentOf(
  wanted: Extract<Told, {readonly sort: "year" | "choice"}>,
  text: string,
  place: Stretch,
): Argument | FormulaProblem {
  if (wanted.sort === "year") {
    const year = yearTold(text, place);
    return "message" in year ? year : {sort: "year", year, ...place};
  }
  const word = text.slice(place.start, place.end);
  if (wanted.words.includes(word)) return {sort: "choice", word, ...place};
  const help = suggestion(word, wanted.words, "it is one of");
  return {message: `\`${word}\` means nothing here`, help, ...place};
}

const mostDepth = 100;
