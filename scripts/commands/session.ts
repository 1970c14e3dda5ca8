// The sources of a project, held in memory while somebody writes: what was saved is read again, and all else stays the same object.
import {isAbsolute, join, relative, resolve, sep} from "node:path";
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import {forgetYaml} from "../lib/yaml/yaml.ts";
import {foldersIn, type FoundFile} from "../outside/disk.ts";
import {holdFolder, type HeldFolder} from "../outside/held-folder.ts";
import type {Sources} from "../pipeline.ts";
import type {TemplateFile} from "../steps/template.ts";
import {ownTemplates, shown, sourcesOf, templatesOf} from "./project.ts";

export interface Session {
  readonly project: string;
  /** What has to be watched: absolute paths, some of which may not be there yet. */
  readonly folders: readonly string[];
  /** The publications that there are, by name. */
  readonly publications: () => readonly string[];
  /**
   * Read when they are first asked for. What cannot be read is in the log each time. The same object, and in it the
   * same files, as long as nothing that they are made of is saved.
   */
  readonly sources: (publication: string, log: Log) => Promise<Sources>;
  /** Reads again what lies at these paths, absolute or below the project: files or folders, there or gone. */
  readonly saved: (paths: readonly string[]) => Promise<Saved>;
  /** The same for whatever looks as if it had been saved, for those who were not told. */
  readonly lookAgain: () => Promise<Saved>;
}

export interface Saved {
  /** Files that came, went, or have other bytes: "content/fixing-nhs-it/figures.yaml"; publications that went. Empty where nothing has changed. */
  readonly files: readonly string[];
  /** Publications that are to be made again, those that came among them, in order. Gone ones are not. */
  readonly publications: readonly string[];
}

interface Read {
  readonly held: HeldFolder;
  last: {readonly from: readonly unknown[]; readonly sources: Sources; readonly log: Log} | null;
}

export async function openSession(folder: string): Promise<Session> {
  const project = resolve(folder);
  const contentFolder = join(project, "content");
  const theirFolder = join(project, "templates");
  const ownFolder = ownTemplates(project);
  const read = new Map<string, Read>();
  let names = await foldersIn(contentFolder);
  let templates: Templates | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    project,
    folders: [contentFolder, theirFolder, ...(ownFolder === null ? [] : [ownFolder])],
    publications: () => names,
    sources: (publication, log) => inTurn(() => sources(publication, log)),
    saved: paths => {
      const absolute = paths.map(path => resolve(project, path));
      return inTurn(() => update(absolute, (held, below) => held.saved(below)));
    },
    lookAgain: () => inTurn(() => update([project], held => held.lookAgain())),
  };

  /** One after the other: nobody is given sources half of which are from before a save. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function sources(publication: string, log: Log): Promise<Sources> {
    templates ??= await holdTemplates(ownFolder, theirFolder);
    let one = read.get(publication);
    if (!one) {
      one = {held: await holdFolder(join(contentFolder, publication)), last: null};
      read.set(publication, one);
    }
    log.add(...templates.problems(), ...one.held.problems());
    const from = [one.held.files(), templates.files(project)] as const;
    if (!one.last || one.last.from.some((part, i) => part !== from[i])) {
      const own = new Log();
      one.last = {from, sources: sourcesOf(publication, ...from, own), log: own};
    }
    log.add(...one.last.log.diagnostics);
    return one.last.sources;
  }

  /** `paths` are absolute; `look` is given those that concern a folder, below it. */
  async function update(
    paths: readonly string[],
    look: (held: HeldFolder, below: readonly string[]) => Promise<readonly string[]>,
  ): Promise<Saved> {
    const before = new Set(names);
    names = await foldersIn(contentFolder);
    for (const [name, {held}] of read)
      if (!names.includes(name)) {
        forgetAll(join(contentFolder, name), belowIn(held));
        read.delete(name);
      }
    const files = [...before].filter(name => !names.includes(name)).map(name => `content/${name}`);
    const touched = new Set(names.filter(name => !before.has(name)));
    const lookIn = async (held: HeldFolder, at: string): Promise<readonly string[]> => {
      const changed = await look(held, belowEach(paths, at));
      files.push(...changed.map(path => shown(join(at, path), project)));
      const there = new Set(changed.length > 0 ? belowIn(held) : []);
      forgetAll(
        at,
        changed.filter(path => !there.has(path)),
      );
      return changed;
    };
    for (const [name, {held}] of read)
      if ((await lookIn(held, join(contentFolder, name))).length > 0) touched.add(name);
    const changed = [
      ...(templates?.ours && ownFolder ? await lookIn(templates.ours, ownFolder) : []),
      ...(templates ? await lookIn(templates.theirs, theirFolder) : []),
    ];
    // Which of them use a template is known once they are composed; that costs little for those that do not.
    if (changed.length > 0) for (const name of read.keys()) touched.add(name);
    return {files: files.toSorted(), publications: names.filter(name => touched.has(name))};
  }

  function forgetAll(folder: string, paths: readonly string[]): void {
    for (const path of paths) forgetYaml(shown(join(folder, path), project));
  }
}

function belowIn(held: HeldFolder): readonly string[] {
  return held.files().map(({path}) => path);
}

interface Templates {
  readonly ours: HeldFolder | null;
  readonly theirs: HeldFolder;
  readonly problems: () => readonly Diagnostic[];
  /** The same list as long as none of them changes. */
  readonly files: (project: string) => readonly TemplateFile[];
}

async function holdTemplates(ownFolder: string | null, theirFolder: string): Promise<Templates> {
  const ours = ownFolder === null ? null : await holdFolder(ownFolder);
  const theirs = await holdFolder(theirFolder);
  let last: {readonly from: readonly unknown[]; readonly files: readonly TemplateFile[]} | null =
    null;
  return {
    ours,
    theirs,
    problems: () => [...(ours?.problems() ?? []), ...theirs.problems()],
    files(project) {
      const from = [ours?.files() ?? none, theirs.files()] as const;
      if (!last || last.from.some((part, i) => part !== from[i]))
        last = {from, files: templatesOf(project, ...from)};
      return last.files;
    },
  };
}

const none: readonly FoundFile[] = [];

/** Of absolute paths: those at or below a folder, seen from it; "" where the folder itself, or one above it, is meant. */
function belowEach(paths: readonly string[], folder: string): readonly string[] {
  return paths.flatMap(path => {
    const below = relative(folder, path);
    if (below === "" || /^\.\.([/\\]\.\.)*$/.test(below)) return [""];
    return isAbsolute(below) || below.startsWith("..") ? [] : [below.split(sep).join("/")];
  });
}
