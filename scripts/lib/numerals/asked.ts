// What was asked of the known numbers to come to a result, and what they answered. Whoever gets the same answers again, number by
// number, comes to the same result, whatever else has changed among a hundred thousand figures.
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
  for (const one of known[of](low, high)) if (one !== answer[next++]) return false;
  return next === answer.length;
}
