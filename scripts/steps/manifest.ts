// What was built from what: the next build reads it, to print only what has changed and to clear away what is gone.
import type {Diagnostic} from "../lib/diagnostic.ts";

export interface Manifest {
  readonly version: 1;
  readonly documents: Readonly<Record<string, Built>>;
}

export interface Built {
  readonly template: string;
  readonly files: readonly string[];
  /** So "where is this number used?" has an answer. */
  readonly figures: readonly string[];
  /** Hash of the page, the browser and the program. */
  readonly printedFrom: string;
  /** Hash of the PDF that came of it: a file that somebody changed is printed again. */
  readonly printed: string;
  readonly pages: number | null;
  /** Told again when printing is skipped. */
  readonly warnings: readonly Omit<Diagnostic, "at">[];
}

export const noManifest: Manifest = {version: 1, documents: {}};

/** What cannot be read counts as absent: everything is then made anew. */
export function readManifest(bytes: Uint8Array | null): Manifest {
  if (!bytes) return noManifest;
  try {
    const data = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>;
    return data.version === 1 && typeof data.documents === "object" && data.documents !== null
      ? {version: 1, documents: data.documents}
      : noManifest;
  } catch {
    return noManifest;
  }
}

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Files of an earlier build that this one did not make. */
export function staleFiles(last: Manifest, made: ReadonlySet<string>): readonly string[] {
  return Object.values(last.documents)
    .flatMap(document => document.files)
    .filter(file => !made.has(file));
}
