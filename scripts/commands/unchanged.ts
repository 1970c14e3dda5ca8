// Nothing changed: what the last build made of a unit is all there, and the same again would come of it. Nothing dear is loaded
// to know this, and no browser is asked.
import {hashOf, hashOfFile} from "../lib/hash.ts";
import type {Diagnostic} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {programHash} from "../outside/program.ts";
import type {Page, Sources} from "../pipeline.ts";
import {findingsAgain, fingerprintOf, keep, selectionOf, type Kept} from "../lib/fingerprint.ts";
import type {Html} from "../steps/html.ts";
import type {Built, Manifest} from "../steps/manifest.ts";

/** The files of one document, made now or by an earlier build. */
export interface MadeFiles {
  /** Null where it was not composed. */
  readonly page: Page | null;
  readonly html: Html | null;
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly built: Built;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether its PDF is the one of the last build. */
  readonly reused: boolean;
  readonly milliseconds: number;
}

export interface Unchanged {
  readonly products: readonly MadeFiles[];
  readonly findings: readonly Diagnostic[];
}

/** All that a publication is made from, by one name; null where there is no browser, which is said when one is needed. */
export async function nameOfMaterial(
  sources: Sources,
  version: string,
  outside: Outside,
): Promise<string | null> {
  const printer = await outside.printer().catch(() => null);
  return printer && fingerprintOf(sources, [printer, programHash(), version]);
}

/** Null where something has to be made. Every file is read: one that somebody changed is not the one that was made. */
export async function unchangedSince(
  last: Manifest,
  from: string | null,
  {sources, documents}: {readonly sources: Sources; readonly documents: readonly string[] | null},
  outside: Outside,
): Promise<Unchanged | null> {
  const kept = last.kept[selectionOf(documents)];
  if (!kept || kept.from !== from) return null;
  const findings = findingsAgain(kept, sources);
  const products = findings && (await productsOf(kept, last, outside));
  return products && {products, findings};
}

/** `beside`: what is kept of other selections from the same material. */
export function keptWith(
  {
    from,
    documents,
    products,
    findings,
    sources,
  }: {
    readonly from: string | null;
    readonly documents: readonly string[] | null;
    readonly products: readonly MadeFiles[];
    readonly findings: readonly Diagnostic[];
    readonly sources: Sources;
  },
  beside: Manifest,
): Readonly<Record<string, Kept>> {
  if (from === null) return {};
  const files = products.flatMap(product => [...product.files]);
  const now = keep(
    {
      from,
      documents: products.map(({name, title, language}) => ({name, title, language})),
      files: Object.fromEntries(files.map(([path, contents]) => [path, hashOfFile(contents)])),
      findings,
    },
    sources,
  );
  const selection = selectionOf(documents);
  const others = Object.entries(beside.kept).filter(
    ([name, one]) => name !== selection && one.from === from,
  );
  return Object.fromEntries([...others, ...(now ? [[selection, now] as const] : [])]);
}

async function productsOf(
  kept: Kept,
  {documents}: Manifest,
  outside: Outside,
): Promise<readonly MadeFiles[] | null> {
  const products: MadeFiles[] = [];
  for (const document of kept.documents) {
    const built = documents[document.name];
    if (!built) return null;
    const files = new Map<string, Uint8Array>();
    for (const path of built.files) {
      const bytes = await outside.read(path);
      if (!bytes || hashOf(bytes) !== kept.files[path]) return null;
      files.set(path, bytes);
    }
    products.push({
      ...document,
      page: null,
      html: null,
      built,
      files,
      reused: true,
      milliseconds: 0,
    });
  }
  return products;
}
