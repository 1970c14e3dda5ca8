// What holds for all numbers of a column of editions: where they come from, of which day they are.
import type {ContentPlaces} from "../content/places.ts";
import {errorAt, type Diagnostic, type Looked} from "../diagnostic.ts";
import {isMap} from "../map.ts";
import {suggestion} from "../nearest.ts";
import {figureFields} from "./columns.ts";
import type {Override} from "./overrides.ts";

const path = ["editions", "columns"];

/** By figure. */
export function columnSettings(
  columns: unknown,
  figures: Readonly<Record<string, unknown>>,
  places: ContentPlaces,
): Looked<ReadonlyMap<string, readonly Override[]>> {
  const diagnostics: Diagnostic[] = [];
  const isThere = columns !== null && columns !== undefined;
  if (isThere && !isMap(columns))
    diagnostics.push(
      errorAt(
        places.value(path),
        "editions/not-a-map",
        "`columns` is a map of columns by name",
        "write `beds: {source: …, as-of: …}`",
      ),
    );
  const entries = Object.entries(isMap(columns) ? columns : {});
  return {
    value: new Map(entries.map(([name, fields]) => [name, ofColumn(name, fields)])),
    diagnostics,
  };

  function ofColumn(name: string, fields: unknown): readonly Override[] {
    const known = Object.keys(figures);
    if (!known.includes(name))
      diagnostics.push(
        errorAt(
          places.key([...path, name]),
          "figures/unknown-figure",
          `there is no figure called \`${name}\``,
          suggestion(name, known, "the figures are"),
        ),
      );
    return Object.entries(isMap(fields) ? fields : {}).flatMap(([field, value]) => {
      const at = [...path, name, field];
      if (figureFields.includes(field) && typeof value === "string")
        return [{path: ["figures", name, field], value, at: places.value(at)}];
      diagnostics.push(
        errorAt(
          places.key(at),
          "editions/unknown-field",
          `\`${field}\` is not said of a column`,
          suggestion(field, figureFields, "of a column can be said"),
        ),
      );
      return [];
    });
  }
}
