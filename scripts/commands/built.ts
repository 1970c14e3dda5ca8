// What was built of a publication, read again: its manifest, and where its files print each figure.
import {join} from "node:path";
import {hashOf} from "../lib/hash.ts";
import {readIfThere} from "../outside/disk.ts";
import type {Page} from "../pipeline.ts";
import {hashOfWords, readManifest, type Built, type Manifest} from "../steps/manifest.ts";
import {isRead, readPrints, type BuiltFile, type Print} from "../steps/prints.ts";

export interface BuiltPublication {
  readonly manifest: Manifest;
  /** Document by document, file by file. */
  readonly prints: readonly Print[];
  /** What could not be read, and why: "is not there". Its figures are not in `prints`. */
  readonly unread: readonly {
    readonly document: string;
    readonly file: string;
    readonly why: string;
  }[];
}

/**
 * @param folder the publication's, below output/
 * @param wanted figures that are asked for: documents that print none of them are not opened
 */
export async function readBuilt(
  folder: string,
  wanted: ReadonlySet<string> | null = null,
  progress: (file: string) => void = () => undefined,
): Promise<BuiltPublication> {
  const manifest = readManifest(await readIfThere(join(folder, "manifest.json")));
  const prints: Print[] = [];
  const unread: {document: string; file: string; why: string}[] = [];
  for (const [document, built] of Object.entries(manifest.documents)) {
    const stated = [...built.figures, ...built.wordings.map(one => one.figure)];
    if (wanted && !stated.some(id => wanted.has(id))) continue;
    const files = new Map<string, BuiltFile>();
    for (const file of built.files.filter(isRead)) {
      progress(file);
      const read = await readFileBuilt(join(folder, file), built);
      if (typeof read === "string") unread.push({document, file, why: read});
      else files.set(file, read);
    }
    prints.push(...readPrints(document, built, files));
  }
  return {manifest, prints, unread};
}

/** The documents whose files say something else than the content does today, or were never built. */
export function outOfDate(
  pages: readonly Pick<Page, "name" | "manuscript">[],
  {documents}: Manifest,
): {readonly older: readonly string[]; readonly missing: readonly string[]} {
  const built = pages.filter(({name}) => documents[name]);
  return {
    older: built
      .filter(({name, manuscript}) => documents[name]!.words !== hashOfWords(manuscript))
      .map(({name}) => name),
    missing: pages.filter(({name}) => !documents[name]).map(({name}) => name),
  };
}

/** A text says why it cannot be used. */
async function readFileBuilt(path: string, {printed}: Built): Promise<BuiltFile | string> {
  const bytes = await readIfThere(path);
  if (!bytes) return "is not there any more";
  if (!path.endsWith(".pdf")) return {sort: "text", text: new TextDecoder().decode(bytes)};
  if (hashOf(bytes) !== printed) return "was changed after it was built";
  // Only a project that was built has PDFs to read.
  const [{readPdf}, {readRecord}] = await Promise.all([
    import("../lib/pdf/read.ts"),
    import("../lib/record/read.ts"),
  ]);
  const facts = await readPdf(bytes);
  const reading = readRecord(facts.attachments);
  if (reading.sort !== "record")
    return reading.sort === "none" ? "carries no record of its figures" : reading.why;
  return {sort: "pdf", facts, record: reading.record};
}
