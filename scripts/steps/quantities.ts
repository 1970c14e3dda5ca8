// From Content to Quantities: every number that is written, in figures and in cells of tables, read exactly; formulas are taken apart.
// Nothing is computed here, and no name is looked up.
import {
  acceptedOf,
  cellsOf,
  circumstancesOf,
  earlierOf,
  relationsOf,
  sourcesOf,
  type Cell,
} from "../lib/content/cells.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import type {Circumstances, EarlierValue, Figure, Relations} from "../lib/content/figure.ts";
import {parseFormula, type WrittenFormula} from "../lib/formula/formula.ts";
import type {FigureEntry} from "../lib/content/publication.ts";
import {readQuantity, type Quantity, type ReadingOptions} from "../lib/quantity/quantity.ts";
import {makeRange} from "../lib/quantity/range.ts";
import {partOf, type Span} from "../lib/text.ts";
import {triedFigures} from "../lib/content/sensitivity.ts";
import {readUnit} from "../lib/quantity/unit.ts";
import type {Path} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";

/** A figure before it has a value: with the quantity as read, or the formula to compute; with neither where it could not be read. */
export interface Pending {
  readonly id: string;
  readonly label: string;
  readonly circumstances: Circumstances;
  readonly relations: Relations;
  readonly range: Figure["range"];
  readonly sources: readonly string[];
  readonly was: Figure["was"];
  readonly accepted: Figure["accepted"];
  readonly path: Path;
  readonly quantity: Quantity | null;
  readonly column: Figure["column"];
  readonly formula: WrittenFormula | null;
}

export interface Quantities {
  readonly pending: ReadonlyMap<string, Pending>;
  /** Whether there is a figure or cell of this name, be it readable or not. */
  readonly isKnown: (name: string) => boolean;
}

export function readQuantities(content: Content): Looked<Quantities> {
  const found: Diagnostic[] = [];
  const {about, figures, names, places, tables} = content;
  const pending = new Map<string, Pending>();
  for (const [id, entry] of Object.entries(figures)) {
    pending.set(id, pendingFigure(id, entry));
    for (const one of triedFigures(id, entry)) pending.set(one.id, {...pending.get(id)!, ...one});
  }
  for (const [id, table] of Object.entries(tables))
    for (const cell of cellsOf(id, table)) pending.set(cell.id, pendingCell(cell, ["tables", id]));
  return {value: {pending, isKnown}, diagnostics: found};

  function isKnown(name: string): boolean {
    const table = name.split(".")[0]!;
    const unread =
      name.includes(".") && names.has("tables", table) && !Object.hasOwn(tables, table);
    return unread || pending.has(name) || names.has("figures", name);
  }

  function pendingFigure(id: string, entry: FigureEntry): Pending {
    const path: Path = ["figures", id];
    return {
      id,
      label: entry.label,
      circumstances: circumstancesOf([entry]),
      relations: relationsOf(entry),
      range: entry.range,
      sources: sourcesOf([entry]),
      path,
      column: null,
      was: earlier(earlierOf(entry.was), [...path, "was"]),
      accepted: acceptedOf(entry.accept),
      ...valueOf(id, entry, path),
    };
  }

  /** A figure has one value: written, a range by its ends, or a formula. */
  function valueOf(
    id: string,
    entry: FigureEntry,
    path: Path,
  ): Pick<Pending, "quantity" | "formula"> {
    const ends = (["low", "central", "high"] as const).filter(end => entry[end] !== null);
    const ways = [entry.value && "value", entry.formula && "formula", ends[0]].filter(
      way => way !== null && way !== undefined && way !== "",
    );
    const called = ways.map(way => (way === "value" || way === "formula" ? `a ${way}` : "a range"));
    if (ways.length > 1)
      report(
        "content/two-values",
        `\`${id}\` has both ${called[0]} and ${called[1]}`,
        "keep one of the two",
        places.key([...path, ways[1]!]),
      );
    if (ways.length === 0)
      report(
        "content/no-value",
        `\`${id}\` has no value`,
        "add `value: …`, or `formula: …`; if there is none, say why: `value: not given`",
        places.key(path),
      );
    if (entry.formula)
      return {quantity: null, formula: formulaAt(entry.formula, [...path, "formula"])};
    if (entry.value) return {quantity: literalOf(entry.value, [...path, "value"]), formula: null};
    return {quantity: ends.length > 0 ? rangeOf(entry, path) : null, formula: null};
  }

  function literalOf(value: NonNullable<FigureEntry["value"]>, path: Path): Quantity | null {
    if (value.value !== null && value.words !== null)
      return report(
        "content/two-values",
        "`value` has both words and a value",
        "keep one of the two",
        places.key([...path, "value"]),
      );
    if (value.value !== null) return quantityAt(value.value, [...path, "value"]);
    if (value.words === null)
      return report(
        "content/no-value",
        "`value` has a floor but no words",
        "add `words: …`, or write the amount alone",
        places.key(path),
      );
    const floor = value.floor === null ? null : quantityAt(value.floor, [...path, "floor"]);
    return {
      sort: "verbal",
      words: value.words,
      floor: floor?.sort === "amount" ? floor.value : null,
      unit: floor?.sort === "amount" ? floor.unit : null,
    };
  }

  function rangeOf(entry: FigureEntry, path: Path): Quantity | null {
    if (entry.low === null || entry.high === null) {
      const help = "add the other end";
      return report(
        "content/half-range",
        "a range needs both `low` and `high`",
        help,
        places.key(path),
      );
    }
    const low = quantityAt(entry.low, [...path, "low"]);
    const high = quantityAt(entry.high, [...path, "high"]);
    const central = entry.central === null ? null : quantityAt(entry.central, [...path, "central"]);
    if (!low || !high || (entry.central !== null && !central)) return null;
    const range = makeRange(low, central, high);
    if (range.ok) return range.value;
    return report("content/range", range.message, range.help, places.value([...path, range.at]));
  }

  function pendingCell(cell: Cell, table: Path): Pending {
    const path = [...table, ...cell.path];
    const base = {
      id: cell.id,
      label: cell.label,
      circumstances: cell,
      relations: cell,
      range: null,
      sources: cell.sources,
      accepted: cell.accepted,
      was: cell.was,
      path,
      formula: null,
      column: null,
    };
    if (cell.written === null) {
      report(
        "content/empty-cell",
        `the cell \`${cell.id}\` is empty`,
        "write its number, or say why there is none: `not given`, `not applicable`, …",
        places.key(path),
      );
      return {...base, quantity: null};
    }
    if (cell.unit === null) return {...base, ...read(cell.written)};
    const unit = readUnit(cell.unit, {currency: about.currency});
    if (unit.ok) return {...base, column: unit.value, ...read(cell.written, unit.value)};
    report(
      "content/bad-unit",
      unit.message,
      unit.help,
      partOf(places.value([...table, ...cell.unitPath]), cell.unit, unit.start, unit.end),
    );
    return {...base, quantity: null};

    /** With its earlier values, which mean what it means. */
    function read(
      written: string,
      unit?: ReadingOptions["unit"],
    ): Pick<Pending, "was" | "quantity"> {
      const [rows, row, , column] = cell.path;
      const was = earlier(cell.was, [...table, rows!, row!, "was", column!], unit);
      return {was, quantity: quantityAt(written, path, unit)};
    }
  }

  function earlier(
    was: readonly EarlierValue[],
    path: Path,
    unit?: ReadingOptions["unit"],
  ): readonly EarlierValue[] {
    return was.map((one, i) => {
      if (one.corrected !== null && one.why === null)
        report(
          "content/no-reason",
          "a correction has to say why",
          "add `why: …`: it is printed in the correction notice",
          places.key([...path, i, "corrected"]),
        );
      return {...one, quantity: quantityAt(one.value, [...path, i, "value"], unit)};
    });
  }

  function quantityAt(text: string, path: Path, unit?: ReadingOptions["unit"]): Quantity | null {
    const read = readQuantity(text, {currency: about.currency, unit});
    if (read.ok) return read.value;
    return report(
      "content/bad-quantity",
      read.message,
      read.help,
      partOf(places.value(path), text, read.start, read.end),
    );
  }

  function formulaAt(text: string, path: Path): Pending["formula"] {
    const parsed = parseFormula(text);
    if (parsed.ok) return {text, ast: parsed.ast, path};
    for (const one of parsed.problems)
      report(
        "figures/formula",
        one.message,
        one.help,
        partOf(places.value(path), text, one.start, one.end),
      );
    return null;
  }

  function report(code: string, message: string, help: string | undefined, at: Span): null {
    found.push(errorAt(at, code, message, help));
    return null;
  }
}
