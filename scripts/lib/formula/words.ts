// A formula for a reader: "Cut of December 2009 + Cut of September 2010".
import type {Formula, FunctionWord} from "./tree.ts";

/** The formula with the labels of its names, and with the signs that are printed: × ÷ −. */
export function formulaInWords(formula: Formula, label: (name: string) => string): string {
  const words = (part: Formula): string => formulaInWords(part, label);
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
      return phrases[formula.word](formula.inputs.map(input));
  }

  /** Words inside signs, and signs inside words, are set apart by brackets. */
  function operand(part: Formula): string {
    return part.kind === "call" ? `(${words(part)})` : words(part);
  }

  function input(part: Formula): string {
    return part.kind === "call" || part.kind === "operation" ? `(${words(part)})` : words(part);
  }
}

const phrases: Readonly<Record<FunctionWord, (inputs: readonly string[]) => string>> = {
  sum: inputs => `sum of ${listed(inputs)}`,
  min: inputs => `smallest of ${listed(inputs)}`,
  max: inputs => `largest of ${listed(inputs)}`,
  share: ([part, whole]) => `${part} as a share of ${whole}`,
  change: ([before, after]) => `change from ${before} to ${after}`,
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
