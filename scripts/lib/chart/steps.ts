// Whether the steps of a waterfall lead where its levels say: changes are added up exactly, with their units.
import {add, negate} from "../quantity/arithmetic.ts";
import type {Figure} from "../content/figure.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {lastDigitOf} from "../quantity/scale.ts";

export interface Step {
  readonly figure: Figure;
  readonly role: "level" | "change";
  /** -1 where a positive figure is a step down. */
  readonly sign: 1 | -1;
}

export interface StepFault {
  readonly severity: "error" | "warning";
  readonly index: number;
  readonly message: string;
  readonly help: string;
}

/** `words` prints a quantity for a message. Ranges and words are drawn, and not held to account. */
export function checkSteps(
  steps: readonly Step[],
  words: (quantity: Quantity) => string,
): readonly StepFault[] {
  const faults: StepFault[] = [];
  let reached = null as Quantity | null;
  let slack = 0;
  for (const [index, {figure, role, sign}] of steps.entries()) {
    const own = sign === -1 ? negate(figure.quantity) : figure.quantity;
    if (own.sort !== "amount") {
      reached = null;
      continue;
    }
    const sum: ReturnType<typeof add> | null =
      reached && add(reached, role === "level" ? negate(own) : own);
    if (sum && !sum.ok) {
      const message = `\`${figure.id}\` cannot stand in this waterfall: ${sum.problems[0]?.message ?? "it does not add"}`;
      faults.push({severity: "error", index, message, help: "its steps have to be of one unit"});
      continue;
    }
    slack += Number(lastDigitOf(own.written)) / 2;
    if (role === "level") {
      const gap = sum?.value.sort === "amount" ? sum.value.value.abs() : null;
      if (gap && reached && gap.gt(slack)) {
        const message = `the steps come to ${words(reached)}, and \`${figure.id}\` is ${words(own)}`;
        faults.push({
          severity: "warning",
          index,
          message,
          help: "look for a step that is missing, or say in the chart's note why they differ",
        });
      }
      reached = own;
      slack = Number(lastDigitOf(own.written)) / 2;
    } else reached = sum?.value ?? (index === 0 ? own : null);
  }
  return faults;
}
