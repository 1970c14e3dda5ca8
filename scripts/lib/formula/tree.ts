// A formula as a tree, every part with its place: `share(central-costs, of: programme-cost) × 2`.
import {readTokens, type FormulaProblem, type Sign, type Stretch, type Token} from "./tokens.ts";

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

/** `operator` is where the function's word stands. */
export interface Call {
  readonly kind: "call";
  readonly word: FunctionWord;
  readonly inputs: readonly Formula[];
  readonly operator: Stretch;
}

/** `sum`, `min`, `max` take any number of values and columns, `share` and `change` two values. */
export type FunctionWord = "sum" | "min" | "max" | "share" | "change";

export type ParsedFormula =
  | {readonly ok: true; readonly ast: Formula}
  | {readonly ok: false; readonly problems: readonly FormulaProblem[]};

/** Reads a formula: × and ÷ go before + and −, brackets before both. Stops at the first problem. */
export function parseFormula(text: string): ParsedFormula {
  const tokens = readTokens(text);
  return "message" in tokens ? {ok: false, problems: [tokens]} : treeOf(tokens, text);
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
      const help = `the functions are ${functionWords.join(", ")}`;
      return fail({message: `there is no function called \`${word}\``, help, start, end});
    }
    const open = tokens[next++]!;
    const inputs: Formula[] = [];
    do {
      if (inputs.length > 0) next++;
      if (word === "share" && inputs.length === 1 && !readOf())
        return fail(wrongInputs(word, name));
      const input = readSum();
      if (!input) return null;
      inputs.push(input);
    } while (tokens[next]?.kind === ",");
    const close = readClosing(open);
    if (!close) return null;
    if (pairs.has(word) && inputs.length !== 2) return fail(wrongInputs(word, name));
    return {kind: "call", word, inputs, operator: {start, end}, start, end: close.end};
  }

  /** The `of:` of a share. */
  function readOf(): boolean {
    const [name, colon] = [tokens[next], tokens[next + 1]];
    if (name?.kind !== "name" || name.text !== "of" || colon?.kind !== ":") return false;
    next += 2;
    return true;
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

const mostDepth = 100;

const functionWords: readonly FunctionWord[] = ["sum", "min", "max", "share", "change"];
const pairs: ReadonlySet<string> = new Set(["share", "change"]);

function isFunctionWord(word: string): word is FunctionWord {
  return functionWords.some(one => one === word);
}

function wrongInputs(word: string, {start, end}: Stretch): FormulaProblem {
  const form = word === "share" ? "share(part, of: whole)" : "change(before, after)";
  return {message: `\`${word}\` is not written so`, help: `write ${form}`, start, end};
}

/** Nothing stands where an amount has to. */
function unfinished(before: Token | undefined, text: string, here?: Token): FormulaProblem {
  const help = "a name, a number or a bracket belongs there";
  if (!before && !here)
    return {message: "there is no formula here", help, start: 0, end: text.length};
  const {start, end} = before ?? here!;
  const place = before ? "after" : "before";
  return {message: `something is missing ${place} \`${text.slice(start, end)}\``, help, start, end};
}

/** Something stands where nothing more is expected. */
function surplus(token: Token, text: string): FormulaProblem {
  const {start, end} = token;
  const written = `\`${text.slice(start, end)}\``;
  if (token.kind === ")")
    return {message: "this bracket was never opened", help: "remove it", start, end};
  if (token.kind === ",") {
    return {
      message: "this comma belongs to no function",
      help: "write thousands without a comma",
      start,
      end,
    };
  }
  if (token.kind === ":") return {message: "this colon belongs to no `of`", start, end};
  return {
    message: `a sign is missing before ${written}`,
    help: "put +, −, × or ÷ between the two",
    start,
    end,
  };
}
