// What moves a figure, as a chart: for each input a bar from the lowest to the highest that it makes of the figure, most first.
import type {Figure, Influence} from "../content/figure.ts";
import {figureParts} from "./from-figures.ts";
import type {Gathering} from "./gathering.ts";
import type {ChartParts} from "./parts.ts";

export function sensitivityParts(gathering: Gathering): ChartParts | null {
  const {entry, figures, isFigure, tell} = gathering;
  const id = entry.sensitivity ?? "";
  const figure = figures.get(id);
  if (!isFigure(id)) {
    const asked = [...figures.values()].filter(one => one.sensitivity.length > 0);
    const known = asked.map(one => one.id);
    tell.unknown(["sensitivity"], "figure", `there is no figure called \`${id}\``, id, known);
    return null;
  }
  if (!figure) return null;
  if (figure.sensitivity.length === 0) {
    const message = `nothing was asked of \`${id}\` that a chart of its sensitivity can show`;
    const help = "say in figures.yaml what it may depend on: `sensitivity: [take-up, fuel-price]`";
    tell.error(["sensitivity"], "sensitivity", message, help);
    return null;
  }
  const isSure = figure.quantity.sort === "amount";
  const items = figure.sensitivity.map(one => ({
    figure: null,
    figures: inOrder(one, isSure ? figure : null, gathering),
    label: entry.labels?.[one.input.replaceAll(".", "-")] ?? one.label,
    note: one.by === "tenth" ? "±10%" : null,
  }));
  const groups = isSure ? ["Lowest", "Central", "Highest"] : ["Lowest", "Highest"];
  return figureParts({...gathering, entry: {...entry, labels: null, figures: items, groups}});
}

/** A higher cost makes a lower value: the ends of the bar are those of the result. */
function inOrder({low, high}: Influence, central: Figure | null, {figures}: Gathering): string[] {
  const [a, b] = [low, high].map(id => figures.get(id)?.quantity);
  const isTurned = a?.sort === "amount" && b?.sort === "amount" && a.value.gt(b.value);
  const [first, last] = isTurned ? [high, low] : [low, high];
  return central ? [first, central.id, last] : [first, last];
}
