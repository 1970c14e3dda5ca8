// From a formula to what its result may say of itself, and to all in it that must not be added or compared. It computes nothing.
import type {Formula} from "../formula/tree.ts";
import type {Quantity} from "../quantity/quantity.ts";
import {addedTerms, comparedTerms, quotientOf, scaledBy} from "./combine.ts";
import {combinedPrices, type deeds} from "./prices.ts";
import {comparedTimings} from "./timings.ts";
import {yearText} from "../appraisal/year.ts";
import type {FunctionWord} from "../formula/functions.ts";
import {
  mentioned,
  said,
  silent,
  type Aspect,
  type Basis,
  type Clash,
  type Mention,
  type Said,
  type Term,
} from "./said.ts";

/** What is known of a figure that a formula names. */
export interface Named {
  readonly id: string;
  readonly basis: Basis;
  readonly quantity: Quantity;
}

/** The figure of a name, or the cells that a sum of a column adds. */
export type Lookup = (name: string) => readonly Named[];

export interface Reading {
  readonly basis: Basis;
  readonly clashes: readonly Clash[];
}

type Call = Formula & {readonly kind: "call"};

export function readBasis(formula: Formula, lookup: Lookup): Reading {
  const clashes: Clash[] = [];
  const calls: Readonly<Record<FunctionWord, (call: Call) => Basis>> = {
    sum: call => added(termsOf(call, 1)),
    min: call => compared(call, "extreme"),
    max: call => compared(call, "extreme"),
    share: call => compared(call, "share"),
    change: call => compared(call, "change"),
    "each-year": call => inYears(basisOf(call.inputs[0]!), call),
    npv: worth,
    "present-value": worth,
    "equivalent-annual": call => {
      const whole = added(termsOf(call.inputs[0]!, 1));
      return withSaid(whole, "timing", said("annual", placeOf(call)));
    },
    "in-prices": pricedAgain,
    uplift: call => added(termsOf(call.inputs[0]!, 1)),
    sensitivity: call => basisOf(call.inputs[0]!),
    switching: switchedTo,
  };
  return {basis: basisOf(formula), clashes};

  function basisOf(part: Formula): Basis {
    if (part.kind === "number") return silent(part.percent ? "shares" : "nothing");
    if (part.kind === "brackets") return basisOf(part.inside);
    if (part.kind === "call") return calls[part.word](part);
    if (part.kind !== "operation" || part.sign === "+" || part.sign === "−")
      return added(termsOf(part, 1));
    const [left, right] = [basisOf(part.left), basisOf(part.right)];
    if (part.sign === "×") return scaledBy(left, right);
    return right.measures === "money" ? divided(left, right) : quotientOf(left, right);
  }

  /** A sum is read as one list, however it is bracketed. */
  function termsOf(part: Formula, sign: 1 | -1): readonly Term[] {
    const minus = sign === 1 ? -1 : 1;
    switch (part.kind) {
      case "name":
        return lookup(part.name).map(({id, basis, quantity}) =>
          termOf(mentioned(basis, {name: id, start: part.start, end: part.end}), sign, quantity),
        );
      case "brackets":
        return termsOf(part.inside, sign);
      case "negative":
        return termsOf(part.of, minus);
      case "operation": {
        if (part.sign === "×" || part.sign === "÷") break;
        const right = termsOf(part.right, part.sign === "+" ? sign : minus);
        return [...termsOf(part.left, sign), ...right];
      }
      case "call":
        if (part.word === "sum") return part.inputs.flatMap(input => termsOf(input, sign));
    }
    return [termOf(basisOf(part), sign, null)];
  }

  /** A value of that input; of a row or column, by how much all of it moves. */
  function switchedTo({told: {of}}: Call): Basis {
    if (of?.sort !== "value" || of.value.kind !== "name") return silent("nothing");
    return lookup(of.value.name).length === 1 ? basisOf(of.value) : silent("shares");
  }

  /** All its years together, whichever they were: present values of different years may be added. */
  function worth(call: Call): Basis {
    const whole = added(termsOf(call.inputs[0]!, 1));
    const by = placeOf(call);
    return withSaid(withSaid(whole, "timing", said("cumulative", by)), "period", {
      sort: "unsaid",
      by,
    });
  }

  /** Each part of a series is brought to these prices before anything is added. */
  function pricedAgain(call: Call): Basis {
    const {of} = call.told;
    if (of?.sort !== "year") return silent("money");
    const prices = said(yearText(of.year), placeOf(call));
    const terms = termsOf(call.inputs[0]!, 1);
    return added(terms.map(term => ({...term, basis: withSaid(term.basis, "prices", prices)})));
  }

  function added(terms: readonly Term[]): Basis {
    const sum = addedTerms(terms);
    clashes.push(...sum.clashes);
    return sum.basis;
  }

  function compared(call: Call, deed: keyof typeof deeds): Basis {
    const terms =
      deed === "extreme"
        ? call.inputs.flatMap(input => termsOf(input, 1))
        : call.inputs.map(input => termOf(basisOf(input), 1, null));
    const timing = deed === "share" ? null : comparedTimings(terms);
    clashes.push(...[combinedPrices(terms, deed).clash, timing].filter(one => one !== null));
    return comparedTerms(terms, deed);
  }

  function divided(left: Basis, right: Basis): Basis {
    const terms = [left, right].map(basis => termOf(basis, 1, null));
    const {clash} = combinedPrices(terms, "quotient");
    if (clash) clashes.push(clash);
    return comparedTerms(terms, "quotient");
  }
}

/** What comes again in each year has added up by the last of them. */
function inYears(basis: Basis, call: Call): Basis {
  const {from, to} = call.told;
  if (from?.sort !== "year" || to?.sort !== "year") return basis;
  const by = placeOf(call);
  const years = said(`${yearText(from.year)} to ${yearText(to.year)}`, by);
  return withSaid(withSaid(basis, "timing", said("cumulative", by)), "period", years);
}

function withSaid(basis: Basis, aspect: Aspect, what: Said): Basis {
  return {...basis, said: {...basis.said, [aspect]: what}};
}

function placeOf(call: Call): Mention {
  const [input] = call.inputs;
  const name = input?.kind === "name" ? input.name : call.word;
  return {name, start: call.start, end: call.end};
}

function termOf(basis: Basis, sign: 1 | -1, quantity: Quantity | null): Term {
  const isBelowZero =
    (quantity?.sort === "amount" && quantity.value.isNegative() && !quantity.value.isZero()) ||
    (quantity?.sort === "range" && quantity.high.isNegative());
  return {basis, sign, isBelowZero, isRange: quantity === null || quantity.sort === "range"};
}
