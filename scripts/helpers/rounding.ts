// {{rounding-note}}: a paragraph that figures may not sum to totals because of rounding, where that is so of what the slide or the
// section has printed; {{rounding-note table}}, {{rounding-note c}} of a table or a chart alone. A source line says it by itself.
// {{rounding-note goes-on=true}} within a section, below what has just been printed: the section goes on.
import {figureText} from "../lib/content/figure.ts";
import {beginSums, escape, type Printing} from "../lib/template/printing.ts";
import {unreachedTotals, type PrintedFigure} from "../lib/totals/as-printed.ts";
import {madeOf} from "../lib/totals/made-of.ts";
import type {SumBook} from "../lib/totals/sums.ts";
import type {ChartPrints} from "./chart.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

export interface SumMaterial {
  readonly charts: ReadonlyMap<string, ChartPrints>;
  readonly sums: SumBook;
  /** What is to be said: "Figures may not sum to totals because of rounding." */
  readonly roundingNote: string;
}

export function roundingHelpers(printing: Printing, material: SumMaterial): Helpers {
  return {
    "rounding-note": {
      takes: {0: ["chart", "map", "nothing"], "goes-on": ["word"]},
      run(...args) {
        const words = roundingNote(args.length > 1 ? args[0] : undefined, printing, material);
        // On a page, what comes after it is another section; a slide begins by itself.
        const goesOn = args.length > 1 || optionsOf(args).hash["goes-on"] === true;
        if (!goesOn && printing.makes !== "slides") beginSums(printing);
        if (words === "") return "";
        const said = escape(words, printing);
        return safe(printing.makes === "text" ? said : `<p class="rounding-note">${said}</p>`);
      },
    },
  };
}

/** `of`: a chart, a table, or nothing for all that the slide or section has printed. Empty where everything adds up. */
export function roundingNote(of: unknown, printing: Printing, material: SumMaterial): string {
  const {charts, sums, roundingNote} = material;
  const {said} = printing.ledger.sums;
  const node = nodeOf(of);
  const chart = node?.node === "chart" ? charts.get(node.id) : undefined;
  const own = chart ? chart.prints.map(asPrinted) : isTable(of) ? cellsOf(of) : null;
  const printed = own ? [...own, ...totalsBefore(own)] : recent();
  const totals = unreachedTotals(printed, sums, printing.figures, printing);
  const fresh = totals.filter(total => !said.includes(total));
  said.push(...fresh);
  const isOwn = node?.node === "chart" ? ownRounding(node.id) : !isTable(of) && hasRoundedChart();
  return fresh.length > 0 || isOwn ? roundingNote : "";

  /** What can be read on the page since the slide or section began. */
  function recent(): readonly PrintedFigure[] {
    const {uses, sums} = printing.ledger;
    return uses.slice(sums.uses).filter(one => one.visible);
  }

  /** "They add up to £12,656.2m", above a chart of the parts: the note stands under the chart. */
  function totalsBefore(own: readonly PrintedFigure[]): readonly PrintedFigure[] {
    const there = new Set(own.map(one => one.figure));
    const made = madeOf(there, sums, "once");
    return recent().filter(({figure}) => {
      const total = sums.names.get(figure) ?? figure;
      return !there.has(total) && made.has(total);
    });
  }

  function hasRoundedChart(): boolean {
    const since = printing.ledger.charts.slice(printing.ledger.sums.charts);
    return since.map(({chart}) => ownRounding(chart)).includes(true);
  }

  /** Charts have sums of their own: columns upon each other, steps from one level to the next. */
  function ownRounding(id: string): boolean {
    const key = `chart ${id}`;
    if (charts.get(id)?.isRounded !== true || said.includes(key)) return false;
    // What these columns and steps come to may be said in words, too: the note under the chart is for both.
    const parts = new Set(charts.get(id)?.prints.map(one => one.figure.id));
    const made = madeOf(parts, sums, "once");
    said.push(key, ...[...sums.sums.keys()].filter(total => made.has(total)));
    return true;
  }

  function cellsOf({rows}: Table): readonly PrintedFigure[] {
    const cells = rows.flatMap(row => row.cells);
    return cells.flatMap(cell => {
      const node = nodeOf(cell.figure);
      if (node?.node !== "figure") return [];
      const {figure, as} = node;
      return [{figure: figure.id, text: as ?? figureText(figure, "number", printing)}];
    });
  }
}

function asPrinted({figure, text}: ChartPrints["prints"][number]): PrintedFigure {
  return {figure: figure.id, text};
}

interface Table {
  readonly rows: readonly {readonly cells: readonly {readonly figure: unknown}[]}[];
}

function isTable(value: unknown): value is Table {
  return (
    typeof value === "object" && value !== null && "rows" in value && Array.isArray(value.rows)
  );
}
