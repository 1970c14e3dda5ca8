// The folder for what can be made again: the unpacked browser.
import {constants} from "node:fs";
import {access, mkdir, readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {BrowserProblem, messageOf} from "./browser-problem.ts";
import type {Surroundings} from "./surroundings.ts";

/**
 * The folder, made if need be: `COSTED_CACHE`, else where this system keeps such things, else a
 * folder of our own among the temporary ones.
 *
 * @throws BrowserProblem when `COSTED_CACHE` cannot be used, or nothing can
 */
export async function openCacheFolder(around: Surroundings): Promise<string> {
  const asked = around.environment["COSTED_CACHE"];
  if (asked) {
    const folder = around.absolute(asked);
    const why = await open(folder);
    if (why === null) return folder;
    const message = `\`COSTED_CACHE\` names \`${asked}\`, which cannot be used: ${why}`;
    throw new BrowserProblem("no-cache", message, "name a folder that can be written, or unset it");
  }
  const reasons: string[] = [];
  for (const folder of cacheFolders(around)) {
    const why = (await open(folder)) ?? (await strangers(folder));
    if (why === null) return folder;
    reasons.push(`  ${folder}: ${why}`);
  }
  throw new BrowserProblem(
    "no-cache",
    "there is no folder in which the browser could be unpacked",
    ["tried", ...reasons, "set `COSTED_CACHE` to a folder that can be written"].join("\n"),
  );
}

/** The folder as it is, and how much lies in it; null where there can be none. */
export async function measureCache(
  around: Surroundings,
): Promise<{readonly folder: string | null; readonly bytes: number}> {
  const folder = await openCacheFolder(around).catch(() => null);
  if (folder === null) return {folder, bytes: 0};
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter(entry => entry.isFile());
  const sizes = files.map(file =>
    stat(join(file.parentPath, file.name)).then(
      found => found.size,
      () => 0,
    ),
  );
  return {folder, bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)};
}

/** Where the folder may be when nobody said, best first. */
export function cacheFolders(around: Surroundings): readonly string[] {
  const {environment, platform, home, temporary} = around;
  const xdg = environment["XDG_CACHE_HOME"];
  const local = environment["LOCALAPPDATA"];
  const user = process.getuid?.() ?? "user";
  const usual: string[] = [];
  if (xdg?.startsWith("/")) usual.push(join(xdg, "costed"));
  else if (platform === "darwin") usual.push(join(home, "Library", "Caches", "costed"));
  else if (platform === "win32" && local) usual.push(join(local, "costed", "Cache"));
  else usual.push(join(home, ".cache", "costed"));
  return [...usual, join(temporary, `costed-${user}`)];
}

async function open(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

// A folder that somebody else made or may write to is no place for a program that we will run.
async function strangers(folder: string): Promise<string | null> {
  const user = process.getuid?.();
  if (user === undefined) return null;
  const {uid, mode} = await stat(folder);
  if (uid !== user) return "it belongs to somebody else";
  return (mode & 0o002) === 0 ? null : "anybody may write to it";
}
