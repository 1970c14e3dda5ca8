// `build`: makes what has changed. Everything is known to be right before anything is written.
import {join} from "node:path";
import {isError, type Log} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {publish, type Product} from "../publish.ts";
import {readManifest, staleFiles, writeManifest} from "../steps/manifest.ts";
import {check, type CheckOptions} from "./check.ts";

export interface BuildOptions extends CheckOptions {
  readonly strict: boolean;
  readonly force: boolean;
  readonly version: string;
  /** Told what is being done: "printing fixing-nhs-it/deck". */
  readonly progress: (what: string) => void;
}

export interface Made {
  readonly publication: string;
  readonly products: readonly Product[];
}

const manifestName = "manifest.json";

/** `world` gives each publication its own folder to read from and write to. */
export async function build(
  options: BuildOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly Made[]> {
  const checked = await check(options, log);
  if (stops(options, log)) return [];
  const made: (Made & {readonly finish: () => Promise<void>})[] = [];
  for (const {publication, composed} of checked) {
    const outside = world(join(options.project, "output", publication));
    const last = readManifest(await outside.read(manifestName));
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
      log,
    );
    const whole = Object.keys(composed.content.documents).length === composed.pages.length;
    made.push({publication, products, finish: () => write(outside, products, whole)});

    async function write(to: Outside, from: readonly Product[], all: boolean): Promise<void> {
      const documents = {
        ...(all ? {} : last.documents),
        ...Object.fromEntries(from.map(({page, built}) => [page.name, built])),
      };
      const files = new Map(from.flatMap(product => [...product.files]));
      const kept = new Set(Object.values(documents).flatMap(document => document.files));
      await to.replace(
        new Map([...files, [manifestName, writeManifest({version: 1, documents})]]),
        staleFiles(last, kept),
      );
    }
  }
  if (stops(options, log)) return [];
  for (const {finish} of made) await finish();
  return made.map(({publication, products}) => ({publication, products}));
}

function stops({strict}: BuildOptions, log: Log): boolean {
  return log.diagnostics.some(one => strict || isError(one));
}
