// What templates see of printed totals: each as published, beside what its parts come to.
import type {Setting} from "../content/figure.ts";
import type {TableEntry} from "../content/publication.ts";
import {formatQuantity} from "../quantity/format.ts";
import type {PrintedTotal} from "../totals/checks.ts";
import {maybeText, textNode, type FigureNode, type Model, type Named} from "./model.ts";

/** Those of which something can be said: with all their parts in numbers, or with a reason. */
export function totalsModel(
  totals: readonly PrintedTotal[],
  tables: Readonly<Record<string, TableEntry>>,
  figures: Readonly<Record<string, FigureNode>>,
  setting: Setting,
): readonly Named[] {
  return totals.flatMap(({table, check, reason}) => {
    const {weighed, total, parts} = check;
    const outcome = outcomes[check.outcome];
    const node = figures[total.id];
    if (!outcome || !node || !weighed.sum) return [];
    const exact = {register: "exact", ...setting} as const;
    const gap = outcome === "agrees" ? null : weighed.gap;
    const model: {readonly [name: string]: Model} = {
      table,
      title: textNode(tables[table]?.title ?? table),
      total: node,
      parts: parts.flatMap(({cell, sign}) => {
        const part = figures[cell.id];
        return part ? [{figure: part, "taken-off": sign === -1}] : [];
      }),
      sum: formatQuantity(weighed.sum, exact),
      gap: gap && formatQuantity(gap, exact),
      outcome,
      reason: maybeText(reason),
    };
    return [model];
  });
}

/** `short`: the parts stop short of the printed total. */
const outcomes: Readonly<Partial<Record<PrintedTotal["check"]["outcome"], string>>> = {
  agrees: "agrees",
  rounding: "rounding",
  short: "short",
  over: "over",
};

/** Why printed totals of a table are not what their parts come to, each reason once. */
export function reasonsOf(table: string, totals: readonly PrintedTotal[]): readonly string[] {
  const own = totals.filter(one => one.table === table);
  return [...new Set(own.flatMap(({reason}) => reason ?? []))];
}
