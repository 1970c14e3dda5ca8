// What a formula says: its names and its value. The door to the other files of its name.
import {
  add,
  change,
  divide,
  max,
  min,
  multiply,
  negate,
  share,
  subtract,
  type Operation,
} from "../quantity/arithmetic.ts";
import {Decimal} from "../quantity/decimal.ts";
import type {FormulaProblem, Sign, Stretch} from "./tokens.ts";
import type {Call, Formula} from "./tree.ts";
import {
  isKnown,
  whyUnknown,
  type Complaint,
  type Outcome,
  type Problem,
} from "../quantity/outcome.ts";
import type {Amount, Quantity} from "../quantity/quantity.ts";

export {formulaInWords} from "./words.ts";
export {parseFormula, type Formula} from "./tree.ts";

/** A column of a table is the list of its cells. */
export type Lookup = (name: string) => Quantity | readonly Quantity[] | undefined;

/** What a cell of a column is called, for messages; its place is counted from 0. */
export type CellName = (column: string, index: number) => string | undefined;

export type Evaluation =
  | {readonly ok: true; readonly value: Quantity; readonly warnings: readonly FormulaProblem[]}
  | {readonly ok: false; readonly problems: readonly FormulaProblem[]};

/** Every name that a formula mentions, as often as it does, from left to right. */
export function namesIn(formula: Formula): readonly (Stretch & {readonly name: string})[] {
  if (formula.kind === "name")
    return [{name: formula.name, start: formula.start, end: formula.end}];
  return partsOf(formula).flatMap(namesIn);
}

/**
 * `a-b` where `a` and `b` are known and a minus was meant; null where it does not come apart so.
 * A number counts as known.
 */
export function splitAtMinus(
  name: string,
  isKnownName: (name: string) => boolean,
): readonly [left: string, right: string] | null {
  const known = (part: string): boolean => /^\d+(?:\.\d+)?$/.test(part) || isKnownName(part);
  for (let at = name.indexOf("-"); at >= 0; at = name.indexOf("-", at + 1)) {
    const [left, right] = [name.slice(0, at), name.slice(at + 1)];
    if (known(left) && known(right)) return [left, right];
  }
  return null;
}

/**
 * The value of a formula, exact and with its unit; or every problem in it, each with its place. A
 * clash of units is shown at the sign, what has no value at its name.
 */
export function evaluateFormula(formula: Formula, lookup: Lookup, cellName?: CellName): Evaluation {
  const problems: FormulaProblem[] = [];
  const warnings: FormulaProblem[] = [];
  const value = valueOf(formula);
  return value && problems.length === 0 ? {ok: true, value, warnings} : {ok: false, problems};

  function valueOf(part: Formula): Quantity | null {
    switch (part.kind) {
      case "number":
        return numberOf(part.text, part.percent);
      case "brackets":
        return valueOf(part.inside);
      case "negative": {
        const value = valueOf(part.of);
        if (!value || isKnown(value)) return value && negate(value);
        return report(part.of, whyUnknown(value, called(part.of), "subtracted"));
      }
      case "name": {
        const found = foundBy(part);
        if (!found || !isList(found)) return found;
        const help = `write \`sum(${part.name})\`, or name one of its cells`;
        return report(part, {
          message: `\`${part.name}\` is a column of ${found.length} cells`,
          help,
        });
      }
      case "operation":
        return combined(operations[part.sign], part.left, part.right, part.operator);
      case "call":
        return callOf(part);
    }
  }

  function callOf(call: Call): Quantity | null {
    const {word, inputs} = call;
    if (word === "share" || word === "change") {
      return combined(word === "share" ? share : change, inputs[0]!, inputs[1]!, call.operator);
    }
    const items = inputs.map(itemsOf);
    if (!items.every(one => one !== null)) return null;
    const operation = {sum: add, min, max}[word];
    return folded(operation, items.flat(), call.operator, word === "sum" ? "added" : "compared");
  }

  /** One value, or the cells of a column. */
  function itemsOf(part: Formula): readonly Item[] | null {
    const found = part.kind === "name" ? foundBy(part) : valueOf(part);
    if (!found) return null;
    if (!isList(found)) return [{quantity: found, name: called(part), part}];
    const column = part.kind === "name" ? part.name : "";
    return found.map((quantity, i) => {
      const known = cellName?.(column, i);
      return {quantity, name: known ? `\`${known}\`` : `cell ${i + 1} of ${called(part)}`, part};
    });
  }

  function folded(
    operation: Operation,
    items: readonly Item[],
    place: Stretch,
    deed: string,
  ): Quantity | null {
    const unknown = items.filter(({quantity}) => !isKnown(quantity));
    for (const {quantity, name, part} of unknown) {
      if (!isKnown(quantity)) report(part, whyUnknown(quantity, name, deed));
    }
    const [first, ...others] = items;
    if (!first) return report(place, {message: "the column has no cells"});
    if (unknown.length > 0) return null;
    return others.reduce<Quantity | null>((value, {quantity, name, part}) => {
      const names = {left: "what comes before it", right: name};
      return (
        value &&
        settled(operation(value, quantity, names), {left: part, right: part, operator: part})
      );
    }, first.quantity);
  }

  function combined(
    operation: Operation,
    left: Formula,
    right: Formula,
    operator: Stretch,
  ): Quantity | null {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (!a || !b) return null;
    const names = {left: called(left), right: called(right)};
    return settled(operation(a, b, names), {left, right, operator});
  }

  /** Gives each problem and each warning its place. */
  function settled(
    outcome: Outcome,
    places: Readonly<Record<Problem["at"], Stretch>>,
  ): Quantity | null {
    const placed = ({message, help, at}: Problem): FormulaProblem => {
      const {start, end} = places[at];
      return {message, help, start, end};
    };
    if (outcome.ok) warnings.push(...outcome.warnings.map(placed));
    else problems.push(...outcome.problems.map(placed));
    return outcome.ok ? outcome.value : null;
  }

  function foundBy(part: Formula & {readonly kind: "name"}): Quantity | readonly Quantity[] | null {
    const found = lookup(part.name);
    if (found !== undefined) return found;
    const split = splitAtMinus(part.name, name => lookup(name) !== undefined);
    const help = split
      ? `a minus needs a space on both sides: \`${split.join(" - ")}\``
      : undefined;
    return report(part, {message: `there is no figure called \`${part.name}\``, help});
  }

  function report({start, end}: Stretch, {message, help}: Complaint): null {
    problems.push({message, help, start, end});
    return null;
  }
}

interface Item {
  readonly quantity: Quantity;
  readonly name: string;
  readonly part: Formula;
}

const operations: Readonly<Record<Sign, Operation>> = {
  "+": add,
  "−": subtract,
  "×": multiply,
  "÷": divide,
};

/** What a message calls a part of the formula. */
function called(part: Formula): string {
  if (part.kind === "name") return `\`${part.name}\``;
  return part.kind === "number" ? `\`${part.text}${part.percent ? "%" : ""}\`` : "this part";
}

function numberOf(text: string, percent: boolean): Amount {
  return {
    sort: "amount",
    qualifier: null,
    value: new Decimal(text),
    written: {scale: 0, decimals: text.split(".")[1]?.length ?? 0},
    unit: {kind: percent ? "percent" : "number"},
  };
}

function isList(found: Quantity | readonly Quantity[]): found is readonly Quantity[] {
  return Array.isArray(found);
}

function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "name":
    case "number":
      return [];
    case "negative":
      return [formula.of];
    case "brackets":
      return [formula.inside];
    case "operation":
      return [formula.left, formula.right];
    case "call":
      return formula.inputs;
  }
}
