// A Vega-Lite specification of the writer's own → a chart of our data: held to account like every other, and drawn only when printed.
import type {OwnChart} from "./data.ts";
import type {Gathering} from "./gathering.ts";
import {jsonOf, mapJson} from "./json.ts";
import {plainWords, type LabelledChart, type Print} from "./labels.ts";
import {dataOf, specFaults} from "./own-check.ts";
import {namesOfData, ownData, type OwnData} from "./own-data.ts";
import {Decimal} from "../quantity/decimal.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {Amount} from "../quantity/quantity.ts";

export function specChart(gathering: Gathering): LabelledChart | null {
  const {entry, figures, setting, tell, spec: written} = gathering;
  if (!written)
    return tell.missing(
      "`spec` is missing: a chart of the kind `vega-lite` is made of one",
      "write it below `spec:`, or into a file beside this one that is called the same and ends in `.vl.json`",
    );
  const before = tell.errors();
  const spec = jsonOf(written.data, path => written.at(path));
  for (const fault of specFaults(spec, namesOfData(gathering)))
    tell.at(
      written[fault.place === "key" ? "keyAt" : "at"](fault.path),
      fault.code,
      fault.message,
      fault.help,
    );
  checkFigures(gathering);
  if (tell.errors() > before) return null;
  const names = [...new Set(dataOf(spec).map(one => one.name))];
  const data = names.map(name => ownData(name, gathering));
  if (data.some(one => one === null)) return null;
  const sets = data as OwnData[];
  const inWords: Print[] = [];
  // What the writer's own titles say of figures is printed as everywhere else.
  const told = mapJson(spec, value =>
    typeof value === "string" && value.includes("{{")
      ? plainWords(value, figures, setting, inWords)
      : value,
  );
  const prints = [...sets.flatMap(one => one.prints), ...inWords];
  const subtitle = plainWords(entry.subtitle ?? "", figures, setting);
  const alt = entry.alt ? plainWords(entry.alt, figures, setting) : altOf(subtitle, sets);
  const chart: OwnChart = {
    kind: "vega-lite",
    title: plainWords(entry.headline, figures, setting),
    description: alt,
    locale: setting.locale,
    spec: told,
    rows: Object.fromEntries(names.map((name, i) => [name, sets[i]!.rows])),
    ...axisFor(prints, gathering),
  };
  return {
    data: chart,
    alt,
    prints,
    sources: [...new Set(prints.flatMap(({figure}) => figure.sources))],
    table: sets[0]!.table,
  };
}

function checkFigures({entry, isFigure, figures, tell}: Gathering): void {
  for (const [i, {figure}] of (entry.figures ?? []).entries())
    if (figure === null)
      tell.error(
        ["figures", i],
        "figure",
        "each entry names one `figure`",
        "write `- {figure: programme-cost, label: Cost}`",
      );
    else if (!isFigure(figure))
      tell.unknown(
        ["figures", i],
        "figure",
        `there is no figure called \`${figure}\``,
        figure,
        figures.keys(),
      );
}

/** "Diesel: 2022 64, 2024 41. Gas: …" */
function altOf(subtitle: string, sets: readonly OwnData[]): string {
  const rows = sets.flatMap(({rows: all}) =>
    [...new Set(all.map(one => one.row))].map(id => all.filter(one => one.row === id)),
  );
  const sentences = rows.map(cells => {
    const values = cells.map(({head, text}) => (head === "" ? text : `${head} ${text}`)).join(", ");
    return `${cells[0]!.label}${cells[0]!.head === "" ? " " : ": "}${values}`;
  });
  return `${[subtitle, ...sentences].filter(part => part !== "").join(". ")}.`;
}

/** How an axis prints a number: as the figures do, where all are of one unit. */
function axisFor(
  prints: readonly Print[],
  {setting}: Gathering,
): Pick<OwnChart, "axis" | "axisName"> {
  const amounts = prints.flatMap(({figure: {quantity, column}}) =>
    quantity.sort === "amount" || quantity.sort === "range" ? [{quantity, column}] : [],
  );
  const [first] = amounts;
  const units = new Set(amounts.map(({quantity}) => JSON.stringify(quantity.unit)));
  const axis = (value: number): string => {
    if (!first || !Number.isFinite(value)) return String(value);
    const {unit, written} = first.quantity;
    const amount: Amount = {
      sort: "amount",
      qualifier: null,
      value: new Decimal(value),
      written: {...written, decimals: digitsOf(value, written.scale)},
      unit,
    };
    const register =
      units.size > 1 || unit.kind === "count" || unit.kind === "number" ? "number" : "compact";
    return formatQuantity(amount, {register, ...setting, ...(register === "number" && {scale: 0})});
  };
  const goesBy = [first?.quantity.unit, first?.quantity.written, units.size > 1, setting];
  return {axis, axisName: JSON.stringify(goesBy)};
}

/** As many decimals as the number has at its scale: axes stand at round ones. */
function digitsOf(value: number, scale: number): number {
  const text = String(Number((value / 10 ** scale).toPrecision(12)));
  return text.includes(".") ? text.split(".")[1]!.length : 0;
}
