// Whether a figure can have a new value: what is said before a file is touched.
import type {Figure} from "../lib/content/figure.ts";
import type {NewValue} from "../lib/content/set-figure.ts";
import type {Diagnostic} from "../lib/diagnostic.ts";
import {readQuantity, type Quantity} from "../lib/quantity/quantity.ts";
import {sameUnit, unitName} from "../lib/quantity/unit.ts";
import {isCell, type Opened} from "./figures.ts";

export function problemOf(
  figure: Figure,
  opened: Opened,
  wanted: NewValue,
  force: boolean,
): Diagnostic | null {
  const {id} = figure;
  if (figure.written !== null) {
    const leaves = leavesOf(figure, opened);
    return refused(
      "derived",
      `\`${id}\` is worked out: ${figure.written}`,
      `set what it rests on: ${leaves.map(one => `\`${one}\``).join(", ")}`,
    );
  }
  if (isCell(id) && (wanted.words ?? wanted.low ?? wanted.high ?? wanted.central) !== undefined)
    return refused(
      "cell",
      `\`${id}\` is a cell of a table, which holds one text`,
      "write a range as `6 to 9`",
    );
  if (
    isCell(id) &&
    columnsOfNumbers(opened, id) > 1 &&
    (wanted.sources ?? wanted.asOf ?? wanted.note) !== undefined
  )
    return refused(
      "cell",
      `the date, the source and the note of \`${id}\` are those of its whole row`,
      `change them in \`${opened.content.places.key(figure.path).in.path}\``,
    );
  if (wanted.why === undefined && wanted.corrected !== undefined)
    return refused(
      "why",
      "a correction needs a reason",
      'add `--why "…"`: it is printed in the notice of the correction',
    );
  const entry = opened.content.figures[id];
  if (
    (entry?.central ?? null) !== null &&
    wanted.central === undefined &&
    (wanted.low ?? wanted.high) !== undefined
  )
    return refused(
      "central",
      `\`${id}\` has a central value, too: ${entry?.central}`,
      "say `--central` as well",
    );
  return valueProblem(figure, opened, wanted, force);
}

/** What can be said of the value before it is in the file. */
function valueProblem(
  figure: Figure,
  {content}: Opened,
  wanted: NewValue,
  force: boolean,
): Diagnostic | null {
  for (const text of [wanted.value, wanted.floor, wanted.low, wanted.central, wanted.high]) {
    if (text === undefined) continue;
    const read = readQuantity(text, {
      currency: content.about.currency,
      unit: figure.column ?? undefined,
    });
    if (!read.ok) return refused("value", `\`${text}\`: ${read.message}`, read.help);
    const wrong = force ? null : unitProblem(figure, {...figure, quantity: read.value});
    if (wrong) return wrong;
  }
  return null;
}

export function unitProblem(
  {id, quantity: before}: Figure,
  now: Figure | undefined,
): Diagnostic | null {
  const [old, unit] = [unitOf(before), now && unitOf(now.quantity)];
  if (!old || !unit || sameUnit(old, unit)) return null;
  return refused(
    "unit",
    `\`${id}\` was in ${unitName(old)}, and this is in ${unitName(unit)}`,
    "write it in the same unit, or add `--force`",
  );
}

function unitOf(quantity: Quantity) {
  return quantity.sort === "missing" ? null : quantity.unit;
}

/** What is written, at the end of all formulas. */
export function leavesOf(figure: Figure, {figures}: Pick<Opened, "figures">): readonly string[] {
  const inputs = figure.inputs.flatMap(id => figures.get(id) ?? []);
  return [
    ...new Set(inputs.flatMap(one => (one.written === null ? [one.id] : leavesOf(one, {figures})))),
  ];
}

function columnsOfNumbers({content}: Opened, id: string): number {
  const table = content.tables[id.split(".")[0]!];
  return Object.values(table?.columns ?? {}).filter(column => column.text !== true).length;
}

export function refused(code: string, message: string, help: string | undefined): Diagnostic {
  return {severity: "error", code: `set/${code}`, message, help};
}
