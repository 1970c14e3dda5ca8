// `build`: makes what has changed. Everything of a publication, or of one of its editions, is known to be right before any of it is
// written.
import {join} from "node:path";
import {writePart, type PartOf} from "../lib/edition/part.ts";
import type {Shard} from "../lib/edition/shard.ts";
import {isError, Log} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import type {Sources} from "../pipeline.ts";
import {dropDrafts, dropGonePublications, type Gone} from "./gone.ts";
import {dropUnit, lastListing, listEditions, unlistEditions} from "./list-editions.ts";
import {makeEditions, type MadeEdition} from "./make-editions.ts";
import {make, type MakeOptions} from "./make.ts";
import {partName} from "./merge.ts";
import {readSources, wantedOf, type Wanted} from "./project.ts";
import type {MadeFiles} from "./unchanged.ts";
import {isEditionsFile, partOf, unitsOf} from "./units.ts";

export interface BuildOptions extends MakeOptions {
  readonly project: string;
  readonly names: readonly string[];
  /** Names of editions; without it, all that there are. */
  readonly editions?: readonly string[] | null;
  /** This machine's part of the work; without it, all of it. */
  readonly shard?: Shard | null;
  /** Told of publications that were there the last time, and are no more: their output is taken away. */
  readonly gone?: (publications: readonly Gone[]) => void;
}

export interface Made {
  readonly publication: string;
  /** Of the publication itself. */
  readonly products: readonly MadeFiles[];
  /** Those that were to be made now, also where one was not. */
  readonly editions: readonly MadeEdition[];
}

/**
 * `world` gives each publication its own folder to read from and write to. A publication is written whole or not at all;
 * one that has an error leaves its last output as it is, and does not keep the others from being made. So it is with editions.
 */
export async function build(
  options: BuildOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly Made[]> {
  const {project, names, version, shard = null} = options;
  const {printed: _, ...moreToCome} = options;
  const made: Made[] = [];
  const parts: PartOf[] = [];
  const publications = await wantedOf(project, names, log);
  for (const [nth, wanted] of publications.entries()) {
    const how = nth + 1 === publications.length ? options : moreToCome;
    const own = new Log();
    const sources = await readSources(project, wanted.publication, own);
    const noted = (part: PartOf): void => void parts.push(part);
    try {
      const one = await makePublication({...wanted, sources, nth, noted}, how, world, own);
      if (one) made.push(one);
    } finally {
      log.add(...own.diagnostics);
    }
  }
  const whole = world(join(project, "output"));
  if (shard) {
    const part = writePart({version: 1, shard, program: version, publications: parts});
    await whole.replace(new Map([[partName, part]]), []);
  } else if (await whole.read(partName)) await whole.replace(new Map(), [partName]);
  const isAll = names.length === 0 && !shard && (options.editions ?? null) === null;
  const there = isAll ? publications.map(({publication}) => publication) : [];
  const gone = await dropGonePublications(project, there, world);
  if (gone.length > 0) options.gone?.(gone);
  return made;
}

export interface PublicationToMake extends Wanted {
  readonly sources: Sources;
  /** Among the publications, from 0: where its shards begin. */
  readonly nth?: number;
  /** Told what there is to be of it, before it is made. */
  readonly noted?: (part: PartOf) => void;
}

/** One publication, with its editions. Null where nothing was to be made, or could be: the log says why. */
export async function makePublication(
  {publication, documents, sources, nth = 0, noted}: PublicationToMake,
  options: Omit<BuildOptions, "names">,
  world: (folder: string) => Outside,
  log: Log,
): Promise<Made | null> {
  const {project, version, editions = null, shard = null} = options;
  const folder = join(project, "output", publication);
  const last = await lastListing(folder, world);
  const hasEditions = sources.files.some(({path}) => isEditionsFile(path));
  // None of them is there: then some will be printed, and the browser starts while their table is read.
  if (hasEditions && (options.force || !last)) await options.warm?.(Infinity);
  const units = await unitsOf({publication, documents, sources, editions, shard, nth});
  const {base, plan, wanted} = units;
  // Of a table that could not even be decoded nobody knows which editions there are: those that are there stay.
  const isUnread = log.diagnostics.some(one => isError(one) && isEditionsFile(one.at?.in.path));
  noted?.(partOf(publication, sources, units, version));
  log.add(...units.findings);
  if (units.isStopped || isUnread) {
    if (base) (await import("./making.ts")).composeSafely(base, log);
    return null;
  }
  const {printed: _, ...moreToCome} = options;
  const how = wanted.size === 0 ? options : moreToCome;
  const products = base && (await make(base, how, world(folder), log)).products;
  const {planned = []} = plan ?? {};
  const those = {publication, documents, sources, planned, wanted, last};
  const made = await makeEditions(those, options, world);
  log.add(...made.flatMap(one => one.findings));
  if (plan?.base === false) await dropUnit(world(folder));
  if (plan)
    await listEditions({publication, sources, version, plan, made, last, shard}, folder, world);
  else if (last) await unlistEditions(last, folder, world);
  await options.readings?.keep(
    sources,
    new Map(products?.map(({name, built}) => [name, built.numbers])),
  );
  const done = {publication, products: products ?? [], editions: made};
  await dropDrafts(project, done, {documents, planned: planned.map(({name}) => name)}, world);
  return products || made.length > 0 ? done : null;
}
