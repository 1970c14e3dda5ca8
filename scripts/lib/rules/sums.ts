// All sums of a publication together: what is in more than one place, and so may be counted twice, and what must not be added.
import type {Figure, Figures} from "../content/figure.ts";
import type {TableEntry} from "../content/publication.ts";
import {countsOf, leadingTo, type Addend, type Contents, type Counts} from "./parts.ts";

/** What has to be known of all figures to judge one sum. */
export interface Sums {
  readonly figures: Figures;
  readonly tables: Readonly<Record<string, TableEntry>>;
  readonly contents: Contents;
  readonly counts: Counts;
  /** Figures that cannot be had beside others. */
  readonly exclusive: ReadonlySet<string>;
  /** Figures that are several others at once. */
  readonly unions: readonly Figure[];
}

export function sumsOf(
  figures: Figures,
  tables: Readonly<Record<string, TableEntry>>,
  whole: Contents,
  sums: readonly (readonly Addend[])[],
): Sums {
  const matters = sharedIn(figures, tables, whole, sums);
  const contents = leadingTo(matters, whole);
  const all = [...figures.values()];
  const exclusive = all.flatMap(({id, alternativeTo}) =>
    alternativeTo.length > 0 ? [id, ...alternativeTo] : [],
  );
  return {
    figures,
    tables,
    contents,
    counts: countsOf(matters, contents),
    exclusive: new Set(exclusive),
    unions: all.filter(({together}) => together.length > 1),
  };
}

/** All that can be counted twice, because it has more than one place, and all that must not be added to something else. */
function sharedIn(
  figures: Figures,
  tables: Readonly<Record<string, TableEntry>>,
  contents: Contents,
  sums: readonly (readonly Addend[])[],
): ReadonlySet<string> {
  const places = new Map<string, number>();
  const count = (id: string): unknown => places.set(id, (places.get(id) ?? 0) + 1);
  // A sum that makes a figure is among the contents, too: what stands in it has one place.
  for (const edges of contents.values())
    for (const {to, because} of edges) if (because !== "sum") count(to);
  for (const sum of sums) for (const {mention} of sum) count(mention.name);
  const excluded = [...figures.values()].flatMap(({id, alternativeTo, together}) =>
    alternativeTo.length > 0 ? [id, ...alternativeTo] : together,
  );
  const rows = [...figures.keys()].filter(id => tables[id.split(".")[0]!]?.total === "none");
  return new Set([
    ...[...places].flatMap(([id, times]) => (times > 1 ? [id] : [])),
    ...excluded,
    ...rows,
  ]);
}
