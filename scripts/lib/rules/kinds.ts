// Kinds and measures: a cost is taken from a saving and never added to it; gross and net do not add.
import {
  agreed,
  firstPair,
  mixed,
  said,
  statedIn,
  type Clash,
  type Combined,
  type Mention,
  type Said,
  type Term,
} from "./said.ts";

interface Kind extends Term {
  readonly value: string;
  readonly by: Mention;
}

/** The kind of a sum: "saving" of several sorts of savings; of a saving less its cost. */
export function addedKinds(terms: readonly Term[]): Combined {
  const kinds: readonly Kind[] = statedIn(terms, "kind").filter(term => isFlow(term.value));
  const clash = clashIn(kinds);
  if (clash) return {said: clash.severity === "error" ? mixed : said("saving", clash.at), clash};
  const added = kinds.filter(term => term.sign > 0);
  const all = agreed(terms, "kind");
  if (all.sort !== "mixed" || kinds.length < terms.length) return {said: all, clash: null};
  const [first] = added;
  if (!first) return {said: mixed, clash: null};
  const of = agreed(added, "kind");
  if (of.sort === "said") return {said: of, clash: null};
  const families = new Set(added.map(term => familyOf(term.value)));
  if (families.size > 1) return {said: mixed, clash: null};
  const common = {
    saving: added.some(term => term.value === "benefit") ? "benefit" : "saving",
    income: "income",
    cost: "cost",
  };
  return {said: said(common[familyOf(first.value)], first.by), clash: null};
}

/** What is left of savings or income when costs are taken from them is net. */
export function addedMeasures(terms: readonly Term[]): Combined {
  const stated = statedIn(terms, "measure");
  const pair = firstPair(stated, (a, b) => a.value !== b.value && a.sign > 0 && b.sign > 0);
  if (pair) {
    const [a, b] = pair;
    const message = `\`${a.by.name}\` is ${a.value}, and \`${b.by.name}\` is ${b.value}: their sum would mean nothing`;
    const help = "take both before or both after what it costs to get them";
    return {
      said: mixed,
      clash: {rule: "measures", severity: "error", message, help, at: b.by, with: a.by},
    };
  }
  return {said: netOf(statedIn(terms, "kind")) ?? agreed(terms, "measure"), clash: null};
}

function netOf(kinds: readonly Kind[]): Said | null {
  const first = kinds.find(term => isGain(term.value));
  const cost = kinds.find(term => familyOf(term.value) === "cost");
  if (!first || !cost || first.sign === cost.sign) return null;
  return first.sign > 0 ? said("net", first.by) : null;
}

function clashIn(kinds: readonly Kind[]): Clash | null {
  // A cost in a table of savings has a minus of its own.
  const counted = kinds.filter(term => !term.isBelowZero);
  // What is taken from a total may be of any kind.
  const together = (a: Kind, b: Kind): boolean => a.sign > 0 && b.sign > 0;
  const cost = firstPair(counted, (a, b) => together(a, b) && isGain(a.value) !== isGain(b.value));
  if (cost) {
    const [a, b] = cost;
    const help = "subtract the cost";
    return clashOf(
      a,
      b,
      "error",
      `a cost takes away from ${gainOf(a, b)}, and is not added to it`,
      help,
    );
  }
  const income = firstPair(
    counted,
    (a, b) =>
      together(a, b) &&
      isSaving(a.value) !== isSaving(b.value) &&
      [a, b].some(term => term.value === "income") &&
      [a, b].some(term => isSaving(term.value)),
  );
  if (income)
    return clashOf(
      ...income,
      "error",
      "what is not spent and what comes in are not one sum",
      "state them beside each other",
    );
  const cash = firstPair(
    counted,
    (a, b) =>
      together(a, b) &&
      [a, b].some(term => term.value === "cash-releasing-saving") &&
      [a, b].some(term => neverCash.includes(term.value)),
  );
  if (!cash) return null;
  return clashOf(
    ...cash,
    "warning",
    "only a part of their sum is money that can be spent on something else",
    "state them beside each other",
  );
}

function clashOf(
  a: Kind,
  b: Kind,
  severity: Clash["severity"],
  because: string,
  help: string,
): Clash {
  const message = `\`${a.by.name}\` is ${kindWords(a.value)}, and \`${b.by.name}\` ${kindWords(b.value)}: ${because}`;
  return {rule: "kinds", severity, message, help, at: b.by, with: a.by};
}

function gainOf(a: Kind, b: Kind): string {
  const gain = isGain(a.value) ? a.value : b.value;
  return kindWords(gain);
}

function kindWords(kind: string): string {
  const words = kindNames[kind] ?? kind;
  return words;
}

const kindNames: Readonly<Record<string, string>> = {
  saving: "a saving",
  "cash-releasing-saving": "a saving that releases cash",
  "non-cash-releasing-saving": "a saving that releases no cash",
  "cost-avoidance": "a cost that is avoided",
  "scope-reduction": "a saving from doing less",
  income: "income",
  benefit: "a benefit",
  cost: "a cost",
  spend: "spending",
};

const neverCash = ["non-cash-releasing-saving", "cost-avoidance"];

function familyOf(kind: string): "saving" | "income" | "cost" {
  if (kind === "income") return "income";
  return kind === "cost" || kind === "spend" ? "cost" : "saving";
}

function isSaving(kind: string): boolean {
  return familyOf(kind) === "saving" && kind !== "benefit";
}

function isGain(kind: string): boolean {
  return familyOf(kind) !== "cost";
}

/** Those that are a sum of money, or stand for one. */
function isFlow(kind: string): boolean {
  return Object.hasOwn(kindNames, kind);
}
