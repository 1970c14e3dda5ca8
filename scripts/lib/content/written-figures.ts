// A figure or a table as it was written → its figures before they have a value: every number read exactly, formulas taken apart.
import type {Misreading} from "../quantity/misreading.ts";
import {parseFormula} from "../formula/formula.ts";
import {remembered} from "../memo.ts";
import {readQuantity, type Quantity, type ReadingOptions} from "../quantity/quantity.ts";
import {makeRange} from "../quantity/range.ts";
import {readUnit} from "../quantity/unit.ts";
import type {Path} from "../yaml/yaml.ts";
import {
  acceptedOf,
  cellsOf,
  circumstancesOf,
  earlierOf,
  relationsOf,
  sourcesOf,
  type Cell,
} from "./cells.ts";
import type {EarlierValue} from "./figure.ts";
import type {FigureEntry, TableEntry} from "./figure-entry.ts";
import type {Pending, PendingRead, Problem} from "./pending.ts";
import {triedFigures} from "./sensitivity.ts";

/** With those that say what moves it. */
export const pendingOfFigure = remembered(
  (entry: FigureEntry, id: string, currency: string) => [entry, id, currency],
  (entry, id, currency): PendingRead => {
    const {pendingFigure, problems} = readerFor(currency);
    const own = pendingFigure(id, entry);
    return {pending: [own, ...triedFigures(id, entry).map(one => ({...own, ...one}))], problems};
  },
);

export const pendingOfTable = remembered(
  (table: TableEntry, id: string, currency: string) => [table, id, currency],
  (table, id, currency): PendingRead => {
    const {pendingCell, problems} = readerFor(currency);
    return {
      pending: cellsOf(id, table).map(cell => pendingCell(cell, ["tables", id])),
      problems,
    };
  },
);

function readerFor(currency: string) {
  const problems: Problem[] = [];
  return {pendingFigure, pendingCell, problems};

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
        [...path, ways[1]!],
      );
    if (ways.length === 0)
      report(
        "content/no-value",
        `\`${id}\` has no value`,
        "add `value: …`, or `formula: …`; if there is none, say why: `value: not given`",
        path,
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
        [...path, "value"],
      );
    if (value.value !== null) return quantityAt(value.value, [...path, "value"]);
    if (value.words === null)
      return report(
        "content/no-value",
        "`value` has a floor but no words",
        "add `words: …`, or write the amount alone",
        path,
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
      return report("content/half-range", "a range needs both `low` and `high`", help, path);
    }
    const low = quantityAt(entry.low, [...path, "low"]);
    const high = quantityAt(entry.high, [...path, "high"]);
    const central = entry.central === null ? null : quantityAt(entry.central, [...path, "central"]);
    if (!low || !high || (entry.central !== null && !central)) return null;
    const range = makeRange(low, central, high);
    if (range.ok) return range.value;
    return problem("content/range", range.message, range.help, "value", [...path, range.at], null);
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
        path,
      );
      return {...base, quantity: null};
    }
    if (cell.unit === null) return {...base, ...read(cell.written)};
    const unit = readUnit(cell.unit, {currency: currency});
    if (unit.ok) return {...base, column: unit.value, ...read(cell.written, unit.value)};
    misread("content/bad-unit", unit, cell.unit, [...table, ...cell.unitPath]);
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
          [...path, i, "corrected"],
        );
      return {...one, quantity: quantityAt(one.value, [...path, i, "value"], unit)};
    });
  }

  function quantityAt(text: string, path: Path, unit?: ReadingOptions["unit"]): Quantity | null {
    const read = readQuantity(text, {currency: currency, unit});
    if (read.ok) return read.value;
    return misread("content/bad-quantity", read, text, path);
  }

  function formulaAt(text: string, path: Path): Pending["formula"] {
    const parsed = parseFormula(text);
    if (parsed.ok) return {text, ast: parsed.ast, path};
    for (const one of parsed.problems) misread("figures/formula", one, text, path);
    return null;
  }

  function report(code: string, message: string, help: string | undefined, path: Path): null {
    return problem(code, message, help, "key", path, null);
  }

  function misread(
    code: string,
    {message, help, start, end}: Omit<Misreading, "ok">,
    text: string,
    path: Path,
  ): null {
    return problem(code, message, help, "value", path, {text, start, end});
  }

  function problem(
    code: string,
    message: string,
    help: string | undefined,
    what: Problem["what"],
    path: Path,
    part: Problem["part"],
  ): null {
    problems.push({code, message, help, path, what, part});
    return null;
  }
}
