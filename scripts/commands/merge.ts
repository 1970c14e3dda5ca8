// `merge`: the outputs of all shards become one output, byte for byte what one machine would have made.
import {join} from "node:path";
import {isFolder, isMade, readListing, type Listed, type Listing} from "../lib/edition/listing.ts";
import {readPart, type PartOf} from "../lib/edition/part.ts";
import {wholeFindings, type NamedPart} from "../lib/edition/whole.ts";
import type {Diagnostic, Log} from "../lib/diagnostic.ts";
import {readFolder} from "../outside/disk.ts";
import type {Outside} from "../outside/outside.ts";
import {readManifest, staleFiles} from "../steps/manifest.ts";
import {dropGone, filesOf, listingName} from "./list-editions.ts";
import {manifestName} from "./make.ts";
import {readTemplates} from "./project.ts";

export const partName = "shard.json";

export interface MergeOptions {
  /** For the look of the page of all editions. */
  readonly project: string;
  /** Outputs of shards, absolute; `named` as they were named. */
  readonly folders: readonly {readonly path: string; readonly named: string}[];
  /** Where the whole goes, absolute. */
  readonly output: string;
  readonly progress: (what: string) => void;
}

export interface Merged {
  readonly publication: string;
  readonly units: number;
  readonly editions: number;
  readonly failed: number;
}

interface Shard extends NamedPart {
  readonly path: string;
}

type World = (folder: string) => Pick<Outside, "read" | "replace">;

/** Nothing is written before all is known to be there. */
export async function merge(
  {project, folders, output, progress}: MergeOptions,
  world: World,
  log: Log,
): Promise<readonly Merged[]> {
  const shards: Shard[] = [];
  for (const {path, named} of folders) {
    const part = readPart(await world(path).read(partName));
    if (part) shards.push({path, folder: named, part});
    else log.add(noShard(named));
  }
  log.add(...wholeFindings(shards));
  if (log.errors > 0) return [];
  const publications = shards[0]?.part.publications ?? [];
  const plans = [];
  for (const one of publications) plans.push({one, ...(await plan(one))});
  if (log.errors > 0) return [];
  const templates = await readTemplates(project, await readFolder(join(project, "templates")));
  const merged: Merged[] = [];
  for (const {one, units, listing} of plans) {
    const folder = join(output, one.name);
    for (const [i, unit] of units.entries()) {
      progress(`merging ${one.name}: ${i + 1} of ${units.length}`);
      await copy(unit, folder);
    }
    if (listing) {
      const last = readListing(await world(folder).read(listingName));
      await world(folder).replace(filesOf(listing, {templates}, one.theme), []);
      const names = new Set(listing.editions.map(({name}) => name));
      const gone = (last?.editions ?? []).filter(({name}) => !names.has(name));
      await dropGone(gone, folder, world);
    }
    const editions = listing?.editions ?? [];
    const failed = editions.filter(edition => !isMade(edition)).length;
    merged.push({publication: one.name, units: units.length, editions: editions.length, failed});
  }
  return merged;

  interface Copied {
    readonly from: string;
    /** Below the publication's folder; "" for the publication itself. */
    readonly below: string;
  }

  async function plan({
    name,
    units,
  }: PartOf): Promise<{readonly units: readonly Copied[]; readonly listing: Listing | null}> {
    const copied: Copied[] = [];
    const editions: Listed[] = [];
    let head: Listing | null = null;
    let base: Listing["base"] = [];
    for (const {path, folder, part} of shards) {
      const own = part.publications.find(one => one.name === name)!.own;
      const from = join(path, name);
      if (own.includes("") && (await isWhole(from, `${folder}/${name}`)))
        copied.push({from, below: ""});
      const listing = readListing(await world(from).read(listingName));
      if (!listing && units.some(unit => unit !== ""))
        log.add(broken(`${folder}/${name}/${listingName}`, "is missing, or cannot be read"));
      head ??= listing;
      if (own.includes("")) base = listing?.base ?? [];
      for (const edition of listing?.editions ?? []) {
        if (!own.includes(String(edition.position))) continue;
        editions.push(edition);
        const place = join(from, edition.name);
        if (!isMade(edition) || !isFolder(edition.name)) continue;
        if (await isWhole(place, `${folder}/${name}/${edition.name}`))
          copied.push({from: place, below: edition.name});
      }
    }
    const sorted = editions.toSorted((a, b) => a.position - b.position);
    return {units: copied, listing: head && {...head, base, editions: sorted}};
  }

  /** Whether all that its manifest names is there; a publication that could not be made has none. */
  async function isWhole(from: string, named: string): Promise<boolean> {
    const bytes = await world(from).read(manifestName);
    if (!bytes) return false;
    const files = filesOfManifest(bytes);
    for (const path of files)
      if (!(await world(from).read(path))) log.add(broken(`${named}/${path}`, "is missing"));
    return true;
  }

  async function copy({from, below}: Copied, folder: string): Promise<void> {
    const target = world(join(folder, below));
    const bytes = (await world(from).read(manifestName))!;
    const last = readManifest(await target.read(manifestName));
    const files = new Map<string, Uint8Array>();
    for (const path of filesOfManifest(bytes)) files.set(path, (await world(from).read(path))!);
    await target.replace(
      new Map([...files, [manifestName, bytes]]),
      staleFiles(last, new Set(files.keys())),
    );
  }
}

function filesOfManifest(bytes: Uint8Array): readonly string[] {
  return Object.values(readManifest(bytes).documents).flatMap(({files}) => files);
}

function noShard(folder: string): Diagnostic {
  return {
    severity: "error",
    code: "merge/no-shard",
    message: `\`${folder}\` is not the output of a shard: it holds no \`${partName}\``,
    help: "name the `output` folder that `costed build --shard …` has written",
  };
}

function broken(path: string, what: string): Diagnostic {
  return {
    severity: "error",
    code: "merge/broken",
    message: `\`${path}\` ${what}`,
    help: "build that shard again, and bring its whole output here",
  };
}
