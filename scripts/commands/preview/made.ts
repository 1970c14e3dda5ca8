// What lies in the output folder of a publication: which files there are, how large, and what was found when they were printed.
import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../lib/diagnostic.ts";
import type {PreviewDocument} from "../../lib/preview/messages.ts";
import type {FileFacts} from "../../lib/template/facts.ts";
import {readIfThere} from "../../outside/disk.ts";
import {readManifest, type Manifest} from "../../steps/manifest.ts";
import {manifestName} from "../make.ts";

export interface Made {
  readonly manifest: Manifest | null;
  readonly documents: ReadonlyMap<string, Pick<PreviewDocument, "printed" | "files">>;
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Of the last print. */
  readonly findings: readonly Diagnostic[];
}

export const nothingMade: Made = {
  manifest: null,
  documents: new Map(),
  facts: new Map(),
  findings: [],
};

/** The size of a page in CSS pixels. */
export type PageSize = (pdf: Uint8Array, hash: string) => Promise<{width: number; height: number}>;

/** `findings`: those of the build just now; null for those that the last one left behind. */
export async function readMade(
  folder: string,
  sizeOf: PageSize,
  findings: readonly Diagnostic[] | null,
): Promise<Made> {
  const manifest = readManifest(await readIfThere(join(folder, manifestName)));
  const documents = new Map<string, Pick<PreviewDocument, "printed" | "files">>();
  const facts = new Map<string, FileFacts>();
  for (const [name, built] of Object.entries(manifest.documents)) {
    const files: {name: string; bytes: number}[] = [];
    for (const file of built.files) {
      const there = await stat(join(folder, file)).catch(() => null);
      if (!there?.isFile()) continue;
      files.push({name: file, bytes: there.size});
      facts.set(file, {bytes: there.size, pages: file.endsWith(".pdf") ? built.pages : null});
    }
    const pdf = files.find(file => file.name === `${name}.pdf`);
    const bytes = pdf && built.pages !== null ? await readIfThere(join(folder, pdf.name)) : null;
    const hash = built.printed.slice(0, 16);
    const printed =
      bytes && built.pages !== null
        ? {pages: built.pages, hash, ...(await sizeOf(bytes, built.printed))}
        : null;
    documents.set(name, {printed, files});
  }
  const warnings = Object.values(manifest.documents).flatMap(built => built.warnings);
  return {manifest, documents, facts, findings: findings ?? warnings};
}
