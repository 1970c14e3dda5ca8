// Sources → their pages, even where something is wrong: what was right for an older program is to be looked at, not to be published.
import {isError, Log, Stopped} from "../lib/diagnostic.ts";
import {compose, type Composed, type Sources} from "../pipeline.ts";

export interface ComposedAnyway {
  readonly composed: Composed;
  /** How many errors would keep it from being built. */
  readonly errors: number;
}

/** Null where too much is wrong. */
export function composeAnyway(
  sources: Sources,
  only: readonly string[] | null,
): ComposedAnyway | null {
  const log = new PatientLog();
  try {
    const composed = compose(sources, only, log);
    return {composed, errors: log.diagnostics.filter(isError).length};
  } catch (error) {
    // The steps may count on what the pipeline has made sure of, and on nothing else: behind an error anything may be missing.
    if (error instanceof Stopped || log.errors > 0) return null;
    throw error;
  }
}

/** Goes on where the pipeline would stop, as long as there is a value to go on with. */
class PatientLog extends Log {
  override stopSince(): void {}
}
