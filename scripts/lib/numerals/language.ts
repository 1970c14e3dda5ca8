// What must be known of a language to read numbers in it. Each language is a file's worth of words; how they are put together is
// in number-words.ts.
import {english} from "./english.ts";
import {danish, dutch, german, norwegian, swedish} from "./germanic.ts";
import {french, italian, portuguese, spanish} from "./romance.ts";

export interface Language {
  /** Whether a point or a comma comes before decimals. */
  readonly decimal: "." | ",";
  /** Words for whole numbers up to a thousand: one to nineteen, tens, hundreds. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Words for powers of ten from a thousand on; of those that languages disagree about, too: “billion”. */
  readonly scales: ReadonlyMap<string, number>;
  /** “and” within a number: thirty and one, einundzwanzig. */
  readonly and: ReadonlySet<string>;
  /** Units come before tens: einundzwanzig, enogtyve. */
  readonly unitsFirst: boolean;
  /** Numbers are written as one word, which is taken apart. */
  readonly joined: boolean;
  /** “point” in “twelve point seven”. */
  readonly point: ReadonlySet<string>;
  /** Parts of a whole: half is 2, third is 3. */
  readonly parts: ReadonlyMap<string, number>;
  /** “a” before them, and what may stand before a dozen or a hundred. */
  readonly article: ReadonlySet<string>;
  /** “one in five”: what stands between, as a pattern. */
  readonly inMany: string;
  /** Words with which a number's sentence goes on without naming what it counts. */
  readonly goesOn: ReadonlySet<string>;
  /** The head of “members of staff” is its first word, of “acute trusts” the last. */
  readonly headFirst: boolean;
  /** The words that come between a number and its noun begin with a small letter, the noun with a capital. */
  readonly capitalNouns: boolean;
}

/** That of a locale such as “en-GB”; for one that we have no words of, figures alone are read. */
export function languageOf(locale: string): Language {
  const tag = locale.toLowerCase().split("-")[0] ?? "";
  return languages.get(tag) ?? wordless(locale);
}

const languages: ReadonlyMap<string, Language> = new Map([
  ["en", english],
  ["de", german],
  ["nl", dutch],
  ["sv", swedish],
  ["nb", norwegian],
  ["nn", norwegian],
  ["no", norwegian],
  ["da", danish],
  ["fr", french],
  ["es", spanish],
  ["it", italian],
  ["pt", portuguese],
]);

function wordless(locale: string): Language {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const isPoint = parts.some(({type, value}) => type === "decimal" && value === ".");
  const none: ReadonlyMap<string, number> = new Map();
  return {
    ...english,
    decimal: isPoint ? "." : ",",
    numbers: none,
    scales: none,
    parts: none,
    inMany: "/",
    goesOn: new Set(),
  };
}
