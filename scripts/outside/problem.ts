// What can be wrong outside the program, as a finding that says how to mend it.
import type {Diagnostic} from "../lib/diagnostic.ts";

/** Thrown where the world does not do what it is asked for, and the reader can help. */
export class OutsideProblem extends Error {
  readonly diagnostic: Diagnostic;

  constructor(code: string, message: string, help: string) {
    super(message);
    this.diagnostic = {severity: "error", code, message, help};
  }
}
