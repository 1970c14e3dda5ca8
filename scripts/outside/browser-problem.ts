// What can be wrong with a browser, as a finding that says how to mend it.
import {OutsideProblem} from "./problem.ts";

/** Thrown where there is no browser to print with, or where it failed at printing. */
export class BrowserProblem extends OutsideProblem {
  constructor(code: BrowserProblemCode, message: string, help: string) {
    super(`browser/${code}`, message, help);
    this.name = "BrowserProblem";
  }
}

export type BrowserProblemCode =
  /** There is none on this machine. */
  | "not-found"
  /** The one that was asked for is not there, or cannot be run. */
  | "unusable"
  /** It is there and does not start. */
  | "does-not-start"
  /** The one that comes with the program could not be unpacked, or is not the one we know. */
  | "not-unpacked"
  /** There is no folder to keep it in. */
  | "no-cache"
  /** It printed a page without its text. */
  | "blank"
  /** It stopped in the middle, twice. */
  | "crashed"
  /** It did not finish in the time it was given. */
  | "too-slow";

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function tooSlow(timeoutMs: number): BrowserProblem {
  const seconds = Math.round(timeoutMs / 100) / 10;
  const message = `the page was not printed within ${seconds} seconds`;
  return new BrowserProblem(
    "too-slow",
    message,
    "divide the document, or allow it more time with `--timeout`",
  );
}

export function crashed(error: unknown): BrowserProblem {
  const message = `the browser stopped while it printed, twice: ${messageOf(error)}`;
  return new BrowserProblem(
    "crashed",
    message,
    "run `costed doctor`; if it prints there, the page asks too much of this machine's memory",
  );
}

/** Whether nothing can be printed: other problems are those of one page. */
export function isForAll(error: unknown): boolean {
  const ofOne = ["browser/blank", "browser/crashed", "browser/too-slow"];
  if (!(error instanceof OutsideProblem)) return false;
  const {code} = error.diagnostic;
  return code.startsWith("browser/") && !ofOne.includes(code);
}

/** Whether it is what somebody hears who asks a browser, or a page, that has died meanwhile. */
export function isOfTheDead(error: unknown): boolean {
  const {name, message} = error instanceof Error ? error : new Error(String(error));
  return (
    /^(TargetClose|ConnectionClosed|Protocol|Timeout)Error$/.test(name) ||
    /crashed|Printing failed|detached|net::ERR_/i.test(message)
  );
}
