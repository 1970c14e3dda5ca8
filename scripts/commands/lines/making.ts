// What `build` and `build --watch` make with: the options as they were given, a place for drafts, and nobody else in the output.
import {join} from "node:path";
import {whileLocked} from "../../outside/lock.ts";
import {draftsFolder} from "../gone.ts";
import type {MakeOptions} from "../make.ts";
import type {World} from "../world.ts";
import type {Common} from "./line.ts";
import {readingsIn} from "./readings.ts";

export interface Making {
  readonly options: MakeOptions;
  /** Where PDFs with an error lie, to be looked at; whoever tells of them takes them off the list. */
  readonly drafts: string[];
}

export function makingWith(
  {strict, force}: Common,
  project: string,
  version: string,
  world: World,
  progress: (what: string) => void,
): Making {
  const drafts: string[] = [];
  const options: MakeOptions = {
    strict: strict === true,
    force: force === true,
    version,
    warm: world.warm,
    expect: world.expect,
    readings: readingsIn(project, force === true),
    progress,
    keepDrafts: async ({folder}, pdfs) => {
      const below = folder.replace(/^output/, draftsFolder);
      await world.keepDrafts(join(project, below), pdfs);
      drafts.push(...[...pdfs.keys()].map(path => `${below}/${path}`));
    },
  };
  return {options, drafts};
}

/** While nobody else builds there. */
export function inOutput<T>(project: string, work: () => Promise<T>): Promise<T> {
  return whileLocked(
    join(project, "output"),
    ({pid, host}) =>
      process.stderr.write(`waiting for another build in this folder: process ${pid} on ${host}\n`),
    work,
  );
}
