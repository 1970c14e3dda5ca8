// What follows a print is done in a thread of its own, while the program composes the next page and the browser prints it.
import {availableParallelism} from "node:os";
import type {Worker} from "node:worker_threads";
import type {FinishedPrint, PrintToFinish} from "../lib/finishing/finishing.ts";
import {startThread} from "./thread.ts";

export interface Finisher {
  /** Has the thread load what it needs, where it is certain that something will be printed. */
  readonly warm: () => void;
  /** As `finishPrint`. A thread that dies of one print fails that one, and the others are given to the next thread. */
  readonly finish: (print: PrintToFinish) => Promise<FinishedPrint | null>;
  /** Told that nothing more will be asked but what is asked now: the thread ends with its last answer, and others need not wait for that. */
  readonly last: () => void;
  readonly close: () => Promise<void>;
}

export type Answer = {readonly finished: FinishedPrint | null} | {readonly error: unknown};

interface Asked {
  readonly print: PrintToFinish;
  readonly resolve: (finished: FinishedPrint | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly worker: Worker;
  readonly ended: Promise<void>;
  /** In the order in which they were asked, which is that in which they are answered. */
  asked: Asked[];
  hasAnswered: boolean;
}

/**
 * Where there is one core only, a second thread would only take turns with the first.
 *
 * @param keep how much may be kept of one print for the next, in bytes, where nearly the same is printed again and again
 */
export function openFinisher(
  cores = availableParallelism(),
  start = startFinishing,
  keep = 0,
): Finisher {
  let running: Running | null = null;
  let isClosed = false;
  let isLast = false;
  const ending: Running[] = [];
  return {
    warm() {
      if (cores > 1 && !isClosed) running ??= run();
    },
    async finish(asked) {
      const print = keep > 0 ? named(asked) : asked;
      // Dear to load, and not needed where nothing is printed, or where it is done elsewhere.
      if (cores === 1) return finishHere(print, keep);
      return new Promise((resolve, reject) => ask({print, resolve, reject}));
    },
    last: () => (isLast = true),
    close,
  };

  function ask(one: Asked): void {
    if (isClosed) return one.reject(new Error("the finisher is closed"));
    running ??= run();
    running.asked.push(one);
    running.worker.ref();
    // What goes there is a copy: should the thread die of another one, it is sent again.
    running.worker.postMessage(one.print);
  }

  function run(): Running {
    const worker = start(keep);
    let error: Error | null = null;
    const ended = new Promise<void>(resolve => {
      worker.on("exit", () => {
        lost(own, error ?? new Error("the thread that finishes PDFs has ended before its time"));
        resolve();
      });
    });
    const own: Running = {worker, ended, asked: [], hasAnswered: false};
    worker.on("error", (cause: Error) => (error = cause));
    worker.on("message", (answer: Answer) => {
      const one = own.asked.shift();
      own.hasAnswered = true;
      // Nobody waits for a thread that has nothing to do.
      if (own.asked.length === 0) worker.unref();
      if (own.asked.length === 0 && isLast) end(own);
      if ("error" in answer) one?.reject(answer.error);
      else one?.resolve(answer.finished);
    });
    worker.unref();
    return own;
  }

  function lost(own: Running, error: Error): void {
    if (running === own) running = null;
    const [cause, ...others] = own.asked;
    own.asked = [];
    cause?.reject(error);
    for (const one of others) ask(one);
  }

  /** By itself it ends well, and keeps what V8 has compiled for it. */
  function end(own: Running): void {
    if (running === own) running = null;
    own.worker.postMessage("end");
    ending.push(own);
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const {worker} of ending) worker.ref();
    if (running) {
      const {worker, ended, asked, hasAnswered} = running;
      worker.ref();
      if (hasAnswered && asked.length === 0) end(running);
      // What it still does, nobody wants any more.
      else await worker.terminate();
      await ended;
    }
    await Promise.all(ending.map(({ended}) => ended));
  }
}

/** Of all finishers: where there is no thread, they share what is kept. */
const met = new WeakMap<Uint8Array, number>();
let last = 0;

/** A print that comes a second time will come a third. */
function named(print: PrintToFinish): PrintToFinish {
  const sources = print.sources.map(source => {
    const id = met.get(source.bytes);
    if (id === undefined) met.set(source.bytes, (last += 1));
    return id === undefined ? source : {...source, id};
  });
  return {...print, sources};
}

async function finishHere(print: PrintToFinish, keep: number): Promise<FinishedPrint | null> {
  const {finishPrint, rememberPages} = await import("../lib/finishing/finishing.ts");
  rememberPages(keep);
  return finishPrint(print);
}

/**
 * Without a limit its memory would come on top of all else: of many prints, each is small. Where somebody waits for one of fifty
 * pages after each save, room for all that it is made of saves a quarter of the work.
 */
function startFinishing(keep: number): Worker {
  const resourceLimits = {maxYoungGenerationSizeMb: keep > 0 ? 96 : 24};
  return startThread("finish-worker", {workerData: {keep}, resourceLimits});
}
