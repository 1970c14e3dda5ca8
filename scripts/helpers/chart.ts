// {{chart c width=740 height=390 text=16}}: the chart at that size, in px, with its labels at that size of text; with `row=30` one
// that goes down the page is as high as its rows ask for, and with `most=740` no higher than that: what a page of paper holds.
// It is drawn later; here its place is kept, and what it prints is put on record.
import {cite, type Printing} from "../lib/template/printing.ts";
import type {ChartNode} from "../lib/template/model.ts";
import type {Figure} from "../lib/content/figure.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

export interface ChartPrints {
  readonly prints: readonly {readonly figure: Figure; readonly text: string}[];
  readonly sources: readonly string[];
  /** It shows sums of its own that do not add up as they are printed. */
  readonly isRounded?: boolean;
}

export function chartHelpers(
  printing: Printing,
  charts: ReadonlyMap<string, ChartPrints>,
): Helpers {
  return {
    chart: {
      takes: {
        0: ["chart"],
        width: ["word"],
        height: ["word"],
        row: ["word"],
        most: ["word"],
        text: ["word"],
      },
      run(...args) {
        const node = nodeOf(args[0]);
        if (node?.node !== "chart") return "";
        const {hash} = optionsOf(args);
        const {ledger} = printing;
        const key = `${node.id}-${ledger.charts.length + 1}`;
        ledger.charts.push({
          key,
          chart: node.id,
          width: sizeOf(hash["width"], 740),
          height:
            rowsHeight(node, hash["row"], sizeOf(hash["most"], Infinity)) ??
            sizeOf(hash["height"], 390),
          text: sizeOf(hash["text"], 16),
        });
        const {prints = [], sources = []} = charts.get(node.id) ?? {};
        for (const {figure, text} of prints) {
          ledger.uses.push({
            figure: figure.id,
            register: "number",
            text,
            visible: true,
            chart: key,
          });
          ledger.recent.figures.push(figure);
        }
        for (const source of sources) cite(source, printing);
        return safe(chartPlace(key));
      },
    },
  };
}

/** What stands where a chart will be drawn. */
export function chartPlace(key: string): string {
  return `<svg data-chart="${key}"></svg>`;
}

/** Null for a chart that stands upright. */
function rowsHeight({about}: ChartNode, row: unknown, most: number): number | null {
  if (typeof row !== "number" || !["bar", "range", "dot"].includes(String(about["kind"])))
    return null;
  const table = about["table"] as {rows: readonly unknown[]; columns: readonly unknown[]} | null;
  const marks = Math.max(1, table?.columns.length ?? 0);
  // Bars of one row stand one below the other, its dots on one line.
  const each = about["kind"] === "dot" ? Math.min(1.4, marks) : marks;
  return Math.min(most, Math.round(row * (1.5 + (table?.rows.length ?? 0) * each)));
}

function sizeOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && value > 0 ? value : otherwise;
}
