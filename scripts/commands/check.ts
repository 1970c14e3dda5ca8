// `check`: everything that can be known without a browser.
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Composed} from "../pipeline.ts";
import {composeSafely} from "./compose-safely.ts";
import {readSources, wantedOf} from "./project.ts";

export interface CheckOptions {
  readonly project: string;
  readonly names: readonly string[];
}

export interface Checking {
  readonly publication: string;
  /** Null where it could not be composed; the findings say why. */
  readonly composed: Composed | null;
  readonly findings: readonly Diagnostic[];
}

/** Each publication by itself: what is wrong with one says nothing of another. The log gets the findings of all. */
export async function check(
  {project, names}: CheckOptions,
  log: Log,
): Promise<readonly Checking[]> {
  const done: Checking[] = [];
  for (const {publication, documents} of await wantedOf(project, names, log)) {
    const own = new Log();
    const composed = composeSafely(
      {sources: await readSources(project, publication, own), documents},
      own,
    );
    log.add(...own.diagnostics);
    done.push({publication, composed, findings: own.diagnostics});
  }
  return done;
}
