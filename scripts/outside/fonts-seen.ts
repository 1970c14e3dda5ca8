// Which fonts a browser falls back on where a page brings none.
import {execFile} from "node:child_process";
import {promisify} from "node:util";
import type {BrowserPlace} from "./browser-place.ts";
import {openCacheFolder} from "./cache-folder.ts";
import {embeddedFolder, embeddedFonts} from "./embedded-browser.ts";
import type {Surroundings} from "./surroundings.ts";

/** Their families, or null where this system does not say. */
export async function fontsFor(
  place: BrowserPlace,
  around: Surroundings,
): Promise<readonly string[] | null> {
  if (place.embedded) {
    const cache = await openCacheFolder(around).catch(() => null);
    return cache === null ? null : embeddedFonts(embeddedFolder(place.embedded, cache));
  }
  if (around.platform !== "linux") return null;
  const env = {...around.environment};
  const listed = await promisify(execFile)("fc-list", [":", "family"], {env}).catch(() => null);
  if (!listed) return null;
  const families = listed.stdout.split("\n").map(line => line.split(",")[0]?.trim() ?? "");
  return [...new Set(families.filter(Boolean))].sort();
}
