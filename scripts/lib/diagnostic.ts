// What the program has to say about someone's input: findings, and values that come with them.
import type {Span} from "./text.ts";

/** `code` is the room, then what was seen there: "content/unknown-source". */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** What is wrong. Stands alone; lower case, no full stop, names in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string | undefined;
  /** Where it was written … */
  readonly at?: Span | undefined;
  /** … or where it was printed. */
  readonly on?: {readonly output: string; readonly page: number | null} | undefined;
}

/** A value with the findings that came with it; no value if one of them is an error. */
export type Checked<T> =
  | {readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[]}
  | {readonly ok: false; readonly diagnostics: readonly Diagnostic[]};

/** A value with findings, for a step that goes on with what could be read: the pipeline stops after the last such step. */
export interface Looked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function checked<T>(value: T, diagnostics: readonly Diagnostic[]): Checked<T> {
  return diagnostics.some(isError) ? {ok: false, diagnostics} : {ok: true, value, diagnostics};
}

export function errorAt(
  at: Span | undefined,
  code: string,
  message: string,
  help?: string,
): Diagnostic {
  return {severity: "error", code, message, help, at};
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** Thrown by `Log` where there is no value to go on with. It carries nothing: the log has it all. */
export class Stopped extends Error {
  constructor() {
    super("stopped at an error that the log holds");
  }
}

/** Gathers findings along the pipeline, and stops it where a value is missing. */
export class Log {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #known = new Set<string>();

  /** File by file, as they were first met, and from top to bottom in each. */
  get diagnostics(): readonly Diagnostic[] {
    const paths = new Set(this.#diagnostics.map(one => one.at?.in.path ?? ""));
    const ranks = new Map([...paths].map((path, i) => [path, i]));
    const rank = (one: Diagnostic): number => ranks.get(one.at?.in.path ?? "")!;
    return this.#diagnostics.toSorted(
      (a, b) => rank(a) - rank(b) || (a.at?.start ?? 0) - (b.at?.start ?? 0),
    );
  }

  add(...diagnostics: readonly Diagnostic[]): void {
    for (const one of diagnostics) {
      const key = keyOf(one);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#diagnostics.push(one);
    }
  }

  /** The value of a step, or the end of the pipeline. */
  take<T>(step: Checked<T>): T {
    this.add(...step.diagnostics);
    if (!step.ok) throw new Stopped();
    return step.value;
  }

  /** The value of a step that goes on in spite of errors; `stopSince` then ends what cannot be right. */
  look<T>(step: Looked<T>): T {
    this.add(...step.diagnostics);
    return step.value;
  }

  get errors(): number {
    return this.#diagnostics.filter(isError).length;
  }

  stopSince(errors: number): void {
    if (this.errors > errors) throw new Stopped();
  }

  /** Looks at every item before stopping, so that one bad document does not hide another's findings. */
  all<A, B>(items: readonly A[], step: (item: A) => B): readonly B[] {
    const done: B[] = [];
    let stopped: Stopped | undefined;
    for (const item of items) {
      try {
        done.push(step(item));
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
        stopped = error;
      }
    }
    if (stopped) throw stopped;
    return done;
  }
}

/** What is made with a log of its own: nothing where the log stops it, and what the log holds in any case. */
export function withLog<T>(work: (log: Log) => T): Checked<T> {
  const log = new Log();
  try {
    const value = work(log);
    return {ok: true, value, diagnostics: log.diagnostics};
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {ok: false, diagnostics: log.diagnostics};
  }
}

/** Two findings of one key are the same. */
function keyOf({code, message, at, on}: Diagnostic): string {
  return [code, message, at?.in.path, at?.start, on?.output, on?.page].join("\u001f");
}
