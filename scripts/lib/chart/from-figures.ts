// A list of figures by name → what a chart of them compares. Each is a row; where rows have several, `groups` names them.
import {checkLabels} from "./from-table.ts";
import type {Gathering} from "./gathering.ts";
import type {ChartParts} from "./parts.ts";
import type {Figure} from "../content/figure.ts";
import type {ChartEntry} from "../content/publication.ts";
import {sameUnit, unitName} from "../quantity/unit.ts";

type Item = NonNullable<ChartEntry["figures"]>[number];

export function figureParts(gathering: Gathering): ChartParts | null {
  const {entry, tell} = gathering;
  const items = entry.figures ?? [];
  const groups = entry.groups ?? [""];
  if (!checkItems(gathering, items, groups)) return null;
  const named = items.map(item => item.figures ?? [item.figure ?? ""]);
  const found = named.map(row => row.flatMap(name => gathering.figures.get(name) ?? []));
  if (found.some((row, i) => row.length < named[i]!.length)) return null;
  checkUnits(found, tell);
  checkBases(found, entry, tell);
  const label = (item: Item, row: readonly Figure[]): string =>
    item.label ?? entry.labels?.[idOf(item)] ?? row[0]?.label ?? "";
  const rows = items.map((item, i) => ({
    id: idOf(item),
    label: label(item, found[i]!),
    note: item.note,
    highlight: entry.highlight?.includes(idOf(item)) ?? false,
  }));
  const columns = groups.map((group, g) => ({
    id: `group-${g + 1}`,
    label: group,
    note: null,
    highlight: false,
  }));
  // The lines of a slope are its rows, from one group to the next.
  const isByRow = (entry.series ?? (entry.kind === "slope" ? "rows" : "columns")) === "rows";
  const [categories, series] = isByRow ? [columns, rows] : [rows, columns];
  return {
    categories,
    series: series.map(({id, label: name, highlight}) => ({id, label: name, highlight})),
    figures: isByRow ? found : groups.map((_, g) => found.map(row => row[g]!)),
    signs: categories.map(() => 1),
    register: "compact",
  };
}

function idOf({figure, figures}: Item): string {
  return figure ?? figures?.[0] ?? "";
}

function checkItems(
  {entry, figures, isFigure, tell}: Gathering,
  items: readonly Item[],
  groups: readonly string[],
): boolean {
  const before = tell.errors();
  for (const [i, item] of items.entries()) {
    if ((item.figure === null) === (item.figures === null)) {
      tell.error(
        ["figures", i],
        "figure",
        "each entry names one `figure`, or several as `figures`",
        "write `- {figure: programme-cost, label: Cost}`",
      );
      continue;
    }
    const names = item.figures ?? [item.figure ?? ""];
    if (names.length !== groups.length)
      tell.error(
        ["figures", i],
        "groups",
        entry.groups
          ? `there are ${groups.length} \`groups\`, and figures for ${names.length} of them`
          : "where an entry has several figures, `groups` has to name them",
        "give each entry one figure for each of the `groups`, in their order",
      );
    for (const [f, name] of names.entries())
      if (!isFigure(name))
        tell.unknown(
          item.figures ? ["figures", i, "figures", f] : ["figures", i],
          "figure",
          `there is no figure called \`${name}\``,
          name,
          figures.keys(),
        );
  }
  checkLabels(entry, items.map(idOf), "figure", tell);
  return tell.errors() === before;
}

/** Lengths can be compared only where they are of one unit. */
function checkUnits(rows: readonly (readonly Figure[])[], tell: Gathering["tell"]): void {
  const first = rows.flat().flatMap(unitOf)[0];
  if (!first) return;
  for (const [i, row] of rows.entries())
    for (const {figure, unit} of row.flatMap(unitOf))
      if (!sameUnit(unit, first.unit))
        tell.error(
          ["figures", i],
          "units",
          `\`${figure.id}\` is in ${unitName(unit)}, and \`${first.figure.id}\` in ${unitName(first.unit)}`,
          "a chart compares figures of one unit: make two charts",
        );
}

function unitOf(figure: Figure) {
  const {quantity} = figure;
  const unit = quantity.sort === "missing" ? null : quantity.unit;
  return unit ? [{figure, unit}] : [];
}

const bases = [
  ["prices", "prices"],
  ["measure", "gross and net"],
  ["timing", "timing"],
] as const;

/** Figures that stand side by side look comparable. Where their bases differ, the chart's note has to say so. */
function checkBases(
  rows: readonly (readonly Figure[])[],
  {note}: ChartEntry,
  tell: Gathering["tell"],
): void {
  if (note !== null) return;
  for (const [field, noun] of bases) {
    const stated = rows.flatMap((row, i) => row.map(figure => ({figure, i, base: figure[field]})));
    const first = stated.find(one => one.base !== null);
    const other = stated.find(one => one.base !== null && one.base !== first?.base);
    if (first && other)
      tell.warning(
        ["figures", other.i],
        "bases",
        `\`${first.figure.id}\` and \`${other.figure.id}\` differ in ${noun}: ${first.base} and ${other.base}`,
        "compare figures of one base, or say in the chart's `note` what differs",
      );
  }
}
