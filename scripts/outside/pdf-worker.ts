// A thread of its own that reads PDFs of others: what they do to it, they do to no one else. See untrusted-pdf.ts.
import {parentPort} from "node:worker_threads";
import {readWords} from "../lib/pdf/words.ts";

interface Task {
  readonly bytes: Uint8Array;
  readonly wanted: readonly string[];
}

parentPort?.on("message", ({bytes, wanted}: Task) => {
  readWords(bytes, wanted).then(
    words => parentPort?.postMessage({words}),
    (error: unknown) =>
      parentPort?.postMessage({
        fault: error instanceof Error ? error.name : "Error",
      }),
  );
});
