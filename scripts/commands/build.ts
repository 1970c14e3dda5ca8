// `build`: makes what has changed. Everything of a publication is known to be right before any of it is written.
import {join} from "node:path";
import {isError, Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {publish, type Product} from "../publish.ts";
import {
  noManifest,
  readManifest,
  staleFiles,
  writeManifest,
  type Manifest,
} from "../steps/manifest.ts";
import {check, type CheckOptions} from "./check.ts";

export interface BuildOptions extends CheckOptions {
  readonly strict: boolean;
  readonly force: boolean;
  readonly version: string;
  /** Told what is being done: "printing fixing-nhs-it/deck". */
  readonly progress: (what: string) => void;
  /** Given the PDFs that have an error and so are not published: what is wrong with a page has to be looked at. */
  readonly keepDrafts: (
    publication: string,
    pdfs: ReadonlyMap<string, Uint8Array>,
  ) => Promise<void>;
}

export interface Made {
  readonly publication: string;
  readonly products: readonly Product[];
}

const manifestName = "manifest.json";

/**
 * `world` gives each publication its own folder to read from and write to. A publication is written whole or not at all;
 * one that has an error leaves its last output as it is, and does not keep the others from being made.
 */
export async function build(
  options: BuildOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const {publication, composed, findings} of await check(options, log)) {
    if (!composed || stops(options, findings)) continue;
    const outside = world(join(options.project, "output", publication));
    const last = readManifest(await outside.read(manifestName));
    const own = new Log();
    const products = await publish(
      composed,
      {
        outside,
        last,
        version: options.version,
        force: options.force,
        clock: () => performance.now(),
        progress: (document, doing) => options.progress(`${doing} ${publication}/${document}`),
      },
      own,
    );
    log.add(...own.diagnostics);
    if (stops(options, own.diagnostics)) {
      await options.keepDrafts(publication, wrongPdfs(publication, products, own.diagnostics));
      continue;
    }
    const whole = Object.keys(composed.content.documents).length === composed.pages.length;
    await write(outside, products, whole ? noManifest : last, last);
    made.push({publication, products});
  }
  return made;
}

function wrongPdfs(
  publication: string,
  products: readonly Product[],
  findings: readonly Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
  const wrong = new Set(findings.map(one => one.on?.output));
  const files = products.flatMap(product => [...product.files]);
  return new Map(
    files.flatMap(([path, contents]) =>
      typeof contents !== "string" && wrong.has(`output/${publication}/${path}`)
        ? [[path, contents] as const]
        : [],
    ),
  );
}

/** `beside`: what an earlier build made and this one was not asked for. */
async function write(
  outside: Outside,
  products: readonly Product[],
  beside: Manifest,
  last: Manifest,
): Promise<void> {
  const documents = {
    ...beside.documents,
    ...Object.fromEntries(products.map(({page, built}) => [page.name, built])),
  };
  const files = new Map(products.flatMap(product => [...product.files]));
  const kept = new Set(Object.values(documents).flatMap(document => document.files));
  await outside.replace(
    new Map([...files, [manifestName, writeManifest({version: 1, documents})]]),
    staleFiles(last, kept),
  );
}

function stops({strict}: BuildOptions, findings: readonly Diagnostic[]): boolean {
  return findings.some(one => strict || isError(one));
}
