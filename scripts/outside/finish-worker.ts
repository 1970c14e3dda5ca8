// A thread of its own that finishes PDFs, one after the other. See finisher.ts.
import {parentPort, workerData} from "node:worker_threads";
import {finishPrint, rememberPages, type PrintToFinish} from "../lib/finishing/finishing.ts";
import type {Answer} from "./finisher.ts";

rememberPages((workerData as {readonly keep: number}).keep);
let before = Promise.resolve();

/** "end": there will be no more. */
parentPort?.on("message", (print: PrintToFinish | "end") => {
  before = before.then(() => (print === "end" ? parentPort?.close() : finish(print)));
});

async function finish(print: PrintToFinish): Promise<void> {
  try {
    const finished = await finishPrint(print);
    const buffer = finished?.bytes.buffer;
    give({finished}, buffer instanceof ArrayBuffer ? [buffer] : []);
  } catch (error) {
    give({error});
  }
}

function give(answer: Answer, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(answer, moved);
}
