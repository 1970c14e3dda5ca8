// What figures and rows say of each other, where it leads nowhere: unknown names, a figure that is a part of itself.
import type {ContentPlaces} from "../content/places.ts";
import type {FigureEntry, TableEntry} from "../content/publication.ts";
import {dependencyOrder} from "../dependency-order.ts";
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {suggestion} from "../nearest.ts";
import type {Path} from "../yaml/yaml.ts";

type Related = Pick<FigureEntry, "included-in" | "alternative-to" | "together">;

export interface Relating {
  readonly figures: Readonly<Record<string, FigureEntry>>;
  readonly tables: Readonly<Record<string, TableEntry>>;
  readonly places: ContentPlaces;
}

/** `isKnown`: whether there is a figure or a cell of this name. */
export function checkRelations(
  {figures, tables, places}: Relating,
  isKnown: (name: string) => boolean,
  names: () => Iterable<string>,
): readonly Diagnostic[] {
  return [
    ...among(figures, ["figures"], "figure", isKnown, names),
    ...Object.entries(tables).flatMap(([id, {rows}]) =>
      among(
        rows,
        ["tables", id, "rows"],
        "row",
        name => Object.hasOwn(rows, name),
        () => Object.keys(rows),
      ),
    ),
  ];

  function among(
    all: Readonly<Record<string, Related>>,
    path: Path,
    noun: string,
    isOne: (name: string) => boolean,
    known: () => Iterable<string>,
  ): readonly Diagnostic[] {
    const unknown = Object.entries(all).flatMap(([id, one]) =>
      (["included-in", "alternative-to", "together"] as const).flatMap(field =>
        (one[field] ?? []).flatMap((name, i) => {
          // A single name may be written without a list.
          const listed = places.value([...path, id, field, i]);
          const at = listed.start === listed.end ? places.value([...path, id, field]) : listed;
          if (!isOne(name))
            return [
              errorAt(
                at,
                `content/unknown-${noun}`,
                `there is no ${noun} called \`${name}\``,
                suggestion(name, known(), `the ${noun}s are`),
              ),
            ];
          if (name !== id) return [];
          const message = `\`${id}\` names itself`;
          return [errorAt(at, "rules/included", message, `name another ${noun}`)];
        }),
      ),
    );
    const {circles} = dependencyOrder(Object.keys(all), id =>
      (all[id]?.["included-in"] ?? []).filter(name => Object.hasOwn(all, name) && name !== id),
    );
    const inCircles = circles.map(circle => {
      const way = circle.map(id => `\`${id}\``).join(" → ");
      const message = `\`${circle[0]}\` is included in itself: ${way}`;
      const at = places.value([...path, circle[0]!, "included-in"]);
      return errorAt(at, "rules/included", message, "a part cannot have its whole in it");
    });
    return [...unknown, ...inCircles];
  }
}
