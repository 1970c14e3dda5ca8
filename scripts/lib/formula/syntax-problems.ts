// What is wrong with a formula that does not come together, each with its place.
import {shapeOf, type FunctionWord} from "./functions.ts";
import type {FormulaProblem, Stretch, Token} from "./tokens.ts";

/** Too many values or too few, or something that a function has to be told. */
export function badCall(
  word: FunctionWord,
  inputs: number,
  told: Readonly<Record<string, unknown>>,
  {start, end}: Stretch,
): FormulaProblem | null {
  const {form, inputs: wanted, told: known} = shapeOf(word);
  const isMany = wanted === "any" ? inputs > 0 : inputs === wanted;
  const [missing] = Object.keys(known).filter(name => known[name]!.needed && !told[name]);
  if (isMany && missing === undefined) return null;
  const message =
    isMany && Object.keys(known).length > 1
      ? `\`${word}\` is not told \`${missing}\``
      : `\`${word}\` is not written so`;
  return {message, help: `write ${form}`, start, end};
}

/** Nothing stands where an amount has to. */
export function unfinished(before: Token | undefined, text: string, here?: Token): FormulaProblem {
  const help = "a name, a number or a bracket belongs there";
  if (!before && !here)
    return {message: "there is no formula here", help, start: 0, end: text.length};
  const {start, end} = before ?? here!;
  const place = before ? "after" : "before";
  return {message: `something is missing ${place} \`${text.slice(start, end)}\``, help, start, end};
}

/** Something stands where nothing more is expected. */
export function surplus(token: Token, text: string): FormulaProblem {
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
  if (token.kind === ":") return {message: "this colon belongs to no function", start, end};
  return {
    message: `a sign is missing before ${written}`,
    help: "put +, −, × or ÷ between the two",
    start,
    end,
  };
}
