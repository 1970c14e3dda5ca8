// What the bare numbers of a table or a chart count, said where its writer has not: "£ million" below the title, or in the heads of
// columns and rows that differ.
import {sameUnit, type CellUnit} from "../quantity/unit.ts";
import {saysUnit, unitText} from "../quantity/unit-text.ts";
import type {Figure, Setting} from "./figure.ts";
import type {TableEntry} from "./publication.ts";

/** The words of a table, with the units that they left out. */
export interface TableHeads {
  readonly subtitle: string | null;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, string>>;
}

export function headsOf(
  id: string,
  table: TableEntry,
  figureOf: (id: string) => Figure | undefined,
  setting: Setting,
): TableHeads {
  const {title, subtitle, columns, rows} = table;
  const cells = Object.keys(rows).flatMap(row =>
    Object.keys(columns).flatMap(column => {
      const unit = bareUnit(figureOf(`${id}.${row}.${column}`));
      return unit ? [{row, column, unit}] : [];
    }),
  );
  const labelled = (
    lines: TableEntry["columns"] | TableEntry["rows"],
    line: "row" | "column",
    of: typeof cells,
  ): Record<string, string> =>
    Object.fromEntries(
      Object.entries(lines).map(([name, {label}]) => {
        const those = of.filter(cell => cell[line] === name);
        const unit = onlyUnit(those, setting);
        const isSaid = unit === null || saysUnit(label, unit, setting);
        return [name, isSaid ? label : `${label} (${restOf(unit, label, setting)})`];
      }),
    );
  const plain = {subtitle, columns: labelled(columns, "column", []), rows: labelled(rows, "row", [])};
  const whole = onlyUnit(cells, setting);
  if (whole && saysUnit(`${title} ${subtitle ?? ""}`, whole, setting)) return plain;
  if (whole) {
    const heads = labelled(columns, "column", cells);
    const isSaidAbove = Object.entries(columns).some(
      ([name, {label}]) => cells.some(cell => cell.column === name) && heads[name] === label,
    );
    if (isSaidAbove) return {...plain, columns: heads};
    return {...plain, subtitle: withUnit(subtitle, whole, setting)};
  }
  // A row that has a unit of its own says it, and the columns say that of all others.
  const isOwn = ({row}: {readonly row: string}): boolean => (rows[row]?.unit ?? null) !== null;
  return {
    subtitle,
    columns: labelled(
      columns,
      "column",
      cells.filter(cell => !isOwn(cell)),
    ),
    rows: labelled(rows, "row", cells.filter(isOwn)),
  };
}

/** What is below the headline of a chart of a table. */
export function measuredChart(
  {headline, subtitle}: {readonly headline: string; readonly subtitle: string | null},
  {figures, labels}: {readonly figures: readonly Figure[]; readonly labels: readonly string[]},
  setting: Setting,
): string | null {
  const cells = figures.flatMap(figure => bareUnit(figure) ?? []).map(unit => ({unit}));
  const unit = onlyUnit(cells, setting);
  const said = [headline, subtitle ?? "", ...labels].join(" ");
  return unit === null || saysUnit(said, unit, setting)
    ? subtitle
    : withUnit(subtitle, unit, setting);
}

/** Null where it is printed in words, or with its unit; see `figureText`. */
function bareUnit(figure: Figure | undefined): CellUnit | null {
  const unit = figure && "unit" in figure.quantity ? figure.quantity.unit : null;
  if (!unit || !figure?.column) return null;
  return sameUnit(unit, figure.column.unit) ? figure.column : null;
}

/** That of all of them; null where they differ, or count nothing. */
function onlyUnit(
  cells: readonly {readonly unit: CellUnit}[],
  setting: Setting,
): CellUnit | null {
  const first = cells[0]?.unit;
  if (!first || unitText(first, setting) === null) return null;
  const words = unitText(first, setting);
  return cells.every(({unit}) => unitText(unit, setting) === words) ? first : null;
}

function withUnit(subtitle: string | null, unit: CellUnit, setting: Setting): string {
  const words = unitText(unit, setting) ?? "";
  if (subtitle === null) return capital(words);
  return /[.!?…。]$/u.test(subtitle) ? `${subtitle} ${capital(words)}.` : `${subtitle}, ${words}`;
}

/** "Trips (million)": a head that names what is counted lacks only how many of them are one. */
function restOf(unit: CellUnit, label: string, setting: Setting): string | null {
  const isNamed = unit.unit.kind === "count" && saysUnit(label, {...unit, scale: 0}, setting);
  return unitText(isNamed ? {unit: {kind: "number"}, scale: unit.scale} : unit, setting);
}

/** Words, and no symbols: "Systems", but never "KWh". */
function capital(words: string): string {
  return /^\p{Ll}{4}/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
