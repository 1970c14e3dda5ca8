// The bundled program, where it is that which runs, and not the sources: see start/.
import type {Worker, WorkerOptions} from "node:worker_threads";

export interface BundledProgram {
  /** Another one for all other sources, packages and versions of Node. */
  readonly name: string;
  /** The name of the sources that it was made from, wherever they lie. */
  readonly identity: string;
  /** The frames of a stack as places in the sources. */
  readonly readable: (stack: string) => string;
  /** Starts one of its entries in a thread of its own: "pdf-worker". */
  readonly thread: (entry: string, options: WorkerOptions) => Worker;
}

export function bundledProgram(): BundledProgram | null {
  const known = globalThis as {[program]?: BundledProgram};
  return known[program] ?? null;
}

const program = Symbol.for("costed.program");
