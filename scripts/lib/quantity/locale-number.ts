// How a locale sets a number: its group and decimal signs, where money goes, its words for scales.
// Everything comes from Intl, as text to text: no number here was ever a binary float.

/** What stands before and behind the figures. */
export interface Setting {
  readonly before: string;
  readonly figures: string;
  readonly after: string;
}

export type Style =
  | {readonly style: "decimal"}
  | {readonly style: "percent"}
  | {
      readonly style: "currency";
      readonly currency: string;
      readonly currencyDisplay: "symbol" | "narrowSymbol" | "code" | "name";
    };

/**
 * Sets plain digits such as "12656.2", without a sign; the decimals printed are those that it has,
 * 20 at most. For `percent` the digits are those of the percentage.
 */
export function setNumber(digits: string, locale: string, style: Style): Setting {
  const decimals = decimalsOf(digits);
  const format = formatterOf(locale, {
    ...style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return partsOf(format, style.style === "percent" ? hundredth(digits) : digits);
}

/**
 * The word of a locale for ten to the power of `power` with these digits before it: " Mrd.",
 * " milliards", "億". Null where the locale has none, as German has none for ten thousand.
 */
export function scaleWord(
  digits: string,
  power: number,
  locale: string,
  display: "short" | "long",
): Omit<Setting, "figures"> | null {
  if (!hasWord(power, locale, display)) return null;
  const decimals = decimalsOf(digits);
  const options = {
    ...compact(display),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  };
  const set = partsOf(formatterOf(locale, options), shifted(digits, power));
  const plain = setNumber(digits, locale, {style: "decimal"}).figures;
  // At a thousand Intl goes on to its next scale; then the word is taken from a plural in reach.
  return digitsIn(set.figures) === digitsIn(plain) ? set : wordOf(power, locale, display);
}

/** Whether a locale has a word for ten to the power of `power`. */
export function hasWord(power: number, locale: string, display: "short" | "long"): boolean {
  return wordOf(power, locale, display) !== null;
}

/** A memory only: a locale always has the same words. */
const words = new Map<string, Setting | null>();

/** The word that stands with a five, so a plural where the language has one. */
function wordOf(power: number, locale: string, display: "short" | "long"): Setting | null {
  const key = `${locale} ${display} ${power}`;
  const kept = words.get(key);
  if (kept !== undefined) return kept;
  const format = formatterOf(locale, {...compact(display), maximumFractionDigits: 0});
  const set = partsOf(format, `5${"0".repeat(power)}`);
  const five = partsOf(formatterOf(locale, {maximumFractionDigits: 0}), "5");
  const word = set.figures === five.figures && set.before + set.after !== "" ? set : null;
  words.set(key, word);
  return word;
}

function compact(compactDisplay: "short" | "long"): Intl.NumberFormatOptions {
  return {notation: "compact", compactDisplay};
}

function partsOf(format: Intl.NumberFormat, digits: string): Setting {
  const setting = {before: "", figures: "", after: ""};
  for (const {type, value} of format.formatToParts(digits as Intl.StringNumericLiteral)) {
    if (figureParts.has(type)) setting.figures += value;
    else if (setting.figures === "") setting.before += unbroken(value);
    else setting.after += unbroken(value);
  }
  return setting;
}

const figureParts: ReadonlySet<string> = new Set(["integer", "group", "decimal", "fraction"]);

/** No line ends between figures and what belongs to them. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function decimalsOf(digits: string): number {
  return digits.split(".")[1]?.length ?? 0;
}

/** Moves the point `power` places to the right. */
function shifted(digits: string, power: number): string {
  const [whole = "", fraction = ""] = digits.split(".");
  return (
    whole +
    fraction.padEnd(power, "0").slice(0, power) +
    (fraction.length > power ? `.${fraction.slice(power)}` : "")
  );
}

/** Moves the point two places to the left: Intl takes 0.12 for 12%. */
function hundredth(digits: string): string {
  const [whole = "", fraction = ""] = digits.split(".");
  const padded = whole.padStart(3, "0");
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
}

function digitsIn(figures: string): string {
  return figures.replace(/[^\p{N}]/gu, "");
}

/** They are slow to make. A memory only: the same options always give the same formatter. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${Object.entries(options).flat().join(" ")}`;
  const kept = formatters.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}
