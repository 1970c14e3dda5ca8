// A figure: a number that may be printed, with everything that must be known to print it honestly.
import type {Working} from "../appraisal/working.ts";
import {formatQuantity, type FormatOptions} from "../quantity/format.ts";
import type {Register} from "./prose.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {sameUnit, type CellUnit} from "../quantity/unit.ts";
import type {Path} from "../yaml/yaml.ts";

/** What qualifies a number: without it two figures must not be compared. Null is "not stated". */
export interface Circumstances {
  readonly asOf: string | null;
  /** The price base: "2004-05", "cash", … */
  readonly prices: string | null;
  readonly period: string | null;
  readonly kind: string | null;
  readonly timing: string | null;
  readonly measure: string | null;
  readonly status: string | null;
  /** How good the evidence for it is. */
  readonly evidence: string | null;
  /** What a saving or a change is measured against. */
  readonly baseline: string | null;
  readonly owner: string | null;
  readonly checkedBy: string | null;
  readonly note: string | null;
}

/** How it contains or excludes other figures, by their ids. */
export interface Relations {
  readonly includedIn: readonly string[];
  readonly alternativeTo: readonly string[];
  /** It is all of these at once, and takes the place of their sum. */
  readonly together: readonly string[];
}

export interface Figure extends Circumstances, Relations {
  /** `programme-cost`, or `table.row.column` for a cell. */
  readonly id: string;
  readonly label: string;
  readonly quantity: Quantity;
  /** Whether its range is what is not known, or what is still to be chosen. */
  readonly range: "uncertainty" | "choice" | null;
  /** What its table says that a bare number means; null outside tables. In the table it is printed at that scale. */
  readonly column: CellUnit | null;
  /** In words, with the labels of its inputs; null when it comes straight from its source. */
  readonly formula: string | null;
  /** As it was written, `cut-2009 + cut-2010`, and the figures that it names, each once; a column stands for its cells. */
  readonly written: string | null;
  readonly inputs: readonly string[];
  /** The same with its inputs by name, as a text that prints their values: `{{cut-2009 exact}} + {{cut-2010 exact}}`. */
  readonly workings: string | null;
  /** What was asked to be tried lower and higher: what moves it most stands first. */
  readonly sensitivity: readonly Influence[];
  /** Where it was computed year by year: each year's part in it. */
  readonly years: readonly Working[];
  /** Everything it rests on, directly or not, in the order in which it was first needed. */
  readonly sources: readonly string[];
  /** Earlier values, as they were written, newest last. */
  readonly was: readonly EarlierValue[];
  /** Rules that it breaks on purpose, and why that is right. */
  readonly accepted: readonly Acceptance[];
  /** Where it is written, as `places` of the content know it. An edit further up moves it there, and changes no figure. */
  readonly path: Path;
}

/** What moves a figure, and the two figures that say how far. */
export interface Influence {
  /** A figure, or a row or column. */
  readonly input: string;
  readonly label: string;
  /** Whether it was moved over the range that it states, or by ten per cent. */
  readonly by: "range" | "tenth";
  readonly low: string;
  readonly high: string;
}

export interface Acceptance {
  /** "price-bases": the code of its finding, without the room. */
  readonly rule: string;
  readonly reason: string;
}

export interface EarlierValue {
  /** As it was written, and as it is understood; null where it could not be. */
  readonly value: string;
  readonly quantity: Quantity | null;
  readonly asOf: string | null;
  readonly sources: readonly string[];
  readonly note: string | null;
  /** The day on which a published value was put right, and why; null where it was simply true before. */
  readonly corrected: string | null;
  readonly why: string | null;
}

export type Figures = ReadonlyMap<string, Figure>;

export type Setting = Pick<FormatOptions, "locale" | "currency"> & {
  /** How a figure that is only an example says so. */
  readonly illustrative?: string;
  /** The edition's own: see lib/edition/. */
  readonly words?: ReadonlyMap<string, string>;
};

/** " (illustrative)", behind a figure that is only an example: nobody is to take it for what was found out. */
export function exampleMark({status, quantity}: Figure, {illustrative}: Setting): string {
  const isExample = status === "illustrative" && quantity.sort !== "missing";
  return isExample ? ` (${illustrative ?? "illustrative"})` : "";
}

/** What is said under a table or a chart of such figures; null where it has none. `names`: those that are, where not all are. */
export function exampleNote(
  names: readonly string[],
  isAll: boolean,
  {illustrative = "illustrative"}: Setting,
): string | null {
  if (names.length === 0) return null;
  const word = illustrative.charAt(0).toUpperCase() + illustrative.slice(1);
  return isAll ? `${word}.` : `${word}: ${[...new Set(names)].join("; ")}.`;
}

/**
 * A figure as it is printed. A bare number stands for what its table says: it is printed at the table's scale, and in full
 * where it is of another unit, because without its unit it would be read as one of the table's.
 */
export function figureText(
  figure: Figure,
  register: Register,
  setting: Setting,
  quantity: Quantity = figure.quantity,
): string {
  const {column} = figure;
  const unit = "unit" in quantity ? quantity.unit : null;
  if (register !== "number" || !column || !unit)
    return formatQuantity(quantity, {register, ...setting});
  if (!sameUnit(unit, column.unit))
    return formatQuantity(quantity, {register: "exact", ...setting});
  return formatQuantity(quantity, {register, ...setting, scale: column.scale});
}
