// From Content and Figures to Totals: each printed total held against its parts, what is said of those that do not hold, and all
// sums that are known, so that whoever prints one can look whether it adds up as printed. A published total is never changed.
import {cellIdsOf} from "../lib/content/series.ts";
import type {FigureEntry, TableEntry} from "../lib/content/publication.ts";
import type {Figure, Figures} from "../lib/content/figure.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {lookedUpIn, rememberedLast, type LookedUp} from "../lib/memo.ts";
import {suggestion} from "../lib/nearest.ts";
import {
  checkTotals,
  isFault,
  isHeld,
  type PrintedTotal,
  type TotalCheck,
} from "../lib/totals/checks.ts";
import {namedLines, type Line} from "../lib/totals/lines.ts";
import {partsOfFormula, sumBook, type Sum, type SumBook} from "../lib/totals/sums.ts";
import {weigh} from "../lib/totals/weigh.ts";
import {printedFault, totalFault} from "../lib/totals/words.ts";
import {readQuantity} from "../lib/quantity/quantity.ts";
import {partOf} from "../lib/text.ts";
import type {Path} from "../lib/yaml/yaml.ts";
import type {Content} from "./content.ts";
import type {Quantities} from "./quantities.ts";

export interface Totals {
  readonly printed: readonly PrintedTotal[];
  readonly sums: SumBook;
}

export function weighTotals(
  content: Content,
  figures: Figures,
  {pending}: Quantities,
): Looked<Totals> {
  const found: Diagnostic[] = [];
  const {places, tables} = content;
  const columns = cellIdsOf(tables);
  const setting = {locale: content.about.language, currency: content.about.currency};
  const printed = Object.entries(tables).flatMap(([id, table]) => {
    checkWords(id, table);
    return table.total === "none" ? [] : totalsOf(id, table);
  });
  for (const [id, table] of Object.entries(tables)) checkAcceptances(id, table);
  for (const [id, entry] of Object.entries(content.figures)) checkFigure(id, entry);
  return {value: {printed, sums: sumBook(formulas(), held())}, diagnostics: found};

  /** A figure that is worked out, against what its source prints. */
  function checkFigure(id: string, {printed, formula, accept}: FigureEntry): void {
    const path: Path = ["figures", id];
    const figure = figures.get(id);
    if (printed === null) return;
    if (formula === null)
      return report(
        [...path, "printed"],
        "content/no-formula",
        "`printed` is held against what a formula gives, and there is none",
        "write the amount as the figure's `value`",
      );
    const read = readQuantity(printed, {currency: setting.currency});
    if (!read.ok) {
      const at = partOf(places.value([...path, "printed"]), printed, read.start, read.end);
      found.push(errorAt(at, "content/bad-quantity", read.message, read.help));
      return;
    }
    if (!figure) return;
    const ast = pending.get(id)?.formula?.ast;
    const parts = (ast && partsOfFormula(ast, idsOf)) ?? [{figure: id, sign: 1 as const}];
    const added = parts.flatMap(({figure: name, sign}) => {
      const quantity = figures.get(name)?.quantity;
      return quantity ? [{quantity, sign}] : [];
    });
    const fault = printedFault(id, read.value, weigh(read.value, added), setting);
    if (fault && accept?.["total"] === undefined)
      found.push({
        ...errorAt(places.value([...path, "printed"]), "rules/total", fault.message, fault.help),
        severity: "warning",
      });
    if (!fault && accept?.["total"] !== undefined) unused(path);
  }

  function idsOf(name: string): readonly string[] {
    return columns.get(name) ?? [name];
  }

  function totalsOf(id: string, table: TableEntry): readonly PrintedTotal[] {
    return checksOf(id, table, figures).map(check => {
      const accepted = figures.get(check.total.id)?.accepted.find(({rule}) => rule === "total");
      // What agrees to the last digit needs no reason; rounding may be denied as the reason.
      const reason = check.outcome === "agrees" ? null : (accepted?.reason ?? null);
      if (isFault(check) && reason === null) {
        const {message, help} = totalFault(check, setting);
        found.push({severity: "warning", code: "rules/total", message, help, at: cellPlace(check)});
      }
      return {table: id, check, reason};
    });
  }

  function cellPlace({total}: TotalCheck) {
    const [table = "", row = "", column = ""] = total.id.split(".");
    return places.value(["tables", table, "rows", row, "cells", column]);
  }

  /** Names that lead nowhere, and words that say nothing where they stand. */
  function checkWords(id: string, table: TableEntry): void {
    for (const field of ["rows", "columns"] as const) {
      const entries: readonly [string, Parameters<typeof lineOf>[1]][] = Object.entries(
        table[field],
      );
      const lines = entries.map(([name, entry]) => lineOf(name, entry));
      const noun = field.slice(0, -1);
      for (const [name, entry] of entries) {
        const path: Path = ["tables", id, field, name];
        if (entry.of && entry.total !== true)
          report(
            [...path, "of"],
            "content/no-total",
            `\`of\` says what a total is of, and this ${noun} is none`,
            "add `total: true`, or leave it out",
          );
        for (const [i, one] of (entry.of ?? []).entries())
          for (const unknown of namedLines([one], lines).unknown)
            report(
              [...path, "of", i],
              `content/unknown-${noun}`,
              `the table has no ${noun} called \`${unknown}\``,
              suggestion(
                unknown,
                lines.map(line => line.id),
                `the ${field} are`,
              ),
            );
        if (entry.total === true && table.total === "none")
          report(
            [...path, "total"],
            "content/no-total",
            `the table says \`total: none\`, and this ${noun} is a total`,
            "leave out one of the two",
          );
      }
    }
  }

  function checkAcceptances(id: string, table: TableEntry): void {
    const own = printed.filter(one => one.table === id && one.reason !== null);
    const used = (of: (one: PrintedTotal) => boolean): boolean => own.some(of);
    const inRow = (one: PrintedTotal): string => one.check.total.id.split(".")[1]!;
    const inColumn = (one: PrintedTotal): string => one.check.total.id.split(".")[2]!;
    const accepts = (
      entry: {readonly accept?: Readonly<Record<string, string>> | null} | undefined,
    ): boolean => entry?.accept?.["total"] !== undefined;
    for (const [row, entry] of Object.entries(table.rows))
      if (accepts(entry) && !used(one => inRow(one) === row)) unused(["tables", id, "rows", row]);
    // The row's own reason stands before the column's, and that before the table's.
    for (const [column, entry] of Object.entries(table.columns))
      if (
        accepts(entry) &&
        !used(one => inColumn(one) === column && !accepts(table.rows[inRow(one)]))
      )
        unused(["tables", id, "columns", column]);
    if (
      accepts(table) &&
      !used(one => !accepts(table.rows[inRow(one)]) && !accepts(table.columns[inColumn(one)]))
    )
      unused(["tables", id]);
  }

  function unused(path: Path): void {
    found.push({
      ...errorAt(
        places.key([...path, "accept", "total"]),
        "rules/unused-acceptance",
        "nothing here breaks the rule `total`, so there is nothing to accept",
        "remove it",
      ),
      severity: "warning",
    });
  }

  function report(path: Path, code: string, message: string, help: string | undefined): void {
    found.push(errorAt(places.value(path), code, message, help));
  }

  function held(): readonly Sum[] {
    return printed.flatMap(({check, reason}) => {
      if (!isHeld(check) || reason !== null) return [];
      const parts = check.parts.filter(({cell}) => cell.quantity.sort !== "missing");
      return [
        {total: check.total.id, parts: parts.map(({cell, sign}) => ({figure: cell.id, sign}))},
      ];
    });
  }

  function formulas(): readonly Sum[] {
    return [...pending.values()].flatMap(({id, formula}) => {
      const parts = formula && figures.has(id) ? partsOfFormula(formula.ast, idsOf) : null;
      return parts ? [{total: id, parts}] : [];
    });
  }
}

function checksOf(id: string, table: TableEntry, figures: Figures): readonly TotalCheck[] {
  const known = checked(table, id);
  if (known.last?.isSameIn(figures)) return known.last.checks;
  const {map, isSameIn} = lookedUpIn(figures);
  const checks = checkTotals({
    rows: Object.entries(table.rows).map(([row, entry]) => lineOf(row, entry)),
    columns: Object.entries(table.columns).flatMap(([column, entry]) =>
      entry.text === true ? [] : [lineOf(column, entry)],
    ),
    cell: (row, column) => map.get(`${id}.${row}.${column}`) ?? null,
  });
  known.last = {checks, isSameIn};
  return checks;
}

interface Last extends Pick<LookedUp<Figure>, "isSameIn"> {
  readonly checks: readonly TotalCheck[];
}

const checked = rememberedLast(
  (table: TableEntry, id: string) => [table, id],
  (): {last: Last | null} => ({last: null}),
);

interface LineEntry {
  readonly label: string;
  readonly total: boolean | null;
  readonly of: readonly string[] | null;
  readonly "included-in"?: readonly string[] | null;
  readonly "alternative-to"?: readonly string[] | null;
  readonly together?: readonly string[] | null;
}

function lineOf(id: string, entry: LineEntry): Line {
  return {
    id,
    label: entry.label,
    isTotal: entry.total === true,
    of: entry.of,
    includedIn: entry["included-in"] ?? [],
    alternativeTo: entry["alternative-to"] ?? [],
    together: entry.together ?? [],
  };
}
