// Which fields say something in which kind of chart: one that says nothing is a mistake that nobody would see.
import type {ChartEntry} from "../content/publication.ts";

type Field = keyof ChartEntry;

const ofTables: readonly Field[] = ["table", "rows", "columns"];
const ofFigures: readonly Field[] = ["figures", "groups"];
const ofBoth: readonly Field[] = [...ofTables, ...ofFigures, "series", "sort"];
const always: readonly Field[] = ["kind", "headline", "subtitle", "note", "alt"];
const named: readonly Field[] = ["labels", "highlight"];

function fieldsOf({kind, table, figures, sensitivity}: ChartEntry): readonly Field[] {
  if (kind === "waterfall") return ["steps"];
  if (kind === "vega-lite") return ["labels", "figures", "spec"];
  if (kind === "timeline") return [...named, "events", "era", "from", "to"];
  if (kind === "range" && sensitivity) return ["labels", "sensitivity"];
  if (table) return [...named, ...ofTables, "series", "sort"];
  if (figures) return [...named, ...ofFigures, "series", "sort"];
  return [...named, ...ofBoth];
}

/** Each with what is wrong, and what to do. */
export function unusedFields(
  entry: ChartEntry,
): readonly (readonly [field: Field, message: string, help: string])[] {
  const used = fieldsOf(entry);
  return (Object.keys(entry) as Field[])
    .filter(
      field =>
        entry[field] !== null &&
        entry[field] !== undefined &&
        !used.includes(field) &&
        !always.includes(field),
    )
    .map(field => [field, ...wordsFor(field, entry)]);
}

function wordsFor(field: Field, {kind, table}: ChartEntry): readonly [string, string] {
  const ofKind = `a chart of the kind \`${kind}\``;
  if (table && ofFigures.includes(field))
    return [
      `${ofKind} shows a table or a list of figures, and this one has both`,
      `keep \`table\` or \`${field}\``,
    ];
  if (kind === "vega-lite" && ofTables.includes(field))
    return [
      `a chart of the kind \`vega-lite\` names its data in its \`spec\``,
      "write `data: {name: …}` there, and choose rows by a `filter`",
    ];
  if (kind !== "waterfall" && kind !== "timeline" && ofTables.includes(field))
    return [
      `\`${field}\` chooses from a table, and this chart shows a list of figures`,
      "leave it out",
    ];
  return [`\`${field}\` says nothing in ${ofKind}`, "leave it out, or choose another kind"];
}
