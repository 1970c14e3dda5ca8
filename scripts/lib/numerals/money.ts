// The words and signs of money around a number, as any country writes them: £12.7bn · 12,7 Mrd. € · kr 500 · 12.7bn pounds · 50p.
import {currencyOfSign, isCurrency, readableSigns} from "../quantity/currency.ts";
import {literally, stretchAt} from "../quantity/scan.ts";

export interface MoneyBefore {
  readonly currency: string;
  readonly power: number;
  readonly start: number;
}

export interface MoneyAfter {
  readonly currency: string;
  /** “mkr” and “Md€” say millions and milliards; pence and cents are hundredths. */
  readonly power: number;
  readonly end: number;
}

export interface MoneyReader {
  readonly before: (text: string, at: number) => MoneyBefore | null;
  readonly after: (text: string, at: number) => MoneyAfter | null;
}

const codes =
  `GBP EUR USD AUD CAD NZD CHF SEK NOK DKK ISK JPY CNY INR ZAR BRL MXN PLN CZK HUF RON SGD HKD KRW ILS
  AED SAR THB MYR IDR PHP VND TWD NGN KES GHS EGP CLP ARS UAH`.split(/\s+/);

/** What people call their money, in several languages, and the sign that it goes by. */
const names: readonly (readonly [words: string, sign: string])[] = [
  ["british pounds?", "GBP"],
  ["(?:us|u\\.s\\.|american) dollars?", "USD"],
  ["canadian dollars?", "CAD"],
  ["australian dollars?", "AUD"],
  ["new zealand dollars?", "NZD"],
  ["swiss francs?|schweizer franken", "CHF"],
  ["(?:norwegian|norske) kroner", "NOK"],
  ["(?:danish|danske) kroner", "DKK"],
  ["(?:swedish|svenska) krono?[er]r?", "SEK"],
  [
    "pounds?(?: sterling)?|quid|sterling|pfund|livres?(?: sterling)?|libras?(?: esterlinas)?|sterline|pond",
    "£",
  ],
  ["euros?|eurot|eur", "EUR"],
  ["dollars?|dollari|dollaro|dólar(?:es)?|dolar(?:es)?", "$"],
  ["kroner|kronor|krone|krona|krónur|kr", "kr"],
  ["francs?|franken|franchi|francos?|sfr", "CHF"],
  ["rupees?", "INR"],
  ["yen|円", "JPY"],
  ["yuan|renminbi|rmb|元", "CNY"],
  ["rands?", "ZAR"],
  ["reais|real", "BRL"],
  ["pesos?", "MXN"],
  ["złotych|złote|zlotys?", "PLN"],
  ["shekels?", "ILS"],
  ["naira", "NGN"],
  ["shillings?", "KES"],
  ["forints?", "HUF"],
  ["baht", "THB"],
];

/** Hundredths. */
const small = "pence|penny|cents?|øre|öre|centimes?|centavos?|rappen|paise";

/** `own`: the publication's currency, which decides what `$` and `kr` mean. */
export function moneyReader(own: string): MoneyReader {
  const kept = readers.get(own);
  if (kept) return kept;
  const signs = [...readableSigns(own), "Rs.", "Rs", "KSh", "RM"].filter(
    sign => !/^[A-Z]{3}$/.test(sign),
  );
  const isCode = new Set([...codes, own]);
  const code = [...isCode].filter(isCurrency).join("|");
  const sign = signs.map(one => literally(one)).join("|");
  const before = new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?<scale>[MTK](?=[A-Z€£$]))?(?<code>${code})|(?<sign>${edged(sign)}))[ \\u00a0\\u202f]?[-−–]?$`,
    "iu",
  );
  const scaled = "(?<scale>mrd|md|m|t|k)?";
  const after = new RegExp(
    `[ \\u00a0\\u2009\\u202f-]?(?:(?:of|de|d['’]|di)[ \\u00a0]?)?(?:${scaled}(?:(?<code>${code})|(?<kr>kr(?:\\.(?=[ \\u00a0]\\p{Ll}))?)|(?<sign>${sign}))(?![\\p{L}\\p{N}]|[-'’]\\p{L})|${names
      .map(([words], i) => `(?<n${i}>${words})`)
      .join("|")}|(?<small>${small}|(?<=\\d)p))(?!\\p{Script=Latin})`,
    "iuy",
  );
  const reader: MoneyReader = {
    before(text, at) {
      const slice = text.slice(Math.max(0, at - 8), at);
      const groups = before.exec(slice);
      if (!groups?.groups) return null;
      const {code, sign, scale} = groups.groups;
      // Codes are capitals: “all 30” names no money of Albania.
      if (code !== undefined && code !== code.toUpperCase()) return null;
      const currency = code ?? currencyFor(sign!, own);
      if (!currency) return null;
      const start = at - slice.length + groups.index;
      return {currency, power: powers[scale?.toLowerCase() ?? ""] ?? 0, start};
    },
    after(text, at) {
      const words = stretchAt(after, text, at);
      const groups =
        words === null ? undefined : ((after.lastIndex = at), after.exec(text)?.groups);
      if (words === null || !groups) return null;
      const power = powers[groups["scale"]?.toLowerCase() ?? ""] ?? 0;
      const end = at + words.length;
      if (groups["small"] !== undefined) return {currency: own, power: -2, end};
      const {code, sign, kr} = groups;
      if (code !== undefined)
        return code === code.toUpperCase() ? {currency: code, power, end} : null;
      // “The three Rs” are no rupees.
      if (/^rs\.?$/i.test(sign ?? "") && !rupees.includes(own)) return null;
      if (sign !== undefined || kr !== undefined) {
        const currency = currencyFor(kr === undefined ? sign! : "kr", own);
        return currency ? {currency, power, end} : null;
      }
      const named = names.findIndex((_, i) => groups[`n${i}`] !== undefined);
      const currency = currencyFor(names[named]?.[1] ?? "", own);
      return currency ? {currency, power: 0, end} : null;
    },
  };
  readers.set(own, reader);
  return reader;
}

/** A memory only: a currency always has the same reader. */
const readers = new Map<string, MoneyReader>();

const powers: Readonly<Record<string, number>> = {m: 6, k: 3, t: 3, md: 9, mrd: 9};

/** Signs of letters stand apart from words before them: no “kr” at the end of “Sønkr”. Asked once for all, since letters are many. */
function edged(signs: string): string {
  return `(?:(?<!\\p{L})|(?!\\p{L}))(?:${signs})`;
}

function currencyFor(sign: string, own: string): string | undefined {
  if (/^rs\.?$/i.test(sign)) return rupees.includes(own) ? own : "INR";
  if (/^ksh$/i.test(sign)) return "KES";
  if (/^rm$/i.test(sign)) return "MYR";
  // “30 ft” are feet, and “Hospitals FT 1” is a trust.
  if (/^ft$/i.test(sign) && sign !== "Ft") return undefined;
  // Several countries have francs, pesos and shillings: a publication means its own.
  const shared = namesakes.find(list => list.includes(sign));
  if (shared?.includes(own)) return own;
  return /^[A-Z]{3}$/.test(sign) ? sign : currencyOfSign(sign, own);
}

const rupees: readonly string[] = ["INR", "PKR", "LKR", "NPR", "MUR"];

const namesakes: readonly (readonly string[])[] = [
  ["CHF", "XOF", "XAF", "XPF", "BEF", "FRF"],
  ["MXN", "ARS", "CLP", "COP", "PHP", "UYU"],
  ["KES", "TZS", "UGX", "SOS"],
  rupees,
];
