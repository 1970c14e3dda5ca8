// One PDF: what is printed, finished, and looked at; or the one of the last build, where nothing that it depends on has changed.
import {isError, type Diagnostic} from "./lib/diagnostic.ts";
import type {Figures} from "./lib/content/figure.ts";
import {hashOf} from "./lib/hash.ts";
import type {FinishedPrint} from "./lib/finishing/finishing.ts";
import {hollowPage} from "./lib/html/hollow.ts";
import type {PartedPage} from "./lib/html/parted.ts";
import {pageInParts, type PageInParts} from "./lib/html/parts.ts";
import {
  changedParts,
  pagesPrinted,
  without,
  type Pages,
  type PartsPrinted,
} from "./lib/page/changed.ts";
import {rememberedOf} from "./lib/memo.ts";
import {isSound, type Layout} from "./lib/page/probe.ts";
import type {Prints} from "./lib/pdf/join.ts";
import type {PageNumbers} from "./lib/pdf/page-numbers.ts";
import type {Outside} from "./outside/outside.ts";
import type {Page} from "./pipeline.ts";
import type {Content} from "./steps/content.ts";
import type {Html} from "./steps/html.ts";
import type {Built, Manifest} from "./steps/manifest.ts";
import {composeRecord, metadataOf} from "./steps/record.ts";
import {expectedOf, verifyLayout} from "./steps/verify.ts";

export interface Printing {
  readonly outside: Outside;
  readonly last: Manifest;
  readonly version: string;
  readonly force: boolean;
  readonly progress: (name: string, doing: string) => void;
  /** The page numbers of a document as they once were, where the last build does not say. */
  readonly guess?: (document: string) => PageNumbers | undefined;
  /** By document: as long as somebody watches, only what has changed is printed. */
  readonly prints?: Map<string, LastPrint>;
}

/** What is known of the last print of a document. */
export interface LastPrint extends PartsPrinted {
  readonly printed: Printed;
}

interface Printed extends Required<Prints> {
  readonly layout: Layout;
  readonly numbers: PageNumbers;
  /** Whether no part of it needs what is in another. */
  readonly areApart: boolean;
}

interface Made {
  readonly printed: Printed;
  readonly finished: FinishedPrint;
}

export type Print = Pick<Built, "printedFrom" | "printed" | "pages" | "numbers" | "warnings"> & {
  readonly bytes: Uint8Array;
  readonly reused: boolean;
};

interface Around extends Printing {
  readonly content: Content;
  readonly figures: Figures;
  readonly note: (findings: readonly Diagnostic[]) => void;
  /** Told when it asks the browser for nothing more. */
  readonly printed: () => void;
}

export async function printPdf(
  {name, template, manuscript}: Page,
  html: Html,
  {outside, last, version, force, progress, guess, prints, content, figures, ...tell}: Around,
): Promise<Print> {
  const output = `${name}.pdf`;
  const place = `${content.edition.folder}/${output}`;
  const about = metadataOf(content, manuscript);
  const record = composeRecord(manuscript, {content, figures, kind: template.kind, version});
  const said = JSON.stringify({about, record});
  const {around, body} = html.page;
  const printedFrom = hashOf(nameOf(around), body, said, await outside.printer(), version);
  const before = last.documents[name];
  const kept = before?.printedFrom === printedFrom && !force ? await outside.read(output) : null;
  if (before && kept && hashOf(kept) === before.printed) {
    tell.note(before.warnings);
    tell.printed();
    return {...before, bytes: kept, reused: true};
  }
  progress(name, "printing");
  const page = prints ? pageInParts(html.text) : null;
  const {printed, finished} = (await onlyChanged()) ?? (await whole());
  if (page && isSound(printed.layout)) prints?.set(name, lastPrint(page, printed, finished));
  else prints?.delete(name);
  const findings = [...verifyLayout(place, template, printed.layout), ...finished.findings];
  tell.note(findings);
  return {
    bytes: finished.bytes,
    reused: false,
    printedFrom,
    printed: finished.name,
    pages: finished.pages,
    numbers: printed.numbers,
    warnings: findings.filter(one => !isError(one)),
  };

  async function onlyChanged(): Promise<Made | null> {
    const last = prints?.get(name);
    const printed = page && last ? await printChanged(page, last, html.text, outside) : null;
    const made = printed && (await finish(printed));
    // A part that has grown has moved all that follows it.
    if (!made || made.finished.parts.pages.join() !== last?.pages.join()) return null;
    tell.printed();
    return made;
  }

  async function whole(): Promise<Made> {
    const made = (await wholeOf(false)) ?? (await wholeOf(true));
    if (!made) throw new Error("one print alone is never refused");
    return made;
  }

  /** Null for one that was printed with others and cannot be told apart. */
  async function wholeOf(isAlone: boolean): Promise<Made | null> {
    const print = await (outside.printWithOthers && !isAlone
      ? outside.printWithOthers(html.page)
      : outside.print(html.text, before?.numbers ?? guess?.(name)));
    const {bytes, layout, numbers = {}, areApart = false, cut} = print;
    const source = cut ? {bytes, cut} : {bytes};
    if (!cut) tell.printed();
    const made = await finish({sources: [source], depth: 0, layout, numbers, areApart});
    if (cut && made) tell.printed();
    return made;
  }

  async function finish(printed: Printed): Promise<Made | null> {
    const {sources, depth, layout} = printed;
    const finished = await outside.finish({
      sources,
      depth,
      about: {...about, identity: printedFrom, text: html.words},
      record,
      expected: expectedOf(place, template, manuscript, layout.unprinted),
    });
    return finished && {printed, finished};
  }
}

/** Of what many pages have around them. */
const nameOf = rememberedOf((around: PartedPage["around"]) => hashOf(...around));

/** Null where all of it has to be printed. */
export async function printChanged(
  page: PageInParts,
  last: LastPrint,
  html: string,
  outside: Pick<Outside, "printParts">,
): Promise<Printed | null> {
  const {sources, depth, numbers, areApart} = last.printed;
  const kept = changedParts(last, page);
  if (!kept) return null;
  const pages = pagesPrinted(kept, last.pages);
  // It may be its record alone that has changed.
  if (pages.length === 0) return last.printed;
  const hollow = areApart ? hollowPage(page, kept, unprintedIn(last)) : null;
  const printed = hollow
    ? await outside.printParts(hollow.html, numbers, hollow.kept, pages)
    : await outside.printParts(html, numbers, kept, pages);
  if (!printed) return null;
  const {bytes, layout, areApart: areStillApart = false, printed: own} = printed;
  if (hollow && !areStillApart) return null;
  const parts = kept.map((one, i) => (one.is === "kept" ? last.measured : layout.parts)[i]!);
  return {
    sources: [...without(sources, pages), {bytes, pages, ...(own && {printed: own})}],
    depth,
    layout: {...layout, parts},
    numbers,
    areApart: areStillApart,
  };
}

/** The names of figures and charts, by part. */
function unprintedIn({measured, printed}: LastPrint): readonly (readonly string[])[] {
  const names = printed.layout.unprinted.map(one => one.name);
  return measured.map(({unprinted}) => names.splice(0, unprinted.length));
}

export function lastPrint(
  page: PageInParts,
  printed: Printed,
  finished: Pick<FinishedPrint, "parts" | "pages">,
): LastPrint {
  const {depth, pages} = finished.parts;
  const all: Pages = [0, finished.pages - 1];
  const sources = printed.sources.map(one => ({...one, pages: one.pages ?? [all]}));
  return {page, pages, measured: printed.layout.parts, printed: {...printed, sources, depth}};
}
