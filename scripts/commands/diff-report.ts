// What a comparison says of itself: for the terminal in 80 columns, or all of it as data.
import type {Paint} from "../lib/frame.ts";
import {paragraph, table, type Page, type Said} from "../lib/statement/lines.ts";
import {isTold, sayField, sayFigures} from "../lib/statement/said.ts";
import {sayEntries} from "../lib/statement/said-entries.ts";
import {several} from "../outside/terminal.ts";
import {isSame} from "../steps/difference.ts";
import type {Place} from "../steps/moves.ts";
import type {Compared, Diff, DocumentChange} from "./diff.ts";

export function diffReport({compared}: Diff, paint: Paint): string {
  const page = {width: 80, paint};
  return compared.map(one => reportOf(one, page).join("\n").trimEnd()).join("\n\n");
}

/** All that is known. */
export function diffAsData({before, after, compared}: Diff): object {
  return {
    before: before.says,
    after: after.says,
    publications: compared.map(({publication, difference, documents, isBuilt}) => ({
      publication,
      changed: !isSame(difference) || documents.length > 0,
      about: difference.publication,
      figures: difference.figures,
      entries: difference.entries,
      documents,
      pages: isBuilt ? "as built" : "not built",
    })),
  };
}

function reportOf(one: Compared, page: Page): readonly string[] {
  const {publication, before, after, difference, documents, isBuilt} = one;
  const head = `${page.paint.strong(publication)}: ${before} → ${after}`;
  if (isSame(difference) && documents.length === 0) return [head, "  nothing has changed"];
  const entries = difference.entries.filter(({sort}) => sort !== "documents");
  return [
    head,
    ...summary(one, page),
    "",
    ...sayFigures(difference.figures, page),
    ...(difference.publication.length > 0
      ? [
          page.paint.strong("Publication"),
          ...difference.publication.map(field => sayField(field, 2, page)),
          "",
        ]
      : []),
    ...sayEntries(entries, one.nouns, page),
    ...sayDocuments(documents, isBuilt, page),
  ];
}

function summary({difference: {figures, entries}}: Compared, page: Page): readonly string[] {
  const changed = figures.filter(one => one.change === "changed" && isTold(one));
  const values = changed.filter(one => one.value);
  const count = (change: string): number => figures.filter(one => one.change === change).length;
  const parts = [
    [values.filter(one => one.because.length === 0).length, "with another value"],
    [values.filter(one => one.because.length > 0).length, "that follow"],
    [changed.length - values.length, "described otherwise"],
    [count("added"), "added"],
    [count("withdrawn"), "withdrawn"],
    [count("left out"), "no longer stated"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  if (said.length === 0) return entries.length > 0 ? ["  no figure has changed"] : [];
  return [paragraph([{text: `figures: ${said.join(", ")}`}], 2, page)];
}

function sayDocuments(
  documents: readonly DocumentChange[],
  isBuilt: boolean,
  page: Page,
): readonly string[] {
  if (documents.length === 0) return [];
  const rows = documents.map((one): readonly Said[] => [
    {text: one.document},
    {text: whereOf(one)},
  ]);
  return [
    page.paint.strong("Pages that move"),
    ...table(rows, 2, page),
    ...(isBuilt ? [] : ["  which pages: known after `costed build`"]),
  ];
}

/** "slides 3, 4, 9"; of a document with several files, of the one with pages. */
function whereOf({change, words, places}: DocumentChange): string {
  if (change !== "changed") return change === "added" ? "new" : "withdrawn";
  const pages = [...new Set(places.flatMap(one => one.page ?? []))];
  const slides = [...new Set(places.flatMap(one => one.slide ?? []))];
  if (slides.length > 0) return listed("slide", slides);
  if (pages.length > 0) return listed("page", pages);
  if (places.length > 0) return elsewhere(places);
  return words === true ? "says something else; no changed figure stands on its pages" : "";
}

function elsewhere(places: readonly Place[]): string {
  const lines = places.flatMap(one => one.line ?? []);
  if (lines.length > 0) return listed("line", lines);
  const headings = [...new Set(places.flatMap(one => one.heading ?? []))].map(one => `“${one}”`);
  return headings.length > 0 ? `below ${headings.join(", ")}` : several(places.length, "place");
}

/** Neighbours are drawn together: "pages 3, 5–8". */
function listed(noun: string, numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const one of sorted) {
    const last = runs.at(-1);
    if (last && one === last[1] + 1) last[1] = one;
    else runs.push([one, one]);
  }
  const said = runs.map(([first, last]) =>
    first === last ? `${first}` : `${first}${last === first + 1 ? ", " : "–"}${last}`,
  );
  return `${noun}${sorted.length === 1 ? "" : "s"} ${said.join(", ")}`;
}
