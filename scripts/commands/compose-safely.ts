// A publication composed where it can be: a mistake is in the log, and nothing is thrown.
import {Stopped, type Log} from "../lib/diagnostic.ts";
import {compose, type Composed, type Sources} from "../pipeline.ts";

/** Null where it cannot be composed; the log says why. `documents`: null for all of them. */
export function composeSafely(
  {sources, documents}: {readonly sources: Sources; readonly documents: readonly string[] | null},
  log: Log,
): Composed | null {
  try {
    return compose(sources, documents, log);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}
