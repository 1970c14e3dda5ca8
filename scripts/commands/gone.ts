// What an output folder still holds of what is no more: publications that are gone from content/, and drafts of what has since been
// published. Only what a build has written down as its own is taken away.
import {basename, dirname, join} from "node:path";
import {filesBelow, foldersIn} from "../outside/disk.ts";
import {dropEmptyFolder} from "../outside/empty-folders.ts";
import type {Outside} from "../outside/outside.ts";
import {readManifest} from "../steps/manifest.ts";
import type {Made} from "./build.ts";
import {dropUnit, lastListing, unlistEditions} from "./list-editions.ts";
import {manifestName} from "./make.ts";

type World = (folder: string) => Pick<Outside, "read" | "replace">;

/** A publication of which nothing is published any more. */
export interface Gone {
  readonly publication: string;
  /** Whether its folder stays, for what somebody else has put there. */
  readonly isKept: boolean;
}

export const draftsFolder = "output/.drafts";

/** `there`: those in content/, whatever is wrong with them. Where there are none, this is no project, or not yet. */
export async function dropGonePublications(
  project: string,
  there: readonly string[],
  world: World,
): Promise<readonly Gone[]> {
  if (there.length === 0) return [];
  const isGone = (name: string): boolean => !there.includes(name);
  for (const name of (await foldersIn(join(project, draftsFolder))).filter(isGone))
    await dropDraftsIn(project, name, () => true, world);
  const gone: Gone[] = [];
  for (const publication of (await foldersIn(join(project, "output"))).filter(isGone)) {
    const folder = join(project, "output", publication);
    const last = await lastListing(folder, world);
    const {documents} = readManifest(await world(folder).read(manifestName));
    if (!last && Object.keys(documents).length === 0) continue;
    if (last) await unlistEditions(last, folder, world);
    await dropUnit(world(folder));
    gone.push({publication, isKept: !(await dropEmptyFolder(folder))});
  }
  return gone;
}

/** What was wrong with a page is mended: its picture without a word would be taken for how it is now. */
export async function dropDrafts(
  project: string,
  {publication, products, editions}: Made,
  {
    documents,
    planned,
  }: {readonly documents: readonly string[] | null; readonly planned: readonly string[]},
  world: World,
): Promise<void> {
  const published = new Set([
    ...(products.length > 0 ? ["."] : []),
    ...editions.filter(one => one.documents.length > 0).map(one => one.name),
  ]);
  const isOver = (path: string): boolean => {
    const unit = dirname(path);
    const isAsked = documents?.includes(basename(path, ".pdf")) ?? true;
    return isAsked && (published.has(unit) || (unit !== "." && !planned.includes(unit)));
  };
  await dropDraftsIn(project, publication, isOver, world);
}

async function dropDraftsIn(
  project: string,
  publication: string,
  isOver: (path: string) => boolean,
  world: World,
): Promise<void> {
  const folder = join(project, draftsFolder, publication);
  const drafts = await filesBelow(folder);
  const over = drafts.filter(path => path.endsWith(".pdf") && isOver(path));
  if (over.length === 0) return;
  await world(folder).replace(new Map(), over);
  await dropEmptyFolder(join(project, draftsFolder));
}
