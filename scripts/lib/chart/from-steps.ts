// Steps by name → what a waterfall shows, held to account: they lead where its levels say.
import type {Gathering} from "./gathering.ts";
import type {ChartParts} from "./parts.ts";
import {checkSteps} from "./steps.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {Quantity} from "../quantity/quantity.ts";

export function stepParts({entry, figures, isFigure, setting, tell}: Gathering): ChartParts | null {
  if (!entry.steps)
    return tell.missing(
      "`steps` is missing: a waterfall is made of steps",
      "add `steps:` with a figure, a label and a role for each",
    );
  for (const [i, {figure}] of entry.steps.entries())
    if (!isFigure(figure))
      tell.unknown(
        ["steps", i, "figure"],
        "figure",
        `there is no figure called \`${figure}\``,
        figure,
        figures.keys(),
      );
  const steps = entry.steps.flatMap(step => {
    const figure = figures.get(step.figure);
    return figure ? [{...step, figure}] : [];
  });
  if (steps.length < entry.steps.length) return null;
  const signed = steps.map(({figure, role}) => ({
    figure,
    role,
    // A saving lowers a cost: it is written as a positive amount, and drawn as a step down.
    sign: role === "change" && figure.kind === "saving" ? (-1 as const) : (1 as const),
  }));
  const words = (quantity: Quantity): string =>
    formatQuantity(quantity, {register: "compact", ...setting});
  for (const {severity, index, message, help} of checkSteps(signed, words))
    tell[severity](["steps", index, "figure"], "steps", message, help);
  return {
    categories: steps.map(({label, note, role}, i) => ({
      id: `step-${i + 1}`,
      label,
      note,
      role,
      highlight: role === "change",
    })),
    series: [{id: "steps", label: "", highlight: false}],
    figures: [steps.map(({figure}) => figure)],
    signs: signed.map(({sign}) => sign),
    register: "compact",
  };
}
