// Status, evidence, baselines and ranges: a sum is as sure as the least sure of its parts.
import {
  agreed,
  firstPair,
  mixed,
  said,
  statedIn,
  type Aspect,
  type Clash,
  type Combined,
  type Said,
  type Term,
} from "./said.ts";
import {evidence, statuses} from "../content/figure-entry.ts";

/** The weakest of all; null for "actual" or "sufficient" where one is silent: that may be weaker. */
export function weakest(terms: readonly Term[], aspect: "status" | "evidence"): Said {
  const order: readonly string[] = aspect === "status" ? statuses : evidence;
  const all = terms.map(term => term.basis.said[aspect]).filter(one => one.sort !== "none");
  const stated = statedIn(terms, aspect);
  const rank = Math.max(...stated.map(one => order.indexOf(one.value)));
  const least = stated.find(one => order.indexOf(one.value) === rank);
  if (!least || (rank === 0 && stated.length < all.length)) return agreed(terms, aspect);
  return said(least.value, least.by);
}

export function addedStatuses(terms: readonly Term[]): Combined {
  const pair = firstPair(
    statedIn(terms, "status"),
    (a, b) => a.sign > 0 && b.sign > 0 && (a.value === "target") !== (b.value === "target"),
  );
  if (!pair) return {said: weakest(terms, "status"), clash: null};
  const [a, b] = pair;
  const message = `\`${a.by.name}\` is ${statusWords(a.value)}, and \`${b.by.name}\` ${statusWords(b.value)}: their sum would be neither`;
  const help = "add targets to targets, and state what was or will be beside them";
  return {said: mixed, clash: clash("statuses", "error", message, help, a, b)};
}

export function addedBaselines(terms: readonly Term[]): Combined {
  const key = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[‐‑‒–—−/]/g, "-")
      .replace(/\s+/g, " ")
      .trim();
  const pair = firstPair(statedIn(terms, "baseline"), (a, b) => key(a.value) !== key(b.value));
  if (!pair) return {said: agreed(terms, "baseline", key), clash: null};
  const [a, b] = pair;
  const message = `\`${a.by.name}\` is measured against ${a.value}, and \`${b.by.name}\` against ${b.value}`;
  const help = "measure both against one baseline";
  return {said: mixed, clash: clash("baselines", "warning", message, help, a, b)};
}

/** What is not known, and what is still to be chosen, do not make one range. */
export function addedRanges(terms: readonly Term[]): Combined {
  const ranges = terms.filter(term => term.isRange);
  const pair = firstPair(statedIn(ranges, "range"), (a, b) => a.value !== b.value);
  if (!pair) return {said: agreed(ranges, "range"), clash: null};
  const [a, b] = pair;
  const words = {
    uncertainty: "a range because nobody knows it better",
    choice: "one because there is a choice",
  };
  const of = (value: string): string => words[value as keyof typeof words];
  const [first, second] = [of(a.value), of(b.value)].map(one => one.replace(/^one /, "a range "));
  const message = `\`${a.by.name}\` is ${first}, and \`${b.by.name}\` ${second}: the range of their sum would be neither`;
  const help = "choose first, and let the sum say what is not known";
  return {said: mixed, clash: clash("ranges", "warning", message, help, a, b)};
}

function statusWords(status: string): string {
  return status === "forecast" || status === "target" ? `a ${status}` : status;
}

type Named = ReturnType<typeof statedIn>[number];

function clash(
  rule: string,
  severity: Clash["severity"],
  message: string,
  help: string,
  a: Named,
  b: Named,
): Clash {
  return {rule, severity, message, help, at: b.by, with: a.by};
}

/** Of a comparison, what both sides say. */
export function agreedOn(terms: readonly Term[], aspect: Aspect): Said {
  return agreed(terms, aspect);
}
