// Price bases: money of different years' prices, or real and nominal money, is neither added nor compared.
import type {Circumstances} from "../content/figure.ts";
import {priceKey, priceWords} from "./period.ts";
import {
  firstPair,
  mixed,
  none,
  said,
  statedIn,
  type Basis,
  type Clash,
  type Combined,
  type Mention,
  type Term,
} from "./said.ts";

/** What is done with the terms, as a message says it. */
export interface Deed {
  /** "their sum would mean nothing" */
  readonly result: string;
  /** "added" */
  readonly done: string;
}

export const deeds = {
  sum: {result: "their sum", done: "added"},
  difference: {result: "their difference", done: "subtracted"},
  share: {result: "one as a share of the other", done: "compared"},
  change: {result: "a change from one to the other", done: "compared"},
  quotient: {result: "one divided by the other", done: "compared"},
  extreme: {result: "a comparison of the two", done: "compared"},
} as const satisfies Readonly<Record<string, Deed>>;

/** `deed`: what is done with the terms; a sum may be a difference, by the signs of two of them. */
export function combinedPrices(terms: readonly Term[], deed: keyof typeof deeds): Combined {
  const money = terms.filter(term => term.basis.said.prices.sort !== "none");
  if (money.length === 0) return {said: none, clash: null};
  const stated = statedIn(money, "prices");
  const apart = firstPair(stated, (a, b) => priceKey(a.value) !== priceKey(b.value));
  if (apart) {
    const [a, b] = apart;
    const {result} = deedOf(deed, a, b);
    const message = `\`${a.by.name}\` is ${priceWords(a.value)}, and \`${b.by.name}\` ${priceWords(b.value)}: ${result} would mean nothing`;
    return {said: mixed, clash: clash("error", message, b.by, a.by)};
  }
  if (money.some(term => term.basis.said.prices.sort === "mixed"))
    return {said: mixed, clash: null};
  const [first] = stated;
  const unsaid = money.find(term => term.basis.said.prices.sort === "unsaid")?.basis.said.prices;
  if (first && unsaid?.sort === "unsaid") {
    const silent = money.find(term => term.basis.said.prices === unsaid)!;
    const {done} = deedOf(deed, first, silent);
    const message = `\`${first.by.name}\` is ${priceWords(first.value)}, and \`${unsaid.by.name}\` does not say in which prices it is: nobody can tell whether they may be ${done}`;
    const help = `say it in \`prices: …\` if its source does`;
    return {said: mixed, clash: {...clash("warning", message, unsaid.by, first.by), help}};
  }
  return {said: first ? said(first.value, first.by) : money[0]!.basis.said.prices, clash: null};
}

/** A sum that says of itself that it is in other prices than all that it adds: nothing has brought it there. */
export function relabelled(
  {id, circumstances: {prices}}: {id: string; circumstances: Circumstances},
  {said: {prices: derived}}: Basis,
): Clash | null {
  if (prices === null || derived.sort !== "said" || priceKey(prices) === priceKey(derived.value))
    return null;
  const message = `\`${id}\` says that it is ${priceWords(prices)}, and what it adds is ${priceWords(derived.value)}`;
  const help = "multiply by an index that has a source, or leave out `prices`";
  return {...clash("error", message, {...derived.by, name: id}, derived.by), help};
}

export function deedOf(deed: keyof typeof deeds, a: Term, b: Term): Deed {
  return deed === "sum" && a.sign !== b.sign ? deeds.difference : deeds[deed];
}

function clash(severity: Clash["severity"], message: string, at: Mention, other: Mention): Clash {
  const help = "bring both to one price base first";
  return {rule: "price-bases", severity, message, help, at, with: other};
}
