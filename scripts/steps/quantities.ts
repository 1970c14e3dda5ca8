// From Content to Quantities: every number that is written, in figures and in cells of tables, read exactly; formulas are taken apart.
// Nothing is computed here, and no name is looked up.
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import type {Pending, Problem} from "../lib/content/pending.ts";
import {pendingOfFigure, pendingOfTable} from "../lib/content/written-figures.ts";
import {partOf} from "../lib/text.ts";
import type {Content} from "./content.ts";

export type {Pending};

export interface Quantities {
  readonly pending: ReadonlyMap<string, Pending>;
  /** Whether there is a figure or cell of this name, be it readable or not. */
  readonly isKnown: (name: string) => boolean;
}

export function readQuantities(content: Content): Looked<Quantities> {
  const {about, figures, names, places, tables} = content;
  const read = [
    ...Object.entries(figures).map(([id, entry]) => pendingOfFigure(entry, id, about.currency)),
    ...Object.entries(tables).map(([id, table]) => pendingOfTable(table, id, about.currency)),
  ];
  const pending = new Map(read.flatMap(one => one.pending.map(each => [each.id, each] as const)));
  const diagnostics = read.flatMap(one => one.problems.map(told));
  return {value: {pending, isKnown}, diagnostics};

  function isKnown(name: string): boolean {
    const table = name.split(".")[0]!;
    const unread =
      name.includes(".") && names.has("tables", table) && !Object.hasOwn(tables, table);
    return unread || pending.has(name) || names.has("figures", name);
  }

  function told({what, path, part, ...said}: Problem): Diagnostic {
    const at = places[what](path);
    const {code, message, help} = said;
    return errorAt(part ? partOf(at, part.text, part.start, part.end) : at, code, message, help);
  }
}
