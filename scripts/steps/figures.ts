// From Quantities to Figures: every number that may be printed, computed where it has a formula, with all that it rests on.
// It never formats a number.
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {columnName} from "../lib/content/cells.ts";
import type {Circumstances, Figure, Figures} from "../lib/content/figure.ts";
import {evaluateFormula, formulaInWords, namesIn, splitAtMinus} from "../lib/formula/formula.ts";
import {suggestion} from "../lib/nearest.ts";
import {partOf} from "../lib/text.ts";
import type {Content} from "./content.ts";
import type {Pending, Quantities} from "./quantities.ts";

/** What cannot be computed is left out, and named in the findings once: not again for all that rests on it. */
export function computeFigures(content: Content, {pending, isKnown}: Quantities): Looked<Figures> {
  const found: Diagnostic[] = [];
  const columns = columnsOf(content);
  const figures = new Map<string, Figure>();
  const broken = new Set<string>();
  for (const one of pending.values()) compute(one, []);
  // In the order in which they were written; formulas were computed in another.
  const inOrder = [...pending.keys()].flatMap(id => figures.get(id) ?? []);
  return {value: new Map(inOrder.map(figure => [figure.id, figure])), diagnostics: found};

  /** Depth first: what a formula needs is computed before it. `via` is the way here, to name a circle. */
  function compute(one: Pending, via: readonly string[]): Figure | null {
    const done = figures.get(one.id);
    if (done || broken.has(one.id)) return done ?? null;
    const at = content.places.key(one.path);
    if (one.quantity)
      return store({
        ...one.circumstances,
        ...one.relations,
        range: one.range,
        id: one.id,
        label: one.label,
        quantity: one.quantity,
        column: one.column,
        formula: null,
        written: null,
        inputs: [],
        workings: null,
        sources: one.sources,
        was: one.was,
        accepted: one.accepted,
        at,
      });
    const formula = one.formula;
    if (!formula) return fail(one);
    if (via.includes(one.id)) {
      const circle = [...via.slice(via.indexOf(one.id)), one.id];
      for (const id of circle) broken.add(id);
      found.push({
        severity: "error",
        code: "figures/circle",
        message: `\`${one.id}\` is computed from itself: ${circle.map(id => `\`${id}\``).join(" → ")}`,
        help: "break the circle by giving one of them a value",
        at: content.places.value(formula.path),
      });
      return null;
    }
    const inputs = inputsOf(formula, [...via, one.id]);
    if (!inputs) return fail(one);
    const cells = (column: string): readonly string[] => columns.get(column) ?? [];
    const result = evaluateFormula(
      formula.ast,
      name =>
        columns.has(name)
          ? cells(name).flatMap(id => figures.get(id)?.quantity ?? [])
          : figures.get(name)?.quantity,
      (column, index) => cells(column)[index],
    );
    const problems = result.ok ? result.warnings : result.problems;
    for (const problem of problems)
      found.push({
        severity: result.ok ? "warning" : "error",
        code: "figures/formula",
        message: problem.message,
        help: problem.help,
        at: partOf(content.places.value(formula.path), formula.text, problem.start, problem.end),
      });
    if (!result.ok) return fail(one);
    return store({
      ...derivedCircumstances(one.circumstances, inputs),
      ...one.relations,
      range: one.range,
      id: one.id,
      label: one.label,
      quantity: result.value,
      column: null,
      was: one.was,
      accepted: one.accepted,
      at,
      formula: formulaInWords(formula.ast, name => figures.get(name)?.label ?? columnLabel(name)),
      written: formula.text,
      inputs: [...new Set(inputs.map(input => input.id))],
      workings: formulaInWords(formula.ast, name => {
        const inputs = columns.get(name) ?? [name];
        return inputs.map(id => `{{${id} compact}}`).join(", ");
      }),
      sources: [...new Set([...one.sources, ...inputs.flatMap(input => input.sources)])],
    });
  }

  function inputsOf(
    formula: NonNullable<Pending["formula"]>,
    via: readonly string[],
  ): readonly Figure[] | null {
    const inputs: (Figure | null)[] = [];
    for (const {name, start, end} of namesIn(formula.ast)) {
      const ids = columns.get(name) ?? (pending.has(name) ? [name] : null);
      if (ids) inputs.push(...ids.map(id => compute(pending.get(id)!, via)));
      else if (isKnown(name)) inputs.push(null);
      else {
        const split = splitAtMinus(name, part => pending.has(part) || columns.has(part));
        const help = split
          ? `a minus needs a space on both sides: \`${split[0]} - ${split[1]}\``
          : suggestion(name, [...pending.keys(), ...columns.keys()], "the figures are");
        found.push({
          severity: "error",
          code: "figures/unknown-figure",
          message: `there is no figure called \`${name}\``,
          help,
          at: partOf(content.places.value(formula.path), formula.text, start, end),
        });
        inputs.push(null);
      }
    }
    return inputs.every(input => input !== null) ? inputs : null;
  }

  function columnLabel(name: string): string {
    const [table = "", column = ""] = name.split(".");
    const entry = content.tables[table];
    return entry ? columnName(entry, column) : name;
  }

  function store(figure: Figure): Figure {
    figures.set(figure.id, figure);
    const isWritten = figure.formula === null && figure.quantity.sort !== "missing";
    if (isWritten && figure.sources.length === 0) {
      const message = `\`${figure.id}\` has no source`;
      found.push({
        ...errorAt(figure.at, "figures/no-source", message, "add `source: …`"),
        severity: "warning",
      });
    }
    return figure;
  }

  function fail(one: Pending): null {
    broken.add(one.id);
    return null;
  }
}

/** `table.column` → the ids of its cells, without printed totals: those must not be added to their own parts. */
function columnsOf(content: Content): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(content.tables).flatMap(([id, table]) =>
      Object.entries(table.columns)
        .filter(([, column]) => column.text !== true)
        .map(
          ([column]) =>
            [
              `${id}.${column}`,
              Object.entries(table.rows)
                .filter(([, row]) => row.total !== true)
                .map(([row]) => `${id}.${row}.${column}`),
            ] as const,
        ),
    ),
  );
}

/** What a derived figure says of itself, else what all its inputs agree on. */
function derivedCircumstances(own: Circumstances, inputs: readonly Figure[]): Circumstances {
  const agreed = (key: keyof Circumstances): string | null =>
    own[key] ??
    (new Set(inputs.map(input => input[key])).size === 1 ? (inputs[0]?.[key] ?? null) : null);
  return {
    asOf: agreed("asOf"),
    prices: agreed("prices"),
    period: agreed("period"),
    kind: agreed("kind"),
    timing: agreed("timing"),
    measure: agreed("measure"),
    status: agreed("status"),
    evidence: agreed("evidence"),
    baseline: agreed("baseline"),
    owner: own.owner,
    checkedBy: own.checkedBy,
    note: own.note,
  };
}
