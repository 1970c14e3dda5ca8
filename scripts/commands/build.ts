// `build`: makes what has changed. Everything of a publication is known to be right before any of it is written.
import {join} from "node:path";
import {Log} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import type {Product} from "../publish.ts";
import {make, type MakeOptions} from "./make.ts";
import {readSources, wantedOf} from "./project.ts";

export interface BuildOptions extends MakeOptions {
  readonly project: string;
  readonly names: readonly string[];
}

export interface Made {
  readonly publication: string;
  readonly products: readonly Product[];
}

/**
 * `world` gives each publication its own folder to read from and write to. A publication is written whole or not at all;
 * one that has an error leaves its last output as it is, and does not keep the others from being made.
 */
export async function build(
  options: BuildOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly Made[]> {
  const {project, names} = options;
  const made: Made[] = [];
  for (const {publication, documents} of await wantedOf(project, names, log)) {
    const own = new Log();
    const sources = await readSources(project, publication, own);
    const folder = `output/${publication}`;
    const unit = {publication, documents, sources, folder};
    const {products, findings} = await make(unit, options, world(join(project, folder)), own);
    log.add(...findings);
    if (products) made.push({publication, products});
  }
  return made;
}
