// What was made of all editions of a publication, written down beside their folders: for people as a page, for the next build and for
// `merge` as data. What is left of editions that are gone is taken away.
import {join} from "node:path";
import {indexPage} from "../lib/edition/index-page.ts";
import type {Shard} from "../lib/edition/shard.ts";
import {
  isFolder,
  readListing,
  writeListing,
  type Listed,
  type ListedDocument,
  type Listing,
} from "../lib/edition/listing.ts";
import {whereOf} from "../lib/frame.ts";
import {themeTokens} from "../lib/template/theme-tokens.ts";
import {dropEmptyFolder} from "../outside/empty-folders.ts";
import type {Outside} from "../outside/outside.ts";
import type {Sources} from "../pipeline.ts";
import {readManifest, type Built} from "../steps/manifest.ts";
import type {Editions} from "../steps/editions.ts";
import type {MadeEdition} from "./make-editions.ts";
import {manifestName} from "./make.ts";

export const listingName = "editions.json";
export const indexName = "index.html";

/** `folder`: of the publication, in the output. */
export async function lastListing(folder: string, world: World): Promise<Listing | null> {
  return readListing(await world(folder).read(listingName));
}

type World = (folder: string) => Pick<Outside, "read" | "replace">;

export interface ToList {
  readonly publication: string;
  readonly sources: Pick<Sources, "templates">;
  readonly version: string;
  readonly plan: Editions;
  readonly made: readonly MadeEdition[];
  readonly last: Listing | null;
  readonly shard: Shard | null;
}

export async function listEditions(
  {publication, sources, version, plan, made, last, shard}: ToList,
  folder: string,
  world: World,
): Promise<void> {
  const {title, planned, theme} = plan;
  const names = new Map(planned.map((one, i) => [one.name, i + 1]));
  const now = new Set(made.map(one => one.name));
  const kept = (last?.editions ?? []).flatMap((one): Listed[] => {
    const position = names.get(one.name);
    return position === undefined || now.has(one.name) || shard ? [] : [{...one, position}];
  });
  const outside = world(folder);
  const base = readManifest(await outside.read(manifestName)).documents;
  const listing: Listing = {
    version: 1,
    publication,
    title,
    program: version,
    of: planned.length,
    base: await documentsOf(base, outside),
    editions: [...kept, ...made.map(listed)].toSorted((a, b) => a.position - b.position),
  };
  await outside.replace(filesOf(listing, sources, theme), []);
  await dropGone(
    (last?.editions ?? []).filter(one => !names.has(one.name)),
    folder,
    world,
  );
}

export function filesOf(
  listing: Listing,
  {templates}: Pick<Sources, "templates">,
  theme: string,
): ReadonlyMap<string, string> {
  return new Map([
    [listingName, writeListing(listing)],
    [indexName, indexPage(listing, themeTokens(theme, templates))],
  ]);
}

/** Where there are no editions any more. */
export async function unlistEditions(last: Listing, folder: string, world: World): Promise<void> {
  await world(folder).replace(new Map(), [listingName, indexName]);
  await dropGone(last.editions, folder, world);
}

/** The common publication, where only its editions are published now. */
export async function dropUnit(outside: Pick<Outside, "read" | "replace">): Promise<void> {
  const {documents} = readManifest(await outside.read(manifestName));
  const files = Object.values(documents).flatMap(({files}) => files);
  if (files.length > 0) await outside.replace(new Map(), [...files, manifestName]);
}

export async function dropGone(
  gone: readonly Listed[],
  folder: string,
  world: World,
): Promise<void> {
  for (const {name} of gone.filter(one => isFolder(one.name))) {
    await dropUnit(world(join(folder, name)));
    await dropEmptyFolder(join(folder, name));
  }
}

function listed({position, name, title, language, from, made, ...one}: MadeEdition): Listed {
  return {
    position,
    name,
    title,
    language,
    from,
    made,
    documents: one.documents.map(({name, pages, files}) => ({name, pages, files})),
    findings: one.findings.map(finding => ({
      severity: finding.severity,
      code: finding.code,
      message: finding.message,
      help: finding.help ?? null,
      where: whereOf(finding) || null,
    })),
  };
}

async function documentsOf(
  documents: Readonly<Record<string, Built>>,
  outside: Pick<Outside, "read">,
): Promise<readonly ListedDocument[]> {
  const sized = (files: readonly string[]): Promise<ListedDocument["files"]> =>
    Promise.all(files.map(async path => ({path, bytes: (await outside.read(path))?.length ?? 0})));
  return Promise.all(
    Object.entries(documents).map(async ([name, {pages, files}]) => ({
      name,
      pages,
      files: await sized(files),
    })),
  );
}
