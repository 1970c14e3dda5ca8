// A publication as it is today, and as it was when it was last built → every value that a PDF of it may print, of now and of then.
import {figureText, type Figure, type Figures} from "../content/figure.ts";
import {registers} from "../content/prose.ts";
import {quantityOf} from "../statement/amounts.ts";
import type {Statement} from "../statement/statement.ts";
import {languageOf, type Language} from "../numerals/language.ts";
import {knownNumbers, type KnownNumbers} from "../numerals/known.ts";
import {formatQuantity} from "../quantity/format.ts";
import {readQuantity, type Quantity} from "../quantity/quantity.ts";
import type {Past} from "./earlier.ts";
import type {Moved} from "./verdict.ts";
import {weighedWords, type WeighedWord} from "./context.ts";

export interface Candidates {
  readonly publication: string;
  readonly locale: string;
  readonly currency: string;
  readonly language: Language;
  /** Those of today, with the earlier values that they remember. */
  readonly today: KnownNumbers;
  /** Values of the last build that no figure has today, and what computed figures were before. */
  readonly before: KnownNumbers;
  /** Of those that were computed: what has moved them since. */
  readonly causes: ReadonlyMap<Figure, readonly Moved[]>;
  readonly figures: Figures;
  /** By the text that prints it: values as they are printed, in the publication's language. */
  readonly printed: ReadonlyMap<string, readonly Value[]>;
  /** What the label of each says, by its id. */
  readonly words: ReadonlyMap<string, readonly WeighedWord[]>;
}

/** `age`: of today, or of another time; `isGone` where the figure itself is no more. */
export interface Value {
  readonly figure: Figure;
  readonly age: "now" | "then";
  readonly isGone: boolean;
}

/**
 * @param last what was stated at the last build; null where nothing is known of it
 * @param pasts what computed figures were before others were changed
 */
export function candidatesOf(
  figures: Figures,
  now: Statement,
  last: Statement | null,
  pasts: readonly Past[],
): Candidates {
  const {language: locale, currency} = now;
  const causes = new Map<Figure, readonly Moved[]>();
  const computed = pasts.map(({id, label, quantity, because}) => {
    const figure = pastFigure(figures.get(id)!, id, label, quantity);
    causes.set(figure, because);
    return figure;
  });
  const withdrawn = (last?.figures ?? []).flatMap(then => {
    const today = figures.get(then.id);
    const quantity = quantityOf(then, then.written);
    const same = now.figures.find(one => one.id === then.id);
    if (!quantity || same?.text === then.text) return [];
    const pattern = today ?? [...figures.values()][0];
    return pattern ? [pastFigure(pattern, then.id, then.label, quantity)] : [];
  });
  const gone = [...withdrawn, ...computed];
  return {
    publication: now.publication.name,
    locale,
    currency,
    language: languageOf(locale),
    today: knownNumbers(figures.values(), currency),
    before: knownNumbers(gone, currency),
    causes,
    figures,
    printed: printedTexts(),
    words: weighedWords(
      new Map([...gone, ...figures.values()].map(({id, label}) => [id, label])),
      languageOf(locale),
    ),
  };

  function printedTexts(): ReadonlyMap<string, readonly Value[]> {
    const found = new Map<string, Value[]>();
    const setting = {locale, currency};
    for (const figure of figures.values()) {
      add(figure, "now", false, figure.quantity);
      for (const {value} of figure.was) {
        const read = readQuantity(value, {currency, unit: figure.column ?? undefined});
        if (read.ok) add(figure, "then", false, read.value);
      }
    }
    for (const figure of gone) add(figure, "then", !figures.has(figure.id), figure.quantity);
    return found;

    function add(figure: Figure, age: Value["age"], isGone: boolean, quantity: Quantity): void {
      if (quantity.sort === "missing") return;
      const texts = registers.map(register =>
        register === "number"
          ? figureText(figure, register, setting, quantity)
          : formatQuantity(quantity, {register, ...setting}),
      );
      for (const text of new Set(texts)) {
        // A number alone says nothing, and words alone are only those that stand for an amount.
        if (!/\d\D*[\p{L}%‰]|[\p{Sc}]/u.test(text) && quantity.sort !== "verbal") continue;
        const known = found.get(text) ?? [];
        const isKnown = known.some(one => one.figure.id === figure.id && one.age === "now");
        if (!isKnown) found.set(text, [...known, {figure, age, isGone}]);
      }
    }
  }
}

/** A figure as it was, of which only its value is still known. */
function pastFigure(pattern: Figure, id: string, label: string, quantity: Quantity): Figure {
  return {...pattern, id, label, quantity, column: null, was: [], inputs: [], formula: null};
}
