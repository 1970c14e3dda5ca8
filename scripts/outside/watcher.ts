// Folders → "something was saved there", once for each burst of saves. What was saved, and whether it has changed at all, is for others to see.
import {existsSync, realpathSync, statfsSync, statSync} from "node:fs";
import {basename, dirname, join, sep} from "node:path";
import {watch} from "chokidar";
import type {Diagnostic} from "../lib/diagnostic.ts";
import {isPassedOver} from "./disk.ts";

export interface Watching {
  /** Absolute paths. One that is not there is watched for. */
  readonly folders: readonly string[];
  /** Looks every now and then, too: for drives that do not tell what others save there. */
  readonly poll: boolean;
  /** How long it has to be quiet for a burst to be over, in milliseconds. */
  readonly quiet: number;
  /** Told what may have been saved, as absolute paths; null says that everything should be looked at again. */
  readonly saved: (paths: readonly string[] | null) => void;
  readonly warn: (problem: Diagnostic) => void;
}

export interface Watcher {
  /** When nothing that is saved from now on will be missed. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
}

/** The longest that the end of a burst is waited for, in milliseconds. */
const longest = 250;

/** When to look at everything once more: events that follow each other closely can be lost on their way. */
const afterwards = 400;

/** Where nobody tells of saves. */
const pollEvery = 500;

export function watchFolders({folders, poll, quiet, saved, warn}: Watching): Watcher {
  const remote = folders.find(isRemote);
  if (remote !== undefined && !poll)
    warn({
      severity: "warning",
      code: "watch/polling",
      message: `\`${remote}\` lies on a drive that does not tell of saves: it is looked at every half second`,
      help: "where the files lie on a disk of this machine, saves are seen at once",
    });
  const bursts = gatherBursts(quiet, saved, () => void lookAgain());
  // What this machine itself writes there, it tells of all the same.
  let polling = poll || remote !== undefined ? setInterval(() => saved(null), pollEvery) : null;
  let isRefused = false;
  let closed = false;
  let ears = listen(folders, bursts.add, refused);
  return {
    ready: ears.ready,
    async close() {
      closed = true;
      bursts.end();
      if (polling) clearInterval(polling);
      await ears.close();
    },
  };

  /** A folder that was taken away and put back, or another in its place, is no longer listened to. */
  async function lookAgain(): Promise<void> {
    if (ears.isLost() && !isRefused && !closed) {
      const before = ears;
      ears = listen(folders, bursts.add, refused);
      await before.close();
      await ears.ready;
    }
    if (!closed) saved(null);
  }

  function refused(error: unknown): void {
    const {code = String(error)} = error as NodeJS.ErrnoException;
    if (isRefused) return;
    isRefused = true;
    polling ??= setInterval(() => saved(null), pollEvery);
    warn({
      severity: "warning",
      code: "watch/polling",
      message: `saves cannot be watched (${refusals[code]?.[0] ?? code}): the files are looked at every half second`,
      help: refusals[code]?.[1],
    });
  }
}

const refusals: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: [
    "this machine's limit of watched files is reached",
    "raise it, `sudo sysctl fs.inotify.max_user_watches=524288`, or end other programs that watch files",
  ],
  EMFILE: [
    "this machine's limit of open files is reached",
    "raise it, `ulimit -n 10240`, or end other programs that watch files",
  ],
};

interface Ears {
  readonly ready: Promise<void>;
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
}

/** Links in the way to a folder are followed once; below it, none is content. Events name paths as the folders were named. */
function listen(
  folders: readonly string[],
  heard: (path: string) => void,
  refused: (error: unknown) => void,
): Ears {
  const roots = folders.map(folder => ({folder, real: realOf(folder), is: identityOf(folder)}));
  const reals = roots.map(({real}) => real);
  const watcher = watch(reals, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: path => isPassedOver(basename(path)) && !reals.includes(path),
  });
  let isCut = false;
  const ready = new Promise<void>(resolve => {
    watcher.on("ready", resolve);
    watcher.on("error", error => {
      refused(error);
      resolve();
    });
  });
  watcher.on("unlinkDir", path => (isCut ||= reals.includes(path)));
  watcher.on("all", (_event, path) => hear(path));
  // An event of chokidar's own is left out if it follows another within 50 ms, though it were the last: what lies beneath tells of each.
  watcher.on("raw", (_event, path: string | null, details) => {
    const {watchedPath} = details as {readonly watchedPath?: string};
    if (watchedPath === undefined) return;
    const isItself = path === null || basename(watchedPath) === path;
    hear(isItself ? watchedPath : join(watchedPath, path));
  });
  return {
    ready,
    isLost: () => isCut || roots.some(({folder, is}) => identityOf(folder) !== is),
    close: () => watcher.close(),
  };

  /** Where a folder is not there yet, what lies beside it is heard as well. */
  function hear(path: string): void {
    const root = roots.find(({real}) => path === real || path.startsWith(real + sep));
    if (root && (path === root.real || !isPassedOver(basename(path))))
      heard(root.folder + path.slice(root.real.length));
  }
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function identityOf(folder: string): string | null {
  const there = statSync(folder, {throwIfNoEntry: false});
  return there ? `${there.dev} ${there.ino}` : null;
}

interface Bursts {
  readonly add: (path: string) => void;
  readonly end: () => void;
}

function gatherBursts(quiet: number, saved: Watching["saved"], lookAgain: () => void): Bursts {
  const paths = new Set<string>();
  let over: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let since = 0;
  return {add, end};

  function add(path: string): void {
    const now = performance.now();
    if (paths.size === 0) since = now;
    paths.add(path);
    clearTimeout(over);
    clearTimeout(again);
    over = setTimeout(tell, Math.max(0, Math.min(quiet, since + longest - now)));
  }

  function tell(): void {
    const told = [...paths];
    paths.clear();
    again = setTimeout(lookAgain, afterwards);
    saved(told);
  }

  function end(): void {
    clearTimeout(over);
    clearTimeout(again);
  }
}

/** Of file systems on Linux that others write to as well, and that do not tell of it: NFS, SMB, CIFS, 9P (Windows under WSL), FUSE, VirtualBox. */
const remoteTypes = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x786f4256,
]);

function isRemote(folder: string): boolean {
  if (process.platform !== "linux") return false;
  const there = existsSync(folder) ? folder : dirname(folder);
  try {
    return remoteTypes.has(statfsSync(there).type >>> 0);
  } catch {
    return false;
  }
}
