// A publication of a few lines, and what the rules say of it, for tests of rules.
import type {Figures} from "../../scripts/lib/content/figure.ts";
import {readQuantities} from "../../scripts/steps/quantities.ts";
import {applyRules} from "../../scripts/steps/rules.ts";
import {weighTotals} from "../../scripts/steps/totals.ts";
import {small, type Files} from "./small.ts";

export interface Told {
  /** "price-bases b: `a` is in …": the rule, what the carets stand under, and the message. */
  readonly findings: readonly string[];
  readonly helps: readonly (string | undefined)[];
  readonly figures: Figures;
}

/** `figures`: lines such as `a: {value: £1m, kind: saving}`, to which label and source are added. */
export function told(figures: string, files: Files = {}): Told {
  const lines = figures
    .trim()
    .split("\n")
    .map(line =>
      line
        .trim()
        .replace(/^([a-z0-9-]+): \{/, (_, id: string) =>
          line.includes("formula:")
            ? `${id}: {label: ${id}, `
            : `${id}: {label: ${id}, source: nao, `,
        ),
    );
  const {
    content,
    figures: computed,
    findings,
  } = small({
    ...files,
    "figures.yaml": lines.join("\n"),
  });
  const wrong = findings.filter(one => one.severity === "error");
  if (wrong.length > 0) throw new Error(wrong.map(one => one.message).join("\n"));
  const quantities = readQuantities(content).value;
  const totals = weighTotals(content, computed, quantities).value;
  const {value, diagnostics} = applyRules(content, quantities, computed, totals);
  return {
    figures: value,
    findings: diagnostics.map(({code, message, at}) => {
      const place = at ? at.in.text.slice(at.start, at.end) : "nowhere";
      return `${code.replace("rules/", "")} ${place}: ${message}`;
    }),
    helps: diagnostics.map(one => one.help),
  };
}
