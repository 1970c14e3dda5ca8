// The program itself fails on one edition: what is said of that, and what there is to report. The others are made all the same.
import type {Diagnostic} from "../lib/diagnostic.ts";
import type {PlannedEdition} from "../steps/editions.ts";

/** `unit`: "trusts/leeds". */
export function crashFinding(
  error: unknown,
  unit: string,
  {overrides}: PlannedEdition,
): Diagnostic {
  const at = overrides?.at;
  const [message] = String(error instanceof Error ? error.message : error).split("\n");
  return {
    severity: "error",
    code: "program/crash",
    message: `something in costed itself went wrong while making \`${unit}\`: ${message}`,
    help: "sorry: please report this, with the lines at the end of what is said here",
    ...(at ? {at} : {}),
  };
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
