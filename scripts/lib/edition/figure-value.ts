// The number of one edition in place of the common one: what else of the figure goes with it, and whether it is one of its kind.
import type {FigureEntry} from "../content/figure-entry.ts";
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {readQuantity, type Quantity} from "../quantity/quantity.ts";
import {sameUnit, unitName, type Unit} from "../quantity/unit.ts";
import type {Cell} from "./csv.ts";
import type {Override} from "./overrides.ts";

/** What the common figure was before, and between which ends it lies, is said of no other. */
export function figureOverrides(
  id: string,
  figure: FigureEntry,
  {text, at}: Cell,
): readonly Override[] {
  const gone = (["low", "central", "high", "was"] as const).filter(field => figure[field] !== null);
  return [
    {path: ["figures", id, "value"], value: text, at},
    ...gone.map(field => ({path: ["figures", id, field], value: null, at})),
  ];
}

/** What cannot be read at all is told as it is of any figure. */
export function unitFinding(
  id: string,
  figure: FigureEntry,
  {text, at}: Cell,
  currency: string,
): Diagnostic | null {
  const written = figure.value?.value ?? figure.low;
  const [common, own] = [written ?? null, text].map(one => {
    const read = one === null ? null : readQuantity(one, {currency});
    return read?.ok ? unitOf(read.value) : null;
  });
  if (!common || !own || sameUnit(common, own)) return null;
  const help =
    own.kind === "number"
      ? `write it with its unit, as figures.yaml does: \`${written}\``
      : `write it as figures.yaml does: \`${written}\``;
  return errorAt(
    at,
    "editions/unit",
    `\`${id}\` is given in ${unitName(common)}, and this is ${own.kind === "number" ? "" : "in "}${unitName(own)}`,
    help,
  );
}

function unitOf(quantity: Quantity): Unit | null {
  return "unit" in quantity ? quantity.unit : null;
}
