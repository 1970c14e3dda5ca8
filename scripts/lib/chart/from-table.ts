// A table → what a chart of it compares: its rows and columns, as many as are named, one of the two as series.
import type {Gathering} from "./gathering.ts";
import type {ChartParts} from "./parts.ts";
import type {TableEntry} from "../content/publication.ts";

export function tableParts(gathering: Gathering): ChartParts | null {
  const {entry, figures, tables, tableNames, tell} = gathering;
  const name = entry.table ?? "";
  const table = tables[name];
  if (!table) {
    if (!tableNames.has(name))
      tell.unknown(
        ["table"],
        "table",
        `there is no table called \`${name}\``,
        name,
        tableNames.all(),
      );
    return null;
  }
  if (entry.kind === "stacked-column" && table.total === "none")
    tell.error(
      ["table"],
      "total-none",
      "the table says that nothing in it may be added, and a stacked column adds",
      "choose the kind `grouped-column`, or take `total: none` out of the table",
    );
  const rows = entry.rows ?? Object.keys(table.rows).filter(row => table.rows[row]?.total !== true);
  const columns =
    entry.columns ??
    Object.entries(table.columns).flatMap(([column, {text, total}]) =>
      text === true || total === true ? [] : [column],
    );
  if (!checkNames(gathering, table, rows, columns)) return null;
  // The lines of a slope are rows, from one column to the next.
  const isByRow = (entry.series ?? (entry.kind === "slope" ? "rows" : "columns")) === "rows";
  const [series, categories] = isByRow ? [rows, columns] : [columns, rows];
  const cells = series.map(one =>
    categories.flatMap(
      other => figures.get(isByRow ? `${name}.${one}.${other}` : `${name}.${other}.${one}`) ?? [],
    ),
  );
  if (cells.some(row => row.length < categories.length)) return null;
  const named = (one: string) => ({
    id: one,
    label: entry.labels?.[one] ?? table.rows[one]?.label ?? table.columns[one]?.label ?? one,
    highlight: entry.highlight?.includes(one) ?? false,
    forecast: table.columns[one]?.status === "forecast",
  });
  return {
    categories: categories.map(one => ({...named(one), note: null})),
    // Where there is one series only, its words are in the subtitle, and "forecast" among them.
    series: series.map(one => ({
      ...named(one),
      forecast: series.length > 1 && named(one).forecast,
    })),
    figures: cells,
    signs: categories.map(() => 1),
    register: "number",
  };
}

function checkNames(
  {entry, tell}: Gathering,
  table: TableEntry,
  rows: readonly string[],
  columns: readonly string[],
): boolean {
  const before = tell.errors();
  for (const [field, names, known] of [
    ["rows", rows, table.rows],
    ["columns", columns, table.columns],
  ] as const)
    for (const [i, name] of names.entries())
      if (!Object.hasOwn(known, name))
        tell.unknown(
          [field, i],
          field.slice(0, -1),
          `the table has no ${field.slice(0, -1)} called \`${name}\``,
          name,
          Object.keys(known),
        );
  for (const [i, name] of columns.entries())
    if (table.columns[name]?.text === true)
      tell.error(
        ["columns", i],
        "words",
        `the column \`${name}\` holds words, and a chart needs numbers`,
        "leave it out",
      );
  for (const [field, names, known] of [
    ["rows", rows, table.rows],
    ["columns", columns, table.columns],
  ] as const)
    for (const [i, name] of names.entries())
      if (entry.kind === "stacked-column" && isStacked(field, entry) && known[name]?.total === true)
        tell.error(
          [field, i],
          "total",
          `\`${name}\` is a total: on top of its own parts it would count twice`,
          "leave it out; the totals of the columns are printed by themselves",
        );
  checkLabels(
    entry,
    [...Object.keys(table.rows), ...Object.keys(table.columns)],
    "row or column",
    tell,
  );
  return tell.errors() === before;
}

/** The series are what stands upon each other: columns, where nothing else is said. */
function isStacked(field: "rows" | "columns", {series}: Gathering["entry"]): boolean {
  return field === (series ?? "columns");
}

/** Short names and highlights are of things that the chart has. */
export function checkLabels(
  {labels, highlight}: Gathering["entry"],
  known: readonly string[],
  noun: string,
  tell: Gathering["tell"],
): void {
  const named = [
    ...Object.keys(labels ?? {}).map(
      name => ({name, path: ["labels", name], place: "key"}) as const,
    ),
    ...(highlight ?? []).map(
      (name, i) => ({name, path: ["highlight", i], place: "value"}) as const,
    ),
  ];
  for (const {name, path, place} of named)
    if (!known.includes(name))
      tell.unknown(
        path,
        noun.split(" ")[0]!,
        `the chart has no ${noun} called \`${name}\``,
        name,
        known,
        place,
      );
}
