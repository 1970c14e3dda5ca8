// A formula for a reader: "Cut of December 2009 + Cut of September 2010".
import {yearPrinted} from "../appraisal/year.ts";
import type {FunctionWord} from "./functions.ts";
import type {Stretch} from "./tokens.ts";
import type {Argument, Call, Formula} from "./tree.ts";

/** The formula with the labels of its names, and with the signs that are printed: × ÷ −. `ofCall` may put a call in other words. */
export function formulaInWords(
  formula: Formula,
  label: (name: string) => string,
  ofCall: (call: Stretch & Call, words: (part: Formula) => string) => string | null = () => null,
): string {
  const words = (part: Formula): string => formulaInWords(part, label, ofCall);
  switch (formula.kind) {
    case "name":
      return label(formula.name);
    case "number":
      return formula.text + (formula.percent ? "%" : "");
    case "negative":
      return `−${operand(formula.of)}`;
    case "brackets":
      return `(${words(formula.inside)})`;
    case "operation":
      return `${operand(formula.left)} ${formula.sign} ${operand(formula.right)}`;
    case "call":
      return (
        ofCall(formula, input) ?? phrases[formula.word](formula.inputs.map(input), toldIn(formula))
      );
  }

  /** Words inside signs, and signs inside words, are set apart by brackets. */
  function operand(part: Formula): string {
    return part.kind === "call" ? `(${words(part)})` : words(part);
  }

  function input(part: Formula): string {
    return part.kind === "call" || part.kind === "operation" ? `(${words(part)})` : words(part);
  }

  function toldIn({told}: Call): Told {
    return Object.fromEntries(
      Object.entries(told).map(([name, argument]) => [name, argumentText(argument)]),
    );
  }

  function argumentText(argument: Argument): string {
    if (argument.sort === "value") return input(argument.value);
    return argument.sort === "year" ? yearPrinted(argument.year) : argument.word;
  }
}

type Told = Readonly<Partial<Record<string, string>>>;

const phrases: Readonly<Record<FunctionWord, (inputs: readonly string[], told: Told) => string>> = {
  sum: inputs => `sum of ${listed(inputs)}`,
  min: inputs => `smallest of ${listed(inputs)}`,
  max: inputs => `largest of ${listed(inputs)}`,
  share: ([part, whole]) => `${part} as a share of ${whole}`,
  change: ([before, after]) => `change from ${before} to ${after}`,
  "each-year": ([amount], {from, to, growing}) =>
    `${amount} in each year from ${from} to ${to}` +
    (growing ? `, growing by ${growing} a year` : ""),
  npv: ([profile], told) =>
    `net present value in ${told["from"]} of ${profile}, ${discountedAt(told)}`,
  "present-value": ([amount], told) =>
    `present value in ${told["from"]} of ${amount} in ${told["in"]}, ${discountedAt(told)}`,
  "equivalent-annual": ([profile], told) =>
    `equal amount in each year with the same present value in ${told["from"]} as ${profile}, ${discountedAt(told)}`,
  "in-prices": ([amount], {of, by, from}) =>
    `${amount}${from ? `, in ${from} prices,` : ""} in ${of} prices, by ${by}`,
  uplift: ([cost], {by}) => `${cost} with an uplift of ${by}`,
  sensitivity: ([target], {of, at}) =>
    `${target} with ${of} at the ${at === "low" ? "lower" : "upper"} end of its range, or 10% ${at === "low" ? "lower" : "higher"} where it states none, all else at its central value`,
  switching: ([target], {of, at}) =>
    `value of ${of} at which ${target} is ${at ?? "zero"}, all else at its central value`,
};

function discountedAt({rates, flows}: Told): string {
  const when = {
    "mid-year": ", each amount counted at mid-year",
    "end-of-year": ", each amount counted at the end of its year",
  };
  return (
    `discounted at ${rates}` + (flows === "mid-year" || flows === "end-of-year" ? when[flows] : "")
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
