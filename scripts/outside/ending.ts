// How the program ends when it is told to: first it lets go of all that would stay behind, browsers, drafts, locks.

export interface Ending {
  /** After a signal, and waited for, unless there is a second one. */
  readonly close?: () => Promise<void>;
  /** At the very end, whatever the reason: it cannot wait for anything. Done even where `close` was. */
  readonly end?: () => void;
}

/** Until it is called off. */
export function beforeTheEnd(ending: Ending): () => void {
  listen();
  endings.add(ending);
  return () => void endings.delete(ending);
}

/** What is started once a signal has said so would only have to be ended again: then it is waited for, for ever. */
export async function unlessEnding(): Promise<void> {
  if (ending) await new Promise(() => undefined);
}

/**
 * Work that is not left in the middle, and soon done: the end waits for it, after a second signal for as long as anybody is patient.
 * Where it cannot, `undo` is called, and what the disk was asked for a moment before may still come after it.
 */
export async function wholly<T>(work: () => Promise<T>, undo: () => void): Promise<T> {
  await unlessEnding();
  const working = work();
  const settled = working.then(
    () => undefined,
    () => undefined,
  );
  const forget = beforeTheEnd({close: () => settled, end: undo});
  underway.add(settled);
  try {
    return await working;
  } finally {
    underway.delete(settled);
    forget();
  }
}

/** What `wholly` is about. */
const underway = new Set<Promise<void>>();
/** In milliseconds, after a second signal; a third is not waited after at all. */
const patience = 500;

const endings = new Set<Ending>();
let listening = false;
let ending = false;
let isHurried = false;

/** As a shell expects: 128 and the number of the signal. */
const codes = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

// If somebody else listens for a signal, too, it is for them to end the program.
function listen(): void {
  if (listening) return;
  listening = true;
  process.on("exit", () => {
    for (const one of [...endings].reverse()) attempt(() => one.end?.());
  });
  for (const [signal, code] of codes)
    process.on(signal, () => {
      const alone = process.listenerCount(signal) === 1;
      if (ending && alone) {
        if (isHurried) process.exit(code);
        isHurried = true;
        setTimeout(() => process.exit(code), patience);
        void Promise.all(underway).then(() => process.exit(code));
        return;
      }
      ending = true;
      const closing = [...endings].map(one => one.close?.());
      void Promise.allSettled(closing).finally(() => {
        if (alone) process.exit(code);
        ending = false;
      });
    });
}

/** What fails does not keep the others from being let go. */
function attempt(end: () => void): void {
  try {
    end();
  } catch {
    // There is nobody left to tell.
  }
}
