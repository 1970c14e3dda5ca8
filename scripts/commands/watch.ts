// `build --watch`: after each burst of saves, what it touches is made again; one build after the other, never two at once.
// The preview's files are made by it, too.
import {join, relative, sep} from "node:path";
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {OutsideProblem} from "../outside/problem.ts";
import type {LastPrint} from "../print.ts";
import {makePublication, type BuildOptions, type Made} from "./build.ts";
import {wantedAmong, type Wanted} from "./project.ts";
import type {Saved, Session} from "./session.ts";

export interface WatchOptions extends BuildOptions {
  readonly session: Session;
  /** Gives each unit its own folder to read from and write to. */
  readonly world: (folder: string) => Outside;
  /** Keeps others from the output while the work is done. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told after each build, the first among them. */
  readonly tell: (round: Round) => void;
}

/** One build. */
export interface Round {
  /** Files that were saved since the one before; none at first. */
  readonly saved: readonly string[];
  /** Publications that were to be made again. */
  readonly touched: readonly string[];
  /** Those of them that were made, and what of them. */
  readonly made: readonly Made[];
  /** All that is wrong now, in what was made this time and in what was not. */
  readonly findings: readonly Diagnostic[];
  /** Those that were not there before … */
  readonly found: readonly Diagnostic[];
  /** … and those that are there no more. */
  readonly mended: readonly Diagnostic[];
  /** Below the project: "output/fixing-nhs-it/deck.pdf". */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly milliseconds: number;
}

export interface Watch {
  /** What the session says was saved. A build starts at once, or after the one that runs. */
  readonly saved: (saved: Saved) => void;
  /** When all that was saved so far is made. */
  readonly idle: () => Promise<void>;
  /** No build is begun after this; the one that runs is waited for. */
  readonly end: () => Promise<void>;
}

/** Builds everything, and then waits for what is saved. */
export function watchBuild(options: WatchOptions): Watch {
  const {session, project, names} = options;
  /** By publication; "" is what is wrong with the project as a whole. */
  const wrong = new Map<string, readonly Diagnostic[]>();
  /** Publications that are to be made; those that the world kept from being made wait for the next save. */
  const [dirty, owed] = [new Set(session.publications()), new Set<string>()];
  /** For the next process, what was read first is nearly all: to keep it after each save would keep the next one waiting. */
  const kept = new Set<string>();
  const {readings: _, ...withoutReadings} = options;
  const prints = new Map<string, Map<string, LastPrint>>();
  let files: string[] = [];
  let running: Promise<void> | null = null;
  let [isFirst, ended] = [true, false];
  start();
  return {
    saved(saved) {
      if (saved.files.length === 0 && saved.publications.length === 0) return;
      for (const name of [...saved.publications, ...owed]) dirty.add(name);
      owed.clear();
      files.push(...saved.files);
      start();
    },
    async idle() {
      while (running) await running;
    },
    async end() {
      ended = true;
      await running;
    },
  };

  function start(): void {
    if (running || ended) return;
    running = buildAll().finally(() => {
      running = null;
    });
  }

  async function buildAll(): Promise<void> {
    do {
      const done = await buildOnce();
      const isNews = [done.touched, done.found, done.mended].some(list => list.length > 0);
      if (!ended && (isNews || isFirst)) options.tell(done);
      isFirst = false;
    } while (!ended && dirty.size > 0);
  }

  async function buildOnce(): Promise<Round> {
    const started = performance.now();
    const saved = [...new Set(files)].toSorted();
    files = [];
    const before = [...wrong.values()].flat();
    const log = new Log();
    const wanted = wantedAmong(session.publications(), project, names, log);
    for (const memory of [wrong, prints])
      for (const name of memory.keys())
        if (!wanted.some(one => one.publication === name)) memory.delete(name);
    wrong.set("", log.diagnostics);
    const waiting = wanted.filter(({publication}) => dirty.has(publication));
    dirty.clear();
    const disk = noteReplaced(options.world, project);
    const touched: string[] = [];
    const made: Made[] = [];
    for (const one of waiting) {
      const {publication} = one;
      // What is left is made together with what was saved in the meantime.
      if (files.length > 0 && touched.length > 0) dirty.add(publication);
      else if (!ended) {
        touched.push(publication);
        const own = new Log();
        const done = await makeOne(one, disk.world, own);
        if (done) made.push(done);
        wrong.set(publication, own.diagnostics);
      }
    }
    const findings = [...wrong.values()].flat();
    return {
      saved,
      touched,
      made,
      findings,
      found: without(findings, before),
      mended: without(before, findings),
      written: disk.written,
      removed: disk.removed,
      milliseconds: performance.now() - started,
    };
  }

  function printsOf(publication: string): Map<string, LastPrint> {
    const known = prints.get(publication) ?? new Map<string, LastPrint>();
    prints.set(publication, known);
    return known;
  }

  async function makeOne(
    wanted: Wanted,
    world: WatchOptions["world"],
    own: Log,
  ): Promise<Made | null> {
    try {
      const sources = await session.sources(wanted.publication, own);
      const how = kept.has(wanted.publication) ? withoutReadings : options;
      const made = await options.locked(() =>
        makePublication(
          {...wanted, sources},
          {...how, isWatching: true, prints: printsOf},
          world,
          own,
        ),
      );
      if (made) kept.add(wanted.publication);
      return made;
    } catch (error) {
      owed.add(wanted.publication);
      own.add(problemOf(error));
      return null;
    }
  }
}

/** The same world, and what is written and removed in it, below the project. */
function noteReplaced(world: WatchOptions["world"], project: string) {
  const [written, removed]: [string[], string[]] = [[], []];
  const at = (folder: string): Outside => {
    const outside = world(folder);
    const named = (path: string): string =>
      relative(project, join(folder, path)).split(sep).join("/");
    return {
      ...outside,
      async replace(files, stale) {
        const replaced = await outside.replace(files, stale);
        written.push(...replaced.written.map(named));
        removed.push(...replaced.removed.map(named));
        return replaced;
      },
    };
  };
  return {world: at, written, removed};
}

/** A fault of ours does not end the watching: the next save may well avoid it. */
function problemOf(error: unknown): Diagnostic {
  if (error instanceof OutsideProblem) return error.diagnostic;
  const {message, stack} = error instanceof Error ? error : new Error(String(error));
  return {
    severity: "error",
    code: "costed/failed",
    message: `something in costed itself went wrong, sorry: ${message}`,
    help: `please report this: ${stack ?? ""}`,
  };
}

/** Those of `all` that are not among the others, wherever in their files they stand by now. */
function without(all: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(nameOf(one), (left.get(nameOf(one)) ?? 0) + 1);
  return all.filter(one => {
    const count = left.get(nameOf(one)) ?? 0;
    left.set(nameOf(one), count - 1);
    return count <= 0;
  });
}

function nameOf({severity, code, message, at, on}: Diagnostic): string {
  return JSON.stringify([severity, code, message, at?.in.path, on?.output, on?.page]);
}
