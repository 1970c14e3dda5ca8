// From Content to Figures: every number that may be printed, read or computed, with what it rests on.
// Knows all names of figures and cells, so every mention of one is checked here. It never formats a number.
import {cellsOf, circumstancesOf, sourcesOf, type Cell} from "../lib/cells.ts";
import {checked, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import type {Circumstances, Figure, Figures} from "../lib/figure.ts";
import {evaluateFormula, formulaInWords, namesIn, parseFormula, splitAtMinus, type Formula} from "../lib/formula.ts";
import {textsWithMentions} from "../lib/mentions.ts";
import {suggestion} from "../lib/nearest.ts";
import type {FigureEntry} from "../lib/publication.ts";
import {readQuantity, type Quantity} from "../lib/quantity.ts";
import {partOf} from "../lib/text.ts";
import {readUnit} from "../lib/unit.ts";
import type {Path} from "../lib/yaml.ts";
import type {Content} from "./content.ts";

interface Pending {
  readonly id: string;
  readonly label: string;
  readonly circumstances: Circumstances;
  readonly sources: readonly string[];
  readonly was: Figure["was"];
  readonly path: Path;
  readonly quantity: Quantity | null;
  readonly formula: {readonly text: string; readonly ast: Formula; readonly path: Path} | null;
}

export function computeFigures(content: Content): Checked<Figures> {
  const found: Diagnostic[] = [];
  const currency = content.about.currency;
  const pending = new Map<string, Pending>();
  for (const [id, entry] of Object.entries(content.figures)) keep(pendingFigure(id, entry));
  for (const [id, table] of Object.entries(content.tables)) for (const cell of cellsOf(id, table)) keep(pendingCell(cell, ["tables", id, ...cell.path]));
  const columns = columnsOf(content);
  const figures = new Map<string, Figure>();
  const broken = new Set<string>();
  for (const one of pending.values()) compute(one, []);
  checkMentions();
  return checked(figures, found);

  function keep(one: Pending | null): void {
    if (one) pending.set(one.id, one);
  }

  function pendingFigure(id: string, entry: FigureEntry): Pending {
    const path: Path = ["figures", id];
    const base = {id, label: entry.label, circumstances: circumstancesOf([entry]), sources: sourcesOf([entry]), path, was: (entry.was ?? []).map(one => ({value: one.value, asOf: one["as-of"]}))};
    for (const [i, one] of (entry.was ?? []).entries()) quantityAt(one.value, [...path, "was", i, "value"]);
    const given = [entry.value && "value", entry.formula && "formula", (entry.low || entry.high || entry.central) && "low"].filter(Boolean);
    if (given.length > 1) report("content/two-values", `\`${id}\` has both a ${given[0]} and a ${given[1]}`, "keep one of the two", [...path, given[1] as string], "key");
    if (given.length === 0) report("content/no-value", `\`${id}\` has no value`, "add `value: …`, or `formula: …`; if there is none, say why: `value: not given`", path, "key");
    if (entry.formula) return {...base, quantity: null, formula: formulaAt(entry.formula, [...path, "formula"])};
    return {...base, quantity: literalOf(entry, path), formula: null};
  }

  function literalOf(entry: FigureEntry, path: Path): Quantity | null {
    if (entry.value?.value) return quantityAt(entry.value.value, [...path, "value", "value"]);
    if (entry.value?.words) {
      const floor = entry.value.floor ? quantityAt(entry.value.floor, [...path, "value", "floor"]) : null;
      return {sort: "verbal", words: entry.value.words, floor: floor?.sort === "amount" ? floor.value : null, unit: floor?.sort === "amount" ? floor.unit : null};
    }
    if (!entry.low && !entry.high) return null;
    if (!entry.low || !entry.high) return report("content/half-range", "a range needs both `low` and `high`", "add the other end", path, "key");
    const low = quantityAt(entry.low, [...path, "low"]);
    const high = quantityAt(entry.high, [...path, "high"]);
    const central = entry.central ? quantityAt(entry.central, [...path, "central"]) : null;
    if (low?.sort !== "amount" || high?.sort !== "amount" || (entry.central && central?.sort !== "amount")) return null;
    const middle = central?.sort === "amount" ? central.value : null;
    if (low.value.gt(high.value) || middle?.lt(low.value) || middle?.gt(high.value))
      return report("content/range-order", "the range is inside out", "low has to be the least of its values, and high the greatest", [...path, low.value.gt(high.value) ? "low" : "central"]);
    return {sort: "range", qualifier: null, low: low.value, central: middle, high: high.value, written: high.written, unit: high.unit};
  }

  function pendingCell(cell: Cell, path: Path): Pending | null {
    if (cell.written === null) {
      report("content/empty-cell", `the cell \`${cell.id}\` is empty`, "write its number, or say why there is none: `not given`, `not applicable`, …", path);
      return null;
    }
    const unit = cell.unit === null ? null : readUnit(cell.unit, {currency});
    const quantity = unit && !unit.ok ? null : quantityAt(cell.written, path, unit?.ok ? unit.value : undefined);
    if (unit && !unit.ok) report("content/bad-unit", unit.message, unit.help, [path[0]!, path[1]!, "unit"]);
    return {id: cell.id, label: cell.label, circumstances: cell, sources: cell.sources, was: [], path, quantity, formula: null};
  }

  function quantityAt(text: string, path: Path, unit?: Parameters<typeof readQuantity>[1]["unit"]): Quantity | null {
    const read = readQuantity(text, unit === undefined ? {currency} : {currency, unit});
    if (read.ok) return read.value;
    found.push({severity: "error", code: "content/bad-quantity", message: read.message, help: read.help, at: partOf(content.places.value(path), text, read.start, read.end)});
    return null;
  }

  function formulaAt(text: string, path: Path): Pending["formula"] {
    const parsed = parseFormula(text);
    if (parsed.ok) return {text, ast: parsed.ast, path};
    for (const one of parsed.problems) found.push({severity: "error", code: "figures/formula", message: one.message, help: one.help, at: partOf(content.places.value(path), text, one.start, one.end)});
    return null;
  }

  /** Depth first: what a formula needs is computed before it. `via` is the way here, to name a circle. */
  function compute(one: Pending, via: readonly string[]): Figure | null {
    const done = figures.get(one.id);
    if (done || broken.has(one.id)) return done ?? null;
    const at = content.places.key(one.path);
    if (one.quantity) return store({...one.circumstances, id: one.id, label: one.label, quantity: one.quantity, formula: null, sources: one.sources, was: one.was, at});
    const formula = one.formula;
    if (!formula) return fail(one);
    if (via.includes(one.id)) {
      const circle = [...via.slice(via.indexOf(one.id)), one.id];
      for (const id of circle) broken.add(id);
      return report("figures/circle", `\`${one.id}\` is computed from itself: ${circle.map(id => `\`${id}\``).join(" → ")}`, "break the circle by giving one of them a value", formula.path);
    }
    const inputs = inputsOf(formula, [...via, one.id]);
    if (!inputs) return fail(one);
    const result = evaluateFormula(formula.ast, name => (columns.has(name) ? columns.get(name)!.flatMap(id => figures.get(id)?.quantity ?? []) : figures.get(name)?.quantity));
    const problems = result.ok ? result.warnings : result.problems;
    for (const problem of problems)
      found.push({severity: result.ok ? "warning" : "error", code: "figures/formula", message: problem.message, help: problem.help, at: partOf(content.places.value(formula.path), formula.text, problem.start, problem.end)});
    if (!result.ok) return fail(one);
    return store({
      ...derivedCircumstances(one.circumstances, inputs), id: one.id, label: one.label, quantity: result.value, was: one.was, at,
      formula: formulaInWords(formula.ast, name => figures.get(name)?.label ?? columnLabel(name)),
      sources: [...new Set([...one.sources, ...inputs.flatMap(input => input.sources)])],
    });
  }

  function inputsOf(formula: NonNullable<Pending["formula"]>, via: readonly string[]): readonly Figure[] | null {
    const inputs: (Figure | null)[] = [];
    for (const {name, start, end} of namesIn(formula.ast)) {
      const ids = columns.get(name) ?? (pending.has(name) ? [name] : null);
      if (ids) inputs.push(...ids.map(id => compute(pending.get(id)!, via)));
      else {
        const split = splitAtMinus(name, part => pending.has(part) || columns.has(part));
        const help = split ? `a minus needs a space on both sides: \`${split[0]} - ${split[1]}\`` : suggestion(name, pending.keys(), "the figures are");
        found.push({severity: "error", code: "figures/unknown-figure", message: `there is no figure called \`${name}\``, help, at: partOf(content.places.value(formula.path), formula.text, start, end)});
        inputs.push(null);
      }
    }
    return inputs.every(input => input !== null) ? inputs : null;
  }

  function columnLabel(name: string): string {
    const [table, column] = name.split(".");
    const entry = content.tables[table ?? ""];
    return `${entry?.columns[column ?? ""]?.label ?? name}`;
  }

  function checkMentions(): void {
    const {places, name: _name, documents, ...rest} = content;
    const texts = [...textsWithMentions(rest, []), ...Object.entries(documents).flatMap(([id, file]) => textsWithMentions(file.data, ["documents", id]))];
    for (const {path, text, prose} of texts) {
      for (const problem of prose.problems) {
        const [message, help] = problem.what === "register"
          ? [`a figure cannot be printed as \`${problem.word}\``, suggestion(problem.word, ["prose", "compact", "exact", "number"], "it can be")]
          : problem.what === "unclosed" ? ["`{{` is not closed", "close it with `}}`, or write one brace less"] : [`\`${problem.word}\` is not the name of a figure`, "write `{{name-of-a-figure}}`, or `{{name-of-a-figure compact}}`"];
        found.push({severity: "error", code: "figures/bad-mention", message: message as string, help, at: partOf(places.value(path), text, problem.start, problem.end)});
      }
      let from = 0;
      for (const segment of prose.segments) {
        const name = segment.sort === "figure" ? segment.figure : segment.sort === "as-written" ? segment.source : null;
        const known: boolean = name === null || (segment.sort === "figure" ? pending.has(name) : Object.hasOwn(content.sources, name));
        if (name === null) continue;
        const start = text.indexOf(name, text.indexOf("{{", from) + 2);
        from = start + name.length;
        const noun = segment.sort === "figure" ? "figure" : "source";
        if (!known) found.push({severity: "error", code: `figures/unknown-${noun}`, message: `there is no ${noun} called \`${name}\``, help: suggestion(name, noun === "figure" ? pending.keys() : Object.keys(content.sources), `the ${noun}s are`), at: partOf(places.value(path), text, start, start + name.length)});
      }
    }
  }

  function store(figure: Figure): Figure {
    figures.set(figure.id, figure);
    return figure;
  }

  function fail(one: Pending): null {
    broken.add(one.id);
    return null;
  }

  function report(code: string, message: string, help: string | undefined, path: Path, what: "value" | "key" = "value"): null {
    found.push({severity: "error", code, message, help, at: content.places[what](path)});
    return null;
  }
}

/** `table.column` → the ids of its cells, without printed totals: those must not be added to their own parts. */
function columnsOf(content: Content): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(content.tables).flatMap(([id, table]) =>
    Object.entries(table.columns).filter(([, column]) => column.text !== true).map(([column]) =>
      [`${id}.${column}`, Object.entries(table.rows).filter(([, row]) => row.total !== true).map(([row]) => `${id}.${row}.${column}`)] as const),
  ));
}

/** What a derived figure says of itself, else what all its inputs agree on. */
function derivedCircumstances(own: Circumstances, inputs: readonly Figure[]): Circumstances {
  const agreed = (key: keyof Circumstances): string | null => own[key] ?? (new Set(inputs.map(input => input[key])).size === 1 ? (inputs[0]?.[key] ?? null) : null);
  return {asOf: agreed("asOf"), prices: agreed("prices"), period: agreed("period"), kind: agreed("kind"), timing: agreed("timing"), measure: agreed("measure"), status: agreed("status"), note: own.note};
}
