// `check`: everything that can be known without a browser.
import {Log, Stopped} from "../lib/diagnostic.ts";
import {compose, type Composed} from "../pipeline.ts";
import {readSources, wantedOf} from "./project.ts";

export interface CheckOptions {
  readonly project: string;
  readonly names: readonly string[];
}

export interface Checking {
  readonly publication: string;
  readonly composed: Composed;
}

/** What could be composed; what could not is in the log. */
export async function check(
  {project, names}: CheckOptions,
  log: Log,
): Promise<readonly Checking[]> {
  const done: Checking[] = [];
  for (const {publication, documents} of await wantedOf(project, names, log)) {
    const sources = await readSources(project, publication, log);
    try {
      done.push({publication, composed: compose(sources, documents, log)});
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }
  return done;
}
