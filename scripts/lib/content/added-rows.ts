// Which rows of a table are added up: totals, parts of other rows and alternatives are left out, and what is together is not added again.
import type {TableEntry} from "./publication.ts";
import {addable, type Line} from "../totals/lines.ts";

/** The rows of a table whose sum counts everything in it once. */
export function addedRows(table: TableEntry): readonly string[] {
  const lines = Object.entries(table.rows).map(
    ([id, row]): Line => ({
      id,
      label: row.label,
      isTotal: row.total === true,
      of: row.of,
      includedIn: row["included-in"] ?? [],
      alternativeTo: row["alternative-to"] ?? [],
      together: row.together ?? [],
    }),
  );
  const parts = lines.filter(line => !line.isTotal);
  return addable(parts, lines).map(line => line.id);
}
