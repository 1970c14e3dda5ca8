// `build`: makes what has changed. Everything of a publication is known to be right before any of it is written.
import {join} from "node:path";
import {isError, Log, type Diagnostic} from "../lib/diagnostic.ts";
import {factsOf} from "../lib/template/facts.ts";
import type {Outside} from "../outside/outside.ts";
import {publish, type Product} from "../publish.ts";
import {composeEdition} from "../steps/edition.ts";
import {
  noManifest,
  outdated,
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
    const beside = whole ? noManifest : last;
    log.add(...outdatedFindings(publication, products, beside));
    const now = composeEdition(composed.content, composed.figures);
    await write(outside, products, {...beside, edition: whole ? now : (last.edition ?? now)}, last);
    made.push({publication, products});
  }
  return made;
}

/** Pages that were not asked for, and say how large a file is that has changed. */
function outdatedFindings(
  publication: string,
  products: readonly Product[],
  beside: Manifest,
): readonly Diagnostic[] {
  const now = new Map(products.flatMap(({files, built}) => factsOf(files, built.pages)));
  const names = new Set(products.map(({page}) => page.name));
  return outdated(beside, now)
    .filter(({document}) => !names.has(document))
    .map(({document, files}) => ({
      severity: "warning",
      code: "build/outdated",
      message: `\`${document}\` says how large ${files.map(file => `\`${file}\``).join(", ")} is, and that has changed`,
      help: `build it, too: \`costed build ${publication}/${document}\``,
    }));
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

/** `beside`: what an earlier build made and this one was not asked for, with the edition to remember. */
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
    new Map([...files, [manifestName, writeManifest({...beside, documents})]]),
    staleFiles(last, kept),
  );
}

function stops({strict}: BuildOptions, findings: readonly Diagnostic[]): boolean {
  return findings.some(one => strict || isError(one));
}
