// A formula with its figures, as a text that prints them: `{{cut-2009 exact}} + {{cut-2010 exact}}`.
import {isDoubt} from "../content/series.ts";
import type {Call, Formula} from "./tree.ts";
import type {Scope} from "./value.ts";
import {formulaInWords} from "./words.ts";

/** `used`: the cells of an index by which a function went, from its evaluation. */
export function formulaInNumbers(
  formula: Formula,
  {series}: Pick<Scope, "series">,
  used: ReadonlyMap<Call, readonly string[]>,
): string {
  const cellsOf = (name: string): readonly string[] => {
    const found = series(name);
    return found && !isDoubt(found) ? found.cells.map(({id}) => id) : [name];
  };
  const numbers = (name: string): string => cellsOf(name).map(printed).join(", ");
  return formulaInWords(formula, numbers, (call, words) => {
    const [input] = call.inputs;
    if (call.word === "in-prices" && input) return indexed(call, words(input));
    if (call.word !== "uplift" || !input) return null;
    const by = call.told["by"];
    return by?.sort === "value" ? `${words(input)} × (1 + ${words(by.value)})` : null;
  });

  function indexed(call: Call, amount: string): string | null {
    const [to, from, ...more] = used.get(call) ?? [];
    if (to === undefined || more.length > 0) return null;
    return from === undefined ? amount : `${amount} × ${printed(to)} ÷ ${printed(from)}`;
  }
}

function printed(id: string): string {
  return `{{${id} exact}}`;
}
