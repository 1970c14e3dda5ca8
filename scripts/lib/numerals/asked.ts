// What was asked of the known numbers to come to a result, and what they answered. Whoever gets the same answers again, number by
// number, comes to the same result, whatever else has changed among a hundred thousand figures.
import type {Figure} from "../content/figure.ts";
import type {Decimal} from "../quantity/decimal.ts";
import type {KnownNumber, KnownNumbers} from "./known.ts";

export interface Question {
  readonly of: keyof KnownNumbers;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly answer: readonly KnownNumber[];
}

/** The same numbers; `asked` fills with what is asked of them. */
export function overheard(known: KnownNumbers, asked: Question[]): KnownNumbers {
  const before = new Map<string, Question>();
  const ask = (of: Question["of"]) => (low: Decimal, high: Decimal) => {
    const key = `${of} ${low} ${high}`;
    const kept = before.get(key);
    if (kept) return kept.answer;
    const question = {of, low, high, answer: [...known[of](low, high)]};
    before.set(key, question);
    asked.push(question);
    return question.answer;
  };
  return {between: ask("between"), digitsBetween: ask("digitsBetween")};
}

export function isAnsweredAlike({of, low, high, answer}: Question, known: KnownNumbers): boolean {
  let next = 0;
  for (const one of known[of](low, high)) if (!isAlike(one, answer[next++])) return false;
  return next === answer.length;
}

/** All that counts of a number that was typed, and of what is said of it; where the figure was written does not. */
export function isAlike(one: KnownNumber, other: KnownNumber | undefined): boolean {
  if (one === other) return true;
  return (
    other !== undefined &&
    isSameFigure(one.figure, other.figure) &&
    one.role === other.role &&
    one.written === other.written &&
    one.step === other.step &&
    one.value.eq(other.value)
  );
}

export function isSameFigure(one: Figure, other: Figure | undefined): boolean {
  return (
    one === other ||
    (other !== undefined &&
      one.id === other.id &&
      one.label === other.label &&
      one.formula === other.formula &&
      one.column === other.column &&
      one.quantity === other.quantity)
  );
}
