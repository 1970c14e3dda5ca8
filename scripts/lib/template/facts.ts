// Facts of other files, which are known only when those files are made: how large they are, how many pages they have. While a
// manuscript is written a place stands for each, and what is to stand there is put on record.
import {formatSize} from "../file-size.ts";

/** How it is counted: `{one: "page", many: "pages"}`, by the language's own rules. */
export type CountWords = Readonly<Record<string, string>>;

export interface FactUse {
  /** The document that makes the file. */
  readonly document: string;
  readonly file: string;
  readonly fact: Fact;
  /** The address of a picture. */
  readonly url: string | null;
  /** Null for a number alone. */
  readonly words: CountWords | null;
}

/** `picture` is the address of a picture that is made because somebody names it. */
export type Fact = "size" | "bytes" | "pages" | "picture";

export interface FileFacts {
  readonly bytes: number;
  /** Null for a file without pages. */
  readonly pages: number | null;
}

/** Nothing from content can look like this: its `<` never comes through. It may stand in an attribute and in JSON. */
export function factPlace(use: number): string {
  return `<i data-fact='${use}'></i>`;
}

/** In plain text an element is no more than its words; of these characters content has none left: see escapePlain. */
export function plainFactPlace(use: number): string {
  return `\ue005${use}\ue006`;
}

export const factPlaces = /<i data-fact='(\d+)'><\/i>/g;
export const plainFactPlaces = /\ue005(\d+)\ue006/g;

interface Known {
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly locale: string;
  readonly place: RegExp;
  /** Makes words harmless for where they land. */
  readonly escape: (text: string) => string;
}

/** Every place filled in. */
export function fillFacts(
  text: string,
  uses: readonly FactUse[],
  {facts, locale, place, escape}: Known,
): string {
  return text.replace(place, (_, number: string) => {
    const use = uses[Number(number)];
    if (use?.fact === "picture") return escape(use.url ?? use.file);
    const known = use && facts.get(use.file);
    if (!known) throw new Error(`the file ${use?.file} should have been made before it is named`);
    return escape(factWords(use, known, locale));
  });
}

/** How large each file is that a document makes, and how many pages it has. */
export function factsOf(
  files: ReadonlyMap<string, Uint8Array>,
  pages: number | null,
): readonly (readonly [string, FileFacts])[] {
  return [...files].map(([file, contents]) => [
    file,
    {bytes: contents.length, pages: file.endsWith(".pdf") ? pages : null},
  ]);
}

/** What was said, for the record: a later build of the files alone can tell that it holds no more. */
export function statedFacts(
  uses: readonly FactUse[],
  facts: ReadonlyMap<string, FileFacts>,
): Readonly<Record<string, FileFacts>> {
  const stated = uses.flatMap(({file}) => {
    const known = facts.get(file);
    return known ? [[file, known] as const] : [];
  });
  return Object.fromEntries(stated);
}

/** 12 and {one: "page", many: "pages"} → "12 pages". */
export function countWords(count: number, words: CountWords, locale: string): string {
  const rule = new Intl.PluralRules(locale).select(count);
  const noun = words[rule] ?? words["many"] ?? words["one"] ?? "";
  return `${new Intl.NumberFormat(locale).format(count)}\u00a0${noun}`.trimEnd();
}

function factWords({fact, words}: FactUse, known: FileFacts, locale: string): string {
  if (fact === "size") return formatSize(known.bytes, locale);
  const count = fact === "bytes" ? known.bytes : (known.pages ?? 0);
  return words ? countWords(count, words, locale) : String(count);
}
