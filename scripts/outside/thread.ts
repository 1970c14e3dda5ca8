// Starts a thread of our own: one of the files beside this one that are named in start/bundle.ts.
import {Worker, type WorkerOptions} from "node:worker_threads";
import {bundledProgram} from "./bundled.ts";

/** @throws Error where this machine has no more threads */
export function startThread(
  entry: "pdf-worker" | "finish-worker",
  options: WorkerOptions = {},
): Worker {
  return bundledProgram()?.thread(entry, options) ?? threadOfSources(entry, options);
}

/** A new thread knows no TypeScript, whatever runs this one. */
function threadOfSources(entry: string, options: WorkerOptions): Worker {
  const code = `
    import {register} from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};
    register();
    await import(${JSON.stringify(new URL(`./${entry}.ts`, import.meta.url).href)});`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  return new Worker(url, {...options, execArgv: []});
}
