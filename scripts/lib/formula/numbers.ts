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
    const rates = namesOf(call.told["rates"]);
    const index = namesOf(call.told["by"]);
    return formulaInWords(call, name => {
      if (index.includes(name)) return label(name);
      return cellsOf(name) && !rates.includes(name) ? "the amounts below" : numbers(name);
    });
  }

  function indexed(call: Call, amount: string): string | null {
    const [to, from, ...more] = used.get(call) ?? [];
    const isOne = namesIn(call.inputs[0]!).every(({name}) => cellsOf(name) === null);
    if (to === undefined || more.length > 0 || !isOne) return null;
    return from === undefined ? amount : `${amount} × ${printed(to)} ÷ ${printed(from)}`;
  }
}

function namesOf(argument: Argument | undefined): readonly string[] {
  return argument?.sort === "value" ? namesIn(argument.value).map(({name}) => name) : [];
}

function printed(id: string): string {
  return `{{${id} exact}}`;
}
