// A formula with its figures, as a text that prints them: `{{cut-2009 exact}} + {{cut-2010 exact}}`.
import {isDoubt} from "../content/series.ts";
import {namesIn} from "./names.ts";
import type {Stretch} from "./tokens.ts";
import type {Argument, Call, Formula} from "./tree.ts";
import type {Scope} from "./value.ts";
import {formulaInWords} from "./words.ts";

export interface Numbered extends Pick<Scope, "series"> {
  readonly label: (name: string) => string;
  /** The cells of an index by which a function went, from its evaluation. */
  readonly used: ReadonlyMap<Call, readonly string[]>;
}

export function formulaInNumbers(formula: Formula, {series, label, used}: Numbered): string {
  return formulaInWords(formula, numbers, callInNumbers);

  function numbers(name: string): string {
    return (cellsOf(name) ?? [name]).map(printed).join(", ");
  }

  /** Null where it is no row or column. */
  function cellsOf(name: string): readonly string[] | null {
    const found = series(name);
    return found && !isDoubt(found) ? found.cells.map(({id}) => id) : null;
  }

  function callInNumbers(call: Stretch & Call, words: (part: Formula) => string): string | null {
    const [input] = call.inputs as [Formula];
    const {by, of, at} = call.told;
    switch (call.word) {
      case "uplift":
        return by?.sort === "value" ? `${words(input)} × (1 + ${words(by.value)})` : null;
      case "in-prices":
        return indexed(call, words(input)) ?? yearly(call);
      case "sum":
        return addedUp(call);
      case "npv":
      case "equivalent-annual":
        return yearly(call);
      case "switching":
      case "sensitivity": {
        if (of?.sort !== "value" || of.value.kind !== "name") return null;
        const moved = cellsOf(of.value.name) ? label(of.value.name) : numbers(of.value.name);
        const other = `${words(input)}, computed again with other values of ${moved}`;
        if (call.word === "sensitivity") return other;
        return `${other} until it is ${at?.sort === "value" ? words(at.value) : "zero"}`;
      }
      default:
        return null;
    }
  }

  /** What stands in a table below, year by year, is not listed here again. */
  function yearly(call: Stretch & Call): string {
    const [input] = call.inputs as [Formula];
    const {start, end} = input;
    const shown: Formula = {...call, inputs: [{kind: "name", name: below, start, end}]};
    const index = namesOf(call.told["by"]);
    return formulaInWords(shown, name => {
      if (name === below) return "the amounts below";
      return index.includes(name) ? label(name) : numbers(name);
    });
  }

  /** a × b + c × d: each cell of a row or column beside its own of the other. */
  function addedUp(call: Call): string | null {
    const [input, ...others] = call.inputs as [Formula, ...Formula[]];
    const lists = namesIn(input).flatMap(({name}) => {
      const cells = cellsOf(name);
      return cells ? [{name, cells}] : [];
    });
    const count = lists[0]?.cells.length ?? 0;
    const isAlike = lists.every(({cells}) => cells.length === count);
    if (input.kind === "name" || others.length > 0 || count === 0 || !isAlike) return null;
    const terms = Array.from({length: count}, (_, i) => {
      const cellOf = (name: string): string | undefined =>
        lists.find(one => one.name === name)?.cells[i];
      return formulaInWords(input, name => printed(cellOf(name) ?? name), callInNumbers);
    });
    const isProduct = input.kind === "operation" && (input.sign === "×" || input.sign === "÷");
    return terms.map(term => (isProduct ? term : `(${term})`)).join(" + ");
  }

  function indexed(call: Call, amount: string): string | null {
    const [to, from, ...more] = used.get(call) ?? [];
    const isOne = namesIn(call.inputs[0]!).every(({name}) => cellsOf(name) === null);
    if (to === undefined || more.length > 0 || !isOne) return null;
    return from === undefined ? amount : `${amount} × ${printed(to)} ÷ ${printed(from)}`;
  }
}

/** No name that anybody can write. */
const below = "…";

function namesOf(argument: Argument | undefined): readonly string[] {
  return argument?.sort === "value" ? namesIn(argument.value).map(({name}) => name) : [];
}

function printed(id: string): string {
  return `{{${id} exact}}`;
}
