// Work that is waited for: all of it, or one after another.

type Values<T extends readonly unknown[]> = {-readonly [K in keyof T]: Awaited<T[K]>};

/** All values, when all work has ended: what fails does not leave other work behind it, which goes on when nobody waits for it. */
export async function together<const T extends readonly unknown[]>(all: T): Promise<Values<T>> {
  const done = await Promise.allSettled(all);
  const failed = done.find(one => one.status === "rejected");
  if (failed) throw failed.reason;
  return done.map(one => (one.status === "fulfilled" ? one.value : undefined)) as Values<T>;
}

/** Whoever asks waits until those before have ended, well or not. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** What work in steps ends with, in one go. */
export function finished<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const {done, value} = work.next();
    if (done === true) return value;
  }
}

/**
 * What long work ends with. Whatever waits has its turn between two of its steps, and `step`, which is waited for, is given what each of them says:
 * in one piece, it would keep everybody waiting who has a question to us.
 */
export async function unhurried<T, R>(
  work: Generator<T, R>,
  step: (said: T) => unknown = () => undefined,
): Promise<R> {
  for (;;) {
    const {done, value} = work.next();
    if (done === true) return value;
    await step(value);
    await turn();
  }
}

/** What has come while nobody listened is read in one turn of the loop, and answered at the end of it: that is waited for, too. */
export function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(() => setImmediate(resolve)));
}
