// One PDF: what is printed, finished, and looked at; or the one of the last build, where nothing that it depends on has changed.
import {isError, type Diagnostic} from "./lib/diagnostic.ts";
import type {Figures} from "./lib/content/figure.ts";
import {hashOf} from "./lib/hash.ts";
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
  {outside, last, version, force, progress, guess, content, figures, note, printed}: Around,
): Promise<Print> {
  const output = `${name}.pdf`;
  const place = `${content.edition.folder}/${output}`;
  const about = metadataOf(content, manuscript);
  const record = composeRecord(manuscript, {content, figures, kind: template.kind, version});
  const said = JSON.stringify({about, record});
  const printedFrom = hashOf(html.text, said, await outside.printer(), version);
  const before = last.documents[name];
  const kept = before?.printedFrom === printedFrom && !force ? await outside.read(output) : null;
  if (before && kept && hashOf(kept) === before.printed) {
    note(before.warnings);
    printed();
    return {...before, bytes: kept, reused: true};
  }
  progress(name, "printing");
  const {
    bytes: raw,
    layout,
    numbers = {},
  } = await outside.print(html.text, before?.numbers ?? guess?.(name));
  printed();
  const finished = await outside.finish({
    sources: [{bytes: raw}],
    about: {...about, identity: printedFrom, text: html.light},
    record,
    expected: expectedOf(place, template, manuscript, layout.unprinted),
  });
  if (!finished) throw new Error("one print alone is never refused");
  const findings = [...verifyLayout(place, template, layout), ...finished.findings];
  note(findings);
  return {
    bytes: finished.bytes,
    reused: false,
    printedFrom,
    printed: finished.name,
    pages: finished.pages,
    numbers,
    warnings: findings.filter(one => !isError(one)),
  };
}
