// What templates see of a chart: its words, and its data as a table. It is drawn by {{chart …}}.
import {exampleMark, exampleNote, type Figure, type Setting} from "../content/figure.ts";
import type {ChartTable} from "../chart/table.ts";
import type {ChartEntry} from "../content/publication.ts";
import {maybeText, textNode, type ChartNode, type FigureNode, type Named} from "./model.ts";

/** What a chart says and prints, as far as a template is concerned. */
export interface ChartFacts {
  readonly subtitle?: string | null;
  readonly alt: string;
  readonly sources: readonly string[];
  readonly prints: readonly {readonly figure: Figure}[];
  readonly table: ChartTable;
}

/** A chart that could not be composed has no data, and the same names. */
export function chartModel(
  id: string,
  entry: ChartEntry,
  facts: ChartFacts | undefined,
  figures: Readonly<Record<string, FigureNode>>,
  cited: (ids: readonly string[]) => readonly Named[],
  setting: Setting,
): ChartNode {
  const printed = (facts?.prints ?? [])
    .map(({figure}) => figure)
    .filter(({quantity}) => quantity.sort !== "missing");
  const examples = printed.filter(figure => exampleMark(figure, setting) !== "");
  const labels = examples.map(figure => figure.label);
  const note = exampleNote(labels, examples.length === printed.length, setting);
  return {
    node: "chart",
    id,
    about: {
      id,
      kind: entry.kind,
      headline: textNode(entry.headline),
      subtitle: maybeText(facts?.subtitle ?? entry.subtitle),
      note: maybeText([entry.note ?? [], note ?? []].flat().join(" ") || null),
      alt: facts?.alt ?? "",
      sources: cited(facts?.sources ?? []),
      table: dataModel(facts?.table ?? {columns: [], rows: []}, figures),
    },
  };
}

/** A figure prints here as it does in the chart, whatever its register. */
function dataModel(
  {columns, rows}: ChartTable,
  figures: Readonly<Record<string, FigureNode>>,
): Named {
  return {
    // Where nothing names a column, as with one series alone, there is nothing to print above it.
    heads: columns.some(({label}) => label !== null),
    columns: columns.map(({id, label, total}) => ({id, label: maybeText(label), total})),
    rows: rows.map(({id, label, note, cells}) => ({
      id,
      label: textNode(label),
      note: maybeText(note),
      cells: cells.map(({text, figure}, c) => {
        const node = figure && figures[figure.id];
        return {
          column: columns[c]?.id ?? "",
          total: columns[c]?.total ?? false,
          text: node ? null : textNode(text),
          figure: node ? {...node, as: text} : null,
        };
      }),
    })),
  };
}
