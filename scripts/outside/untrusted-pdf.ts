// A PDF that anybody may have made → its words; or why it cannot be read, within seconds, whatever is in it.
// It is read in a thread with a memory of its own, which is ended when it takes too long or too much.
import {readFile, stat} from "node:fs/promises";
import type {Worker, WorkerOptions} from "node:worker_threads";
import {formatSize} from "../lib/file-size.ts";
import type {PdfWords} from "../lib/pdf/words.ts";
import {startThread} from "./thread.ts";

export interface ReadingLimits {
  readonly milliseconds: number;
  /** Of the file, and of memory. */
  readonly bytes: number;
  readonly megabytes: number;
}

export const usualLimits: ReadingLimits = {
  milliseconds: 18_000,
  bytes: 300_000_000,
  megabytes: 1024,
};

/** `why` goes on from "cannot be read:". */
export type WordsReading =
  | {readonly ok: true; readonly words: PdfWords; readonly bytes: Uint8Array}
  | {readonly ok: false; readonly why: string};

export interface WordsReader {
  read(path: string): Promise<WordsReading>;
  close(): Promise<void>;
}

/** `wanted`: the names of the files inside PDFs that are to be given out. One PDF at a time. */
export function openWordsReader(
  wanted: readonly string[],
  limits: ReadingLimits = usualLimits,
): WordsReader {
  let thread: Worker | null = null;
  return {
    async read(path) {
      const bytes = await load(path, limits);
      if (typeof bytes === "string") return {ok: false, why: bytes};
      const answer = await ask(bytes);
      if (typeof answer === "string") return {ok: false, why: answer};
      const isBlank = answer.pages.every(({text}) => text.trim() === "");
      if (isBlank) return {ok: false, why: "there are no words in it, only pictures or drawings"};
      return {ok: true, words: answer, bytes};
    },
    close: end,
  };

  function ask(bytes: Uint8Array): Promise<PdfWords | string> {
    const worker = (thread ??= startReader(limits));
    const before = process.memoryUsage.rss();
    return new Promise(resolve => {
      const late = setTimeout(() => give(`it takes more than ${seconds()} s`), limits.milliseconds);
      // Unpacked streams lie outside the memory that a thread can be limited to.
      const watch = setInterval(() => {
        const used = (process.memoryUsage.rss() - before) / 1_000_000;
        if (used > limits.megabytes * 1.5) give(greedy);
      }, 100);
      worker.on("message", answered);
      worker.on("error", failed);
      // The copy that goes there is the thread's; what is ours stays whole.
      worker.postMessage({bytes, wanted});

      function answered({words, fault}: {words?: PdfWords; fault?: string}): void {
        finish(words ?? faults[fault ?? ""] ?? damaged);
      }

      function failed({code}: NodeJS.ErrnoException): void {
        give(code === "ERR_WORKER_OUT_OF_MEMORY" ? greedy : damaged);
      }

      function finish(answer: PdfWords | string): void {
        clearTimeout(late);
        clearInterval(watch);
        worker.off("message", answered);
        worker.off("error", failed);
        resolve(answer);
      }

      function give(why: string): void {
        finish(why);
        void end();
      }
    });
  }

  function seconds(): number {
    return Math.round(limits.milliseconds / 1000);
  }

  async function end(): Promise<void> {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  }
}

const damaged = "it is damaged, or no PDF";
const greedy = "it needs too much memory";

const faults: Readonly<Record<string, string>> = {
  PasswordException: "it is protected by a password",
  InvalidPDFException: damaged,
};

/** A text says why it cannot be had. */
async function load(path: string, limits: ReadingLimits): Promise<Uint8Array | string> {
  try {
    const {size} = await stat(path);
    if (size > limits.bytes) return `it is too large, ${formatSize(size, "en-GB")}`;
    const bytes = await readFile(path);
    const isPdf = bytes.subarray(0, 1024).includes("%PDF-");
    return isPdf ? new Uint8Array(bytes) : "it is no PDF";
  } catch (error) {
    return unread[(error as NodeJS.ErrnoException).code ?? ""] ?? "the disk does not give it out";
  }
}

const unread: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
};

function startReader({megabytes}: ReadingLimits): Worker {
  const options: WorkerOptions = {
    resourceLimits: {maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64},
    // What a library has to say of a broken file is not for the reader.
    stdout: true,
    stderr: true,
  };
  const thread = startThread("pdf-worker", options);
  // One that is ended may still say so: then nobody asks any more.
  thread.on("error", () => undefined);
  return thread;
}
