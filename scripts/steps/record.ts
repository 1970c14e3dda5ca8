// From a Manuscript to the record of its figures: every figure that a document prints, with all that is known of it, as data.
// It goes into the PDF as `figures.json`, so that the PDF alone tells a program what it states, and on what that rests.
import type {Figure, Figures} from "../lib/content/figure.ts";
import {hashOf} from "../lib/hash.ts";
import {pagesOf} from "../lib/pdf/whereabouts.ts";
import {plainDigits, type Decimal} from "../lib/quantity/decimal.ts";
import type {Quantity} from "../lib/quantity/quantity.ts";
import {unitCode, type Unit} from "../lib/quantity/unit.ts";
import type {Use} from "../lib/template/printing.ts";
import type {Content} from "./content.ts";
import type {Manuscript} from "./manuscript.ts";

/** What is not known is left out. `content` names all that is stated: the same name, the same statements. */
export interface FiguresFile {
  readonly format: "costed-figures";
  readonly version: 1;
  readonly content: string;
  readonly program: {readonly name: "Costed"; readonly version: string};
  /** As the PDF says it: "Skia/PDF m147". */
  readonly browser?: string;
  readonly publication: Known;
  readonly document: Known & {readonly pages?: number};
  readonly language: string;
  readonly currency: string;
  readonly figures: readonly FigureStated[];
  readonly sources: Readonly<Record<string, Known>>;
}

type Known = Readonly<Record<string, string | number>>;

/** Numbers are exact, in full, as texts: "12700000000". */
export interface FigureStated extends Valued {
  readonly kind?: string;
  readonly timing?: string;
  readonly measure?: string;
  readonly status?: string;
  readonly period?: string;
  /** The price base. */
  readonly prices?: string;
  readonly "as-of"?: string;
  readonly note?: string;
  readonly formula?: {
    readonly written: string;
    readonly words: string;
    readonly inputs: readonly Valued[];
  };
  /** Names of `sources`: everything that it rests on. */
  readonly sources: readonly string[];
  readonly was?: readonly Known[];
  readonly printed: readonly Printed[];
}

/** Of a range, `low` and `high`; of an amount in words, the words and the `floor` that they stand for; or why there is no number. */
export interface Valued {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly low?: string;
  readonly central?: string;
  readonly high?: string;
  readonly words?: string;
  readonly floor?: string;
  readonly missing?: string;
  readonly qualifier?: string;
  /** "GBP", "%", "trusts", "GBP per trust"; none for a bare number. */
  readonly unit?: string;
}

/** `pages`, from 1, is left out where it is not certain. */
export interface Printed {
  readonly text: string;
  readonly register: string;
  readonly pages?: readonly number[];
}

export interface RecordMaterial {
  readonly content: Content;
  readonly figures: Figures;
  readonly kind: string;
  readonly version: string;
}

/** Before printing: all but what only the print can tell. */
export function composeRecord(manuscript: Manuscript, material: RecordMaterial): FiguresFile {
  const {content, figures, kind, version} = material;
  const {about} = content;
  const uses = statedUses(manuscript);
  const stated = [...new Set(uses.map(use => use.figure))].flatMap(id => {
    const figure = figures.get(id);
    return figure ? [statedFigure(figure, uses, figures)] : [];
  });
  const cited = new Set(stated.flatMap(one => one.sources));
  const said = {
    publication: known({
      name: content.name,
      title: about.title,
      subtitle: about.subtitle,
      publisher: about.publisher.name,
      date: about.date,
      edition: about.edition,
      identifier: about.identifier,
    }),
    document: known({name: manuscript.name, template: kind, title: manuscript.title}),
    language: about.language,
    currency: about.currency,
    figures: stated,
    sources: Object.fromEntries(
      Object.entries(content.sources)
        .filter(([id]) => cited.has(id))
        .map(([id, {title, publisher, date, url, accessed, status}]) => [
          id,
          known({title, publisher, date, url, accessed, status}),
        ]),
    ),
  };
  return {
    format: "costed-figures",
    version: 1,
    content: hashOf(JSON.stringify(said)),
    program: {name: "Costed", version},
    ...said,
  };
}

/** As it goes into the PDF. `pages`: the words of each, in the pieces in which they are set. */
export function writeRecord(
  record: FiguresFile,
  manuscript: Manuscript,
  print: {readonly browser: string | null; readonly pages: readonly (readonly string[])[]},
): string {
  const uses = statedUses(manuscript);
  const pages = pagesOf(
    uses.map(use => use.text),
    print.pages,
  );
  const {format, version, content, program, document, figures, ...rest} = record;
  const whole: FiguresFile = {
    format,
    version,
    content,
    program,
    ...(print.browser === null ? {} : {browser: print.browser}),
    ...rest,
    document: {...document, pages: print.pages.length},
    figures: figures.map(figure => ({
      ...figure,
      printed: figure.printed.map(one => withPages(one, figure.id)),
    })),
  };
  return `${JSON.stringify(whole)}\n`;

  function withPages(one: Printed, id: string): Printed {
    const there = uses.flatMap((use, i) => (isUse(use, id, one) ? [pages[i]!] : []));
    if (there.some(page => page === null)) return one;
    return {...one, pages: [...new Set(there)].sort((a, b) => a - b)};
  }
}

/** Those that can be read: what is said in an attribute or to the presenter is not in the PDF's words. */
function statedUses(manuscript: Manuscript): readonly Use[] {
  return manuscript.uses.filter(use => use.visible);
}

function isUse(use: Use, id: string, {text, register}: Printed): boolean {
  return use.figure === id && use.text === text && use.register === register;
}

function statedFigure(figure: Figure, uses: readonly Use[], figures: Figures): FigureStated {
  const printed = new Map(
    uses
      .filter(use => use.figure === figure.id)
      .map(({text, register}) => [`${register} ${text}`, {text, register}]),
  );
  const {kind, timing, measure, status, period, prices, note} = figure;
  const inputs = figure.inputs.flatMap(id => figures.get(id) ?? []);
  return {
    ...valued(figure),
    ...known({kind, timing, measure, status, period, prices, "as-of": figure.asOf, note}),
    ...(figure.written === null || figure.formula === null
      ? {}
      : {
          formula: {
            written: figure.written,
            words: figure.formula,
            inputs: inputs.map(valued),
          },
        }),
    sources: figure.sources,
    ...(figure.was.length === 0
      ? {}
      : {was: figure.was.map(one => known({value: one.value, "as-of": one.asOf}))}),
    printed: [...printed.values()],
  };
}

function valued({id, label, quantity}: Figure): Valued {
  return {id, label, ...numbersOf(quantity)};
}

function numbersOf(quantity: Quantity): Omit<Valued, "id" | "label"> {
  if (quantity.sort === "missing") return {missing: quantity.why};
  const unit = codeOf(quantity.unit);
  if (quantity.sort === "verbal")
    return known({words: quantity.words, floor: digits(quantity.floor), unit});
  const {qualifier} = quantity;
  if (quantity.sort === "amount") return known({value: digits(quantity.value), qualifier, unit});
  const {low, central, high} = quantity;
  const ends = {low: digits(low), central: digits(central), high: digits(high)};
  return known({...ends, qualifier, unit});
}

function codeOf(unit: Unit | null): string | null {
  return unit && unitCode(unit);
}

/** A quotient may never end: its first hundred digits are kept, as in every sum. */
function digits(value: Decimal | null): string | null {
  return value && plainDigits(value);
}

function known<K extends string>(
  fields: Readonly<Record<K, string | null>>,
): Readonly<Partial<Record<K, string>>> {
  return Object.fromEntries(
    Object.entries<string | null>(fields).filter(([, value]) => value !== null),
  ) as Partial<Record<K, string>>;
}
