// What a build says of itself: the closing table, or the same as data.
import {tableOf, countOf} from "../outside/terminal.ts";
import type {Paint} from "../lib/frame.ts";
import type {Made} from "./build.ts";

/** One row for each file that a person would open. */
export function closingTable(made: readonly Made[], milliseconds: number, paint: Paint): string {
  const head = ["document", "pages", "size", "time", "findings"];
  const rows = made.flatMap(({publication, products}) =>
    products.flatMap(({built, files, reused, milliseconds: took}) => {
      const opened = [...files].filter(([path]) => /\.(pdf|html|txt)$/.test(path));
      return opened.map(([path, contents]) => {
        const file = [
          `output/${publication}/${path}`,
          path.endsWith(".pdf") ? String(built.pages) : "",
          sizeOf(contents),
        ];
        const isLast = path === opened.at(-1)?.[0];
        return isLast
          ? [...file, reused ? "unchanged" : seconds(took), countOf(built.warnings) || "none"]
          : [...file, "", ""];
      });
    }),
  );
  const spoken = made.flatMap(({publication, products}) =>
    products.flatMap(({files}) =>
      [...files.keys()]
        .filter(path => path.endsWith(".presenter.html"))
        .map(path => `output/${publication}/${path}`),
    ),
  );
  const aside =
    spoken.length === 0
      ? ""
      : `\n\nwith speaker notes, for who presents and not for publishing: ${spoken.join(", ")} (and the .md beside it)`;
  const table = rows.length > 0 ? `${tableOf([head, ...rows], paint)}${aside}\n\n` : "";
  return `${table}built in ${seconds(milliseconds)}`;
}

export function resultsOf(made: readonly Made[]): readonly object[] {
  return made.flatMap(({publication, products}) =>
    products.map(({name, built, files, reused, milliseconds}) => ({
      publication,
      document: name,
      template: built.template,
      pages: built.pages,
      unchanged: reused,
      milliseconds: Math.round(milliseconds),
      figures: built.figures,
      files: [...files].map(([path, contents]) => ({
        path: `output/${publication}/${path}`,
        bytes: contents.length,
      })),
    })),
  );
}

function sizeOf({length}: Uint8Array): string {
  return `${Math.max(1, Math.round(length / 1024)).toLocaleString("en-GB")} KB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
