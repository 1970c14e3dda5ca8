// Currencies: their codes, and the signs that people write for them.

/** A currency that ISO 4217 knows, or knew: GBP, EUR, DEM. */
export function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  if (wellKnown.has(code) || printed.has(code)) return true;
  // Former currencies have names too; `Intl.supportedValuesOf` leaves them out. Not made before somebody asks: it takes its time.
  currencyNames ??= new Intl.DisplayNames("en", {type: "currency", fallback: "none"});
  return currencyNames.of(code) !== undefined;
}

let currencyNames: Intl.DisplayNames | undefined;

/** The sign that tells a currency from its namesakes, "£", "US$"; or its code. */
export function currencySign(currency: string): string {
  return signsOf(currency)[0] ?? currency;
}

/**
 * The currency that a sign stands for, in a publication that has a currency of its own: `$` is
 * that currency if it is a dollar, `kr` if it is a krone, and otherwise the best-known of them.
 */
export function currencyOfSign(sign: string, own: string): string | undefined {
  const wanted = sign.toLowerCase();
  const known = signs.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const isOwn = signsOf(own).some(name => name.toLowerCase() === wanted);
  return isOwn && (known === undefined || shared.has(wanted)) ? own : known;
}

/** Every sign that can be read in such a publication, longest first. */
export function readableSigns(own: string): readonly string[] {
  const kept = readable.get(own);
  if (kept) return kept;
  const names = new Set([...signs.map(([sign]) => sign), ...signsOf(own)]);
  names.delete(own);
  const list = [...names].sort((a, b) => b.length - a.length);
  readable.set(own, list);
  return list;
}

/** A memory only: the same question always has the same answer. */
const readable = new Map<string, readonly string[]>();

/** As English prints them, the one that tells it from its namesakes first: "US$", "$". */
function signsOf(currency: string): readonly string[] {
  if (!isCurrency(currency)) return [];
  const kept = printed.get(currency);
  if (kept) return kept;
  const made = (["symbol", "narrowSymbol"] as const).flatMap(currencyDisplay => {
    const format = new Intl.NumberFormat("en-GB", {style: "currency", currency, currencyDisplay});
    return format.formatToParts(1).flatMap(part => (part.type === "currency" ? part.value : []));
  });
  printed.set(currency, made);
  return made;
}

/** A memory only, of formatters that are slow to make. */
const printed = new Map<string, readonly string[]>();

/** Signs that several currencies use: a publication means its own. */
const shared: ReadonlySet<string> = new Set(["£", "$", "¥", "kr"]);

/** Among these are all that English prints, so that what was printed can be read again. */
const signs: readonly (readonly [sign: string, currency: string])[] = [
  ["£", "GBP"],
  ["€", "EUR"],
  ["$", "USD"],
  ["¥", "JPY"],
  ["￥", "JPY"],
  ["kr", "SEK"],
  ["US$", "USD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["C$", "CAD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["HK$", "HKD"],
  ["NT$", "TWD"],
  ["MX$", "MXN"],
  ["EC$", "XCD"],
  ["S$", "SGD"],
  ["R$", "BRL"],
  ["JP¥", "JPY"],
  ["CN¥", "CNY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₪", "ILS"],
  ["₫", "VND"],
  ["₱", "PHP"],
  ["₦", "NGN"],
  ["₺", "TRY"],
  ["₽", "RUB"],
  ["₴", "UAH"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
  ["Ft", "HUF"],
  ["Fr.", "CHF"],
  ["Nkr", "NOK"],
  ["Skr", "SEK"],
  ["Dkr", "DKK"],
  ["FCFA", "XAF"],
  ["F\u202fCFA", "XOF"],
  ["CFPF", "XPF"],
  ["Cg.", "XCG"],
];

const wellKnown: ReadonlySet<string> = new Set(signs.map(([, currency]) => currency));
