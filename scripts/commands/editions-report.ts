// What a build says of editions: few are told one by one, many as numbers; those that failed always by name.
import {isMade} from "../lib/edition/listing.ts";
import type {Paint} from "../lib/frame.ts";
import {several, tableOf} from "../outside/terminal.ts";
import type {Made} from "./build.ts";
import type {MadeEdition} from "./make-editions.ts";

/** So many fit a screen. */
const few = 12;

export function editionsTable(made: readonly Made[], milliseconds: number, paint: Paint): string {
  return made
    .filter(({editions}) => editions.length > 0)
    .map(({publication, editions}) => {
      const failed = editions.filter(one => !isMade(one));
      const rows = editions.length <= few ? editions : failed.slice(0, few);
      const more = editions.length > few && failed.length > few ? failed.length - few : 0;
      const table = rows.length > 0 ? `${tableOf([head, ...rows.map(rowOf)], paint)}\n` : "";
      const rest = more > 0 ? `… and ${more} more that failed\n` : "";
      return `${table}${rest}${sentence(publication, editions, milliseconds)}`;
    })
    .join("\n\n");
}

const head = ["edition", "documents", "pages", "size", "findings"];

function rowOf(one: MadeEdition): readonly string[] {
  const files = one.documents.flatMap(({files}) => files);
  const pages = one.documents.reduce((sum, {pages}) => sum + (pages ?? 0), 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const [first] = one.findings;
  return isMade(one)
    ? [
        one.name,
        String(one.documents.length),
        pages > 0 ? String(pages) : "",
        `${Math.round(bytes / 1024).toLocaleString("en-GB")} KB`,
        one.findings.length > 0 ? several(one.findings.length, "warning") : "none",
      ]
    : [one.name, "not made", "", "", first?.message ?? ""];
}

/** "output/trusts: 500 editions, 497 made, 3 failed; 12.4 documents a second". */
function sentence(
  publication: string,
  editions: readonly MadeEdition[],
  milliseconds: number,
): string {
  const done = editions.filter(isMade);
  const fresh = done.filter(({documents}) => documents.some(({reused}) => !reused));
  const count = fresh.reduce((sum, {documents}) => sum + documents.length, 0);
  const parts = [
    several(editions.length, "edition"),
    `${fresh.length} made`,
    done.length > fresh.length ? `${done.length - fresh.length} unchanged` : "",
    editions.length > done.length ? `${editions.length - done.length} failed` : "",
  ];
  const speed =
    count > 0 ? `; ${(count / (milliseconds / 1000)).toFixed(1)} documents a second` : "";
  return `output/${publication}: ${parts.filter(part => part !== "").join(", ")}${speed}. All of them: output/${publication}/index.html`;
}

export function editionsAsData(made: readonly Made[]): readonly object[] {
  return made.flatMap(({publication, editions}) =>
    editions.map(one => ({
      publication,
      edition: one.name,
      position: one.position,
      title: one.title,
      made: isMade(one),
      ...(one.crash === null ? {} : {crash: one.crash}),
      documents: one.documents.map(({name, pages, files, reused, milliseconds}) => ({
        document: name,
        pages,
        unchanged: reused,
        milliseconds: Math.round(milliseconds),
        files: files.map(({path, bytes}) => ({
          path: `output/${publication}/${one.name}/${path}`,
          bytes,
        })),
      })),
    })),
  );
}
