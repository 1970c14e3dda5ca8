// A claim, `headline-saving >= £1bn`, taken apart: two formulas, in which amounts may stand too, and the sign between them.
import {parseFormula, type Formula} from "../formula/formula.ts";
import type {FormulaProblem, Stretch} from "../formula/tokens.ts";
import {readMeasure} from "../quantity/measure.ts";
import {readQuantity, type Quantity} from "../quantity/quantity.ts";

export type ClaimSign = ">=" | "<=" | ">" | "<" | "=";

export interface Side extends Stretch {
  readonly text: string;
  readonly ast: Formula;
}

export interface Claim {
  readonly left: Side;
  readonly right: Side;
  readonly sign: ClaimSign;
  readonly operator: Stretch;
  /** Amounts that stand in it, by the names that they have in its formulas: "£1bn". */
  readonly amounts: ReadonlyMap<string, Quantity>;
}

export type ReadClaim =
  | {readonly ok: true; readonly claim: Claim}
  | {readonly ok: false; readonly problems: readonly FormulaProblem[]};

/** Places are offsets into the claim's text. */
export function readClaim(text: string, options: {readonly currency: string}): ReadClaim {
  const signs = [...text.matchAll(/[<>=≥≤!≠]+/g)];
  const [first, second] = signs;
  if (!first) return wrong("nothing is compared here", example, 0, text.length);
  const {start, end} = stretchOf(first);
  const sign = meanings[first[0]];
  if (!sign) return wrong(`\`${first[0]}\` compares nothing`, "use >=, <=, >, < or =", start, end);
  if (second) {
    const {start: from, end: to} = stretchOf(second);
    return wrong("there are two comparisons here", "make two claims of it", from, to);
  }
  const amounts = new Map<string, Quantity>();
  const left = readSide(0, start);
  const right = readSide(end, text.length);
  const problems = [left, right].flatMap(side => ("message" in side ? [side] : []));
  if ("message" in left || "message" in right) return {ok: false, problems};
  return {ok: true, claim: {left, right, sign, operator: {start, end}, amounts}};

  function readSide(from: number, to: number): Side | FormulaProblem {
    const whole = text.slice(from, to);
    const written = whole.trim();
    const start = from + whole.length - whole.trimStart().length;
    const place = {start: Math.min(start, to), end: start + written.length};
    if (written === "") {
      const side = from === 0 ? "before" : "behind";
      return {
        message: `nothing stands ${side} the sign`,
        help: example,
        start: 0,
        end: text.length,
      };
    }
    const alone = readQuantity(written, options);
    if (alone.ok && alone.value.sort !== "missing") {
      amounts.set(written, alone.value);
      return {
        ...place,
        text: written,
        ast: {kind: "name", name: written, start: 0, end: written.length},
      };
    }
    const parsed = parseFormula(written, amountEnd);
    if (parsed.ok) return {...place, text: written, ast: parsed.ast};
    const [problem] = parsed.problems as [FormulaProblem];
    return {...problem, start: start + problem.start, end: start + problem.end};
  }

  /** An amount with a unit, or at a scale: other numbers are a formula's own. */
  function amountEnd(side: string, at: number): number | null {
    const read = /[\p{Sc}\p{L}\d]/u.test(side[at] ?? "")
      ? readMeasure(side, at, options.currency)
      : null;
    if (!read?.ok || (read.counted === null && read.scale === null)) return null;
    if (read.counted?.kind === "percent") return null;
    const quantity = readQuantity(side.slice(at, read.end), options);
    if (!quantity.ok) return null;
    amounts.set(side.slice(at, read.end), quantity.value);
    return read.end;
  }
}

const example = "a claim is such as `headline-saving >= £1bn`";

const meanings: Readonly<Partial<Record<string, ClaimSign>>> = {
  ">=": ">=",
  "=>": ">=",
  "≥": ">=",
  "<=": "<=",
  "=<": "<=",
  "≤": "<=",
  ">": ">",
  "<": "<",
  "=": "=",
  "==": "=",
};

function wrong(message: string, help: string, start: number, end: number): ReadClaim {
  return {ok: false, problems: [{message, help, start, end}]};
}

function stretchOf(match: RegExpExecArray): Stretch {
  return {start: match.index, end: match.index + match[0].length};
}
