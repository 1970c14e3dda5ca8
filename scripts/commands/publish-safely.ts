// A publication published where it can be: where its pages turn out not to be right, the log says why, and nothing is thrown.
import {Stopped, type Log} from "../lib/diagnostic.ts";
import type {Composed, Draft} from "../pipeline.ts";
import {publish, type Product, type Publishing} from "../publish.ts";

/** Null where it is not right. */
export async function publishSafely(
  composed: Composed | Draft,
  publishing: Publishing,
  log: Log,
): Promise<readonly Product[] | null> {
  try {
    return await publish(composed, publishing, log);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}
