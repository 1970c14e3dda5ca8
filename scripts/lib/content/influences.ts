// What moves a figure most, of what it was asked to be tried with; and what the figures are called that say how far.
import {zero, type Decimal} from "../quantity/decimal.ts";
import {remembered} from "../memo.ts";
import type {Figure, Figures, Influence} from "./figure.ts";
import {triedId, type End} from "./sensitivity.ts";

/** Something that a figure was tried with: a figure, or a row or column with its cells. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly cells: readonly string[];
}

/** All figures again, in their order: those that asked know what moves them, most first, and those that were tried say with what. */
export function withInfluences(
  figures: Figures,
  askedBy: (id: string) => readonly Asked[],
): Figures {
  const told = new Map(figures);
  for (const figure of figures.values()) {
    const influences = askedBy(figure.id)
      .flatMap(one => influenceOf(figure, one, figures))
      .toSorted((a, b) => swing(b, figures).cmp(swing(a, figures)));
    const ends = influences.flatMap(({low, high}) => [figures.get(low)!, figures.get(high)!]);
    if (influences.length > 0) told.set(figure.id, withSensitivity(figure, influences, ends));
    for (const one of influences)
      for (const end of ["low", "high"] as const)
        told.set(one[end], withLabel(figures.get(one[end])!, triedLabel(figure.label, one, end)));
  }
  return told;
}

const withSensitivity = remembered(
  (figure: Figure, influences: readonly Influence[], ends: readonly Figure[]) => [
    figure,
    ...ends,
    ...influences.flatMap(({input, label, by}) => [input, label, by]),
  ],
  (figure, influences): Figure => ({...figure, sensitivity: influences}),
);

const withLabel = remembered(
  (figure: Figure, label: string) => [figure, label],
  (figure, label): Figure => ({...figure, label}),
);

function influenceOf({id}: Figure, {name, label, cells}: Asked, figures: Figures): readonly Influence[] {
  const [low, high] = [triedId(id, name, "low"), triedId(id, name, "high")];
  if (!figures.has(low) || !figures.has(high)) return [];
  const isRange = cells.some(cell => figures.get(cell)?.quantity.sort === "range");
  return [{input: name, label, by: isRange ? "range" : "tenth", low, high}];
}

/** "Net value, with Fuel price at its lowest". */
function triedLabel(label: string, {label: input, by}: Influence, end: End): string {
  const moved = {
    range: {low: "at its lowest", high: "at its highest"},
    tenth: {low: "10% lower", high: "10% higher"},
  };
  return `${label}, with ${input} ${moved[by][end]}`;
}

function swing({low, high}: Influence, figures: Figures): Decimal {
  const [a, b] = [low, high].map(id => figures.get(id)?.quantity);
  return a?.sort === "amount" && b?.sort === "amount" ? a.value.minus(b.value).abs() : zero;
}
