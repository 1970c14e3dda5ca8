// A formula's value: exact and with its unit, or every problem in it, each with its place.
import type {Working} from "../appraisal/working.ts";
import {readYear} from "../appraisal/year.ts";
import {isDoubt, type SeriesEntry} from "../content/series.ts";
import {negate} from "../quantity/arithmetic.ts";
import {Decimal} from "../quantity/decimal.ts";
import {
  isKnown,
  whyUnknown,
  type Complaint,
  type Known,
  type Outcome,
  type Problem,
} from "../quantity/outcome.ts";
import type {Amount, Quantity} from "../quantity/quantity.ts";
import {calls} from "./calls.ts";
import {splitAtMinus} from "./names.ts";
import {operated, severalCells} from "./operation.ts";
import {profileOf} from "./profile.ts";
import type {FormulaProblem, Stretch} from "./tokens.ts";
import type {Call, Formula} from "./tree.ts";
import {one, type Desk, type Many, type One, type Scope, type Value} from "./value.ts";

export type Evaluation =
  | {
      readonly ok: true;
      readonly value: Quantity;
      /** The price base that a function has brought it to, or that all money in it has. */
      readonly prices: string | null;
      readonly warnings: readonly FormulaProblem[];
      /** Made where they are asked for: most who compute again do not. */
      readonly workings: () => readonly Working[];
      /** The cells of an index that a function went by. */
      readonly used: ReadonlyMap<Call, readonly string[]>;
    }
  | {readonly ok: false; readonly problems: readonly FormulaProblem[]};

/** A clash of units is shown at the sign, what has no value at its name. */
export function evaluateFormula(formula: Formula, scope: Scope): Evaluation {
  const problems: FormulaProblem[] = [];
  const warnings: FormulaProblem[] = [];
  const workings: (() => Working)[] = [];
  const used = new Map<Call, readonly string[]>();
  const desk: Desk = {
    scope,
    valueOf,
    knownOf,
    profileOf: (part, deed, gaps) => profileOf(desk, part, deed, gaps),
    report,
    settled,
    called,
    work: working => void workings.push(working),
    use: (call, ids) => void used.set(call, ids),
  };
  const result = oneOf(formula);
  if (!result || problems.length > 0) return {ok: false, problems};
  return {
    ok: true,
    value: result.quantity,
    prices: result.prices,
    warnings,
    workings: () => workings.map(make => make()),
    used,
  };

  function valueOf(part: Formula): Value | null {
    switch (part.kind) {
      case "number":
        return one(numberOf(part.text, part.percent));
      case "brackets":
        return valueOf(part.inside);
      case "negative":
        return negated(part.of);
      case "name":
        return named(part);
      case "operation":
        return operated(part, desk);
      case "call":
        return calls[part.word](part, desk);
    }
  }

  function named(part: Formula & {readonly kind: "name"}): Value | null {
    const {name} = part;
    const quantity = scope.quantity(name);
    if (quantity !== undefined) return one(quantity, scope.about(name).prices);
    const series = scope.series(name);
    if (series !== undefined) return isDoubt(series) ? report(part, series) : many(series);
    const split = splitAtMinus(name, known);
    const help = split
      ? `a minus needs a space on both sides: \`${split.join(" - ")}\``
      : undefined;
    return report(part, {message: `there is no figure called \`${name}\``, help});
  }

  function known(name: string): boolean {
    return scope.quantity(name) !== undefined || scope.series(name) !== undefined;
  }

  function many({cells}: SeriesEntry): Many {
    const items = cells.flatMap(({id, label, years}) => {
      const quantity = scope.quantity(id);
      const year = years.map(readYear).find(found => found !== null) ?? null;
      const {prices} = scope.about(id);
      return quantity ? [{name: `\`${id}\``, label, years, year, quantity, prices}] : [];
    });
    return {sort: "many", items};
  }

  function oneOf(part: Formula): One | null {
    const value = valueOf(part);
    if (!value || value.sort === "one") return value;
    return report(part, severalCells(part, value.items.length, desk));
  }

  function knownOf(part: Formula, deed: string): (One & {readonly quantity: Known}) | null {
    const value = oneOf(part);
    if (!value) return null;
    const {quantity} = value;
    if (isKnown(quantity)) return {...value, quantity};
    return report(part, whyUnknown(quantity, called(part), deed));
  }

  function negated(part: Formula): Value | null {
    const value = valueOf(part);
    if (value?.sort !== "one") {
      return (
        value && {
          ...value,
          items: value.items.map(item => ({...item, quantity: negate(item.quantity)})),
        }
      );
    }
    if (isKnown(value.quantity)) return {...value, quantity: negate(value.quantity)};
    return report(part, whyUnknown(value.quantity, called(part), "subtracted"));
  }

  /** Gives each problem and each warning its place. */
  function settled(
    outcome: Outcome,
    places: Readonly<Record<Problem["at"], Stretch>>,
  ): Known | null {
    const placed = ({message, help, at}: Problem): FormulaProblem => {
      const {start, end} = places[at];
      return {message, help, start, end};
    };
    if (outcome.ok) warnings.push(...outcome.warnings.map(placed).filter(isNew));
    else problems.push(...outcome.problems.map(placed));
    return outcome.ok ? outcome.value : null;
  }

  /** What holds of each year of a series is said once. */
  function isNew({message, start}: FormulaProblem): boolean {
    return !warnings.some(one => one.message === message && one.start === start);
  }

  function report({start, end}: Stretch, {message, help}: Complaint): null {
    problems.push({message, help, start, end});
    return null;
  }
}

/** What a message calls a part of the formula. */
function called(part: Formula): string {
  if (part.kind === "name") return `\`${part.name}\``;
  if (part.kind === "call") return `\`${part.word}(…)\``;
  return part.kind === "number" ? `\`${part.text}${part.percent ? "%" : ""}\`` : "this part";
}

function numberOf(text: string, percent: boolean): Amount {
  return {
    sort: "amount",
    qualifier: null,
    value: new Decimal(text),
    written: {scale: 0, decimals: text.split(".")[1]?.length ?? 0},
    unit: {kind: percent ? "percent" : "number"},
  };
}
