// A publication composed where it can be: a mistake is in the log, and nothing is thrown.
import {Log, Stopped, type Diagnostic} from "../lib/diagnostic.ts";
import {remembered} from "../lib/memo.ts";
import {finished, unhurried} from "../lib/together.ts";
import {composeDraft, type Composed, type Draft, type Page, type Sources} from "../pipeline.ts";

interface Wanted {
  readonly sources: Sources;
  /** Null for all of them. */
  readonly documents: readonly string[] | null;
}

/**
 * Null where it cannot be composed; the log says why. What was composed of the same sources is not composed again: what was seen in
 * a preview is what is printed then.
 */
export function composeSafely(wanted: Wanted, log: Log): Composed | null {
  const {composed, diagnostics} = beginComposing(wanted, []).finish();
  log.add(...diagnostics);
  return composed;
}

/**
 * The same, while its pages are being written: what is wrong with those is in the log when all of them are. Meanwhile others have
 * their turn: a browser that starts has questions.
 */
export async function draftSafely({sources, documents}: Wanted, log: Log): Promise<Draft | null> {
  try {
    return await unhurried(composeDraft(sources, documents, log, {hastens: true}));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}

/**
 * The same of sources that are held in memory: whatever was composed of them already is there, and what is composed here is there for
 * whoever asks next.
 */
export function draftAgain(wanted: Wanted, log: Log, first: readonly string[]): Draft | null {
  const composing = beginComposing(wanted, first);
  if (composing.draft) return {...composing.draft, pages: pagesAgain(composing, log)};
  log.add(...composing.finish().diagnostics);
  return null;
}

function* pagesAgain({pages, step, finish}: Composing, log: Log): Draft["pages"] {
  let given = 0;
  do {
    for (; given < pages.length; given++) yield pages[given]!;
    yield null;
  } while (step());
  const {composed, diagnostics} = finish();
  log.add(...diagnostics);
  if (!composed) throw new Stopped();
  return composed.pages;
}

/** A publication that is being composed, step by step: whoever goes on with it, everybody gets the same in the end. */
export interface Composing {
  /** Null where no page can be written. */
  readonly draft: Draft | null;
  /** Those that are written, in that order: something may still turn out to be wrong with them. */
  readonly pages: readonly Page[];
  /** Goes on a little. False where nothing is left to be done. */
  readonly step: () => boolean;
  readonly finish: () => {
    readonly composed: Composed | null;
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** The pages of the documents that are to be `first` are written before the others, which changes none of them. */
export function beginComposing(wanted: Wanted, first: readonly string[]): Composing {
  return composing(wanted, first);
}

const composing = remembered(
  ({sources, documents}: Wanted, _first: readonly string[]) => [
    sources,
    ...(documents === null ? [null] : documents),
  ],
  begin,
);

function begin(wanted: Wanted, first: readonly string[]): Composing {
  const log = new Log();
  const draft = draftOf(wanted, log, first);
  const pages: Page[] = [];
  let composed: Composed | null = null;
  let failure: {readonly error: unknown} | null = null;
  let isDone = draft === null;
  return {draft, pages, step, finish};

  function step(): boolean {
    if (failure) throw failure.error;
    if (isDone || !draft) return false;
    try {
      const {done, value} = draft.pages.next();
      if (done === true) composed = {...draft, pages: value};
      else if (value) pages.push(value);
      isDone = done === true;
    } catch (error) {
      isDone = true;
      // A fault of ours is one for everybody who asks.
      if (!(error instanceof Stopped)) throw (failure = {error}).error;
    }
    return !isDone;
  }

  function finish() {
    while (step());
    return {composed, diagnostics: log.diagnostics};
  }
}

function draftOf({sources, documents}: Wanted, log: Log, first: readonly string[]): Draft | null {
  try {
    return finished(composeDraft(sources, documents, log, {first}));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}
