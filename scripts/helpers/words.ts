// Words in other forms: {{plain x}} for attributes, {{json x}} for data in a script,
// {{date d}} → 22 March 2010, {{years p}} → 2004–05,
// {{names list}} → A, B and C, {{upper x}} → IN CAPITALS, {{capital x}} → In capitals, {{next "note"}} → 1, then 2, then 3;
// (is a "b") for comparing, (longer x 60) for words that need smaller type.
import {formatDate, formatYears} from "../lib/date.ts";
import {listWords} from "../lib/list-words.ts";
import {escapeJson} from "../lib/template/escape.ts";
import {countWords, type CountWords} from "../lib/template/facts.ts";
import {escape, newLedger, printFact, type Printing} from "../lib/template/printing.ts";
import {plainFigure, plainText} from "../lib/template/words-of.ts";
import {printable} from "../lib/template/terms.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";

export function wordHelpers(printing: Printing): Helpers {
  const counts = new Map<string, number>();
  // Type is made smaller step by step, and each step asks how long the same words are.
  const lengths = new WeakMap<object, number>();
  return {
    plain: {takes: {0: printable}, run: value => safe(plainWords(value, printing))},
    json: {takes: {0: printable}, run: value => safe(jsonOf(value, printing))},
    counted: {
      takes: {
        0: ["word", "list", "fact"],
        ...Object.fromEntries(plurals.map(one => [one, ["word", "text"] as const])),
      },
      run(value, ...rest) {
        const {hash} = optionsOf(rest);
        const said = plurals.flatMap(one =>
          one in hash ? [[one, plainOf(hash[one], printing)]] : [],
        );
        const words: CountWords = Object.fromEntries(said) as CountWords;
        const node = nodeOf(value);
        if (node?.node === "fact") return safe(printFact(node, printing, words));
        const count = Array.isArray(value) ? value.length : Number(value ?? 0);
        return safe(escape(countWords(count, words, printing.locale), printing));
      },
    },
    date: {
      takes: {0: ["word"]},
      run: value =>
        typeof value === "string" ? safe(escape(dateWords(value, printing), printing)) : "",
    },
    years: {
      takes: {0: ["word", "text"]},
      run: value => safe(escape(formatYears(plainOf(value, printing)), printing)),
    },
    names: {
      takes: {0: ["list"], 1: ["word"]},
      field: "name",
      run: (values, key) =>
        safe(escape(joined(values, typeof key === "string" ? key : "name", printing), printing)),
    },
    upper: {
      takes: {0: printable},
      run: value =>
        safe(escape(plainOf(value, printing).toLocaleUpperCase(printing.locale), printing)),
    },
    capital: {
      takes: {0: printable},
      run: value => safe(escape(capital(plainOf(value, printing), printing), printing)),
    },
    next: {
      takes: {0: ["word"]},
      run(name) {
        const number = (counts.get(String(name)) ?? 0) + 1;
        counts.set(String(name), number);
        return number;
      },
    },
    is: {
      gives: (value, ...others) => others.includes(value ?? null),
      run: (value, ...others) => others.slice(0, -1).includes(value),
    },
    longer: {
      takes: {0: printable, 1: ["word"]},
      // How long it is, is known when it is printed.
      gives: () => undefined,
      run: (value, most) => lengthOf(value) > Number(most),
    },
  };

  function lengthOf(value: unknown): number {
    const node = nodeOf(value);
    const known = node && lengths.get(node);
    if (known !== null && known !== undefined) return known;
    const {length} = plainOf(value, {...printing, ledger: newLedger()});
    if (node) lengths.set(node, length);
    return length;
  }
}

/** Words for numbers, by the rules of languages: English has two, Polish three, Arabic six. */
const plurals = ["zero", "one", "two", "few", "many", "other"] as const;

function plainWords(value: unknown, printing: Printing): string {
  const node = nodeOf(value);
  return node?.node === "fact"
    ? printFact(node, printing)
    : escape(plainOf(value, printing), printing);
}

function jsonOf(value: unknown, printing: Printing): string {
  const node = nodeOf(value);
  if (node?.node === "fact") {
    const place = printFact(node, printing);
    return node.fact === "bytes" || node.fact === "pages" ? place : `"${place}"`;
  }
  if (value === null || typeof value === "number" || typeof value === "boolean")
    return JSON.stringify(value);
  return escapeJson(plainOf(value, printing));
}

/** The words of any value of the model, without markup. */
export function plainOf(value: unknown, printing: Printing): string {
  const node = nodeOf(value);
  if (node?.node === "text") return plainText(node, printing);
  if (node?.node === "figure") return plainFigure(node.figure, printing);
  // Several things at once have no words; the check of the template says so before.
  if (typeof value === "object") return "";
  return value === undefined ? "" : String(value);
}

export function capital(words: string, {locale}: Printing): string {
  const [first = "", ...rest] = words;
  return first.toLocaleUpperCase(locale) + rest.join("");
}

function joined(values: unknown, key: string, printing: Printing): string {
  const items = Array.isArray(values) ? values : [];
  const words = items.map((item: unknown) =>
    plainOf(
      typeof item === "object" && item !== null && key in item
        ? (item as Record<string, unknown>)[key]
        : item,
      printing,
    ),
  );
  return listWords(words, printing.locale);
}

/** In plain text a line never ends within a date; a page has its style sheet for that. */
function dateWords(date: string, printing: Printing): string {
  const words = formatDate(date, printing.locale);
  return printing.makes === "text" ? words.replaceAll(" ", "\u00a0") : words;
}
