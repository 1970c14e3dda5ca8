// A publication composed where it can be: a mistake is in the log, and nothing is thrown.
import {Log, Stopped, type Diagnostic} from "../lib/diagnostic.ts";
import {remembered} from "../lib/memo.ts";
import {compose, composeDraft, type Composed, type Draft, type Sources} from "../pipeline.ts";

/**
 * Null where it cannot be composed; the log says why. `documents`: null for all of them. What was composed of the same sources is
 * not composed again: what was seen in a preview is what is printed then.
 */
export function composeSafely(
  {sources, documents}: {readonly sources: Sources; readonly documents: readonly string[] | null},
  log: Log,
): Composed | null {
  const {composed, diagnostics} = composing(sources, documents);
  log.add(...diagnostics);
  return composed;
}

/** The same, while its pages are being written: what is wrong with those is in the log when all of them are. */
export function draftSafely(
  {sources, documents}: {readonly sources: Sources; readonly documents: readonly string[] | null},
  log: Log,
): Draft | null {
  try {
    return composeDraft(sources, documents, log);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}

const composing = remembered(
  (sources: Sources, documents: readonly string[] | null) => [
    sources,
    ...(documents === null ? [null] : documents),
  ],
  composeOnce,
);

function composeOnce(
  sources: Sources,
  documents: readonly string[] | null,
): {readonly composed: Composed | null; readonly diagnostics: readonly Diagnostic[]} {
  const log = new Log();
  try {
    const composed = compose(sources, documents, log);
    return {composed, diagnostics: log.diagnostics};
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {composed: null, diagnostics: log.diagnostics};
  }
}
