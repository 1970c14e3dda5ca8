// Periods and price bases as people write them, made comparable: 2004-05, 2004–05, 2004/05 and "FY 2004-05 prices" are one.

/** The first and the last year of a period. Half of 2004-05 lies in 2005, but the next period is 2005-06. */
export interface Years {
  readonly first: number;
  readonly last: number;
  /** Years that begin in one calendar year and end in the next. */
  readonly isFinancial: boolean;
}

/** "2009-10", "FY2025", "2025–2034", "2004-05 to 2009-10"; null for "per year", "by 2014" and other words. */
export function yearsOf(period: string): Years | null {
  const text = plain(period).replace(
    /(?:fy|financial years?|fiscal years?|haushaltsjahre?)\s*(?=\d)/g,
    "",
  );
  const [from, to, ...more] = text.split(/\s+(?:to|bis|until|through|à|a|-)\s+/).map(yearOf);
  if (!from || more.length > 0) return null;
  if (to === undefined) return from;
  if (!to || to.first < from.first || to.isFinancial !== from.isFinancial) return null;
  return {...from, last: to.last};
}

/** One or several years, or null. 2009-12 may be a month, and says nothing. */
function yearOf(text: string): Years | null {
  const parts = /^(\d{4})(?:-(\d{2}|\d{4}))?$/.exec(text);
  if (!parts) return null;
  const first = Number(parts[1]);
  if (parts[2] === undefined) return {first, last: first, isFinancial: false};
  const isShort = parts[2].length === 2;
  const end = isShort ? first - (first % 100) + Number(parts[2]) : Number(parts[2]);
  const last = end < first && isShort ? end + 100 : end;
  if (isShort && last === first + 1) return {first, last: first, isFinancial: true};
  if (last <= first || (isShort && Number(parts[2]) <= 12)) return null;
  return {first, last, isFinancial: false};
}

/** What tells whether two periods are the same. */
export function periodKey(period: string): string {
  const years = yearsOf(period);
  if (!years) return plain(period);
  return `${years.first} ${years.last} ${years.isFinancial}`;
}

/** Whether it is one year that can be told from others: "2009-10", and not "per year". */
export function isOneYear(period: string): boolean {
  const years = yearsOf(period);
  return years !== null && years.first === years.last;
}

/** "2004-05 to 2009-10" for all years between; null where there are gaps, or where they are not years at all. */
export function joined(periods: readonly string[]): string | null {
  const years = periods.map(one => ({written: one, years: yearsOf(one)}));
  const sorted = years.toSorted((a, b) => (a.years?.first ?? 0) - (b.years?.first ?? 0));
  for (const [i, {years: here}] of sorted.entries()) {
    const before = i === 0 ? null : sorted[i - 1]!.years;
    if (!here || here.isFinancial !== sorted[0]!.years?.isFinancial) return null;
    if (before && here.first !== before.last + 1) return null;
  }
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const ends = [first.written.split(/\s+to\s+/)[0], last.written.split(/\s+to\s+/).at(-1)];
  return first === last ? first.written : ends.join(" to ");
}

/** Whether two different stretches of years have years in common; false where they cannot be compared. */
export function overlap(a: string, b: string): boolean {
  const [x, y] = [yearsOf(a), yearsOf(b)];
  if (!x || !y || periodKey(a) === periodKey(b)) return false;
  return x.first <= y.last && y.first <= x.last;
}

/** What tells whether two price bases are the same: all words for prices of the day are one. */
export function priceKey(prices: string): string {
  const text = plain(prices);
  if (ofTheDay.test(text)) return "nominal";
  const year = /\d{4}(?:-\d{2,4})?/.exec(text)?.[0];
  const rest = text
    .replace(year ?? "", "")
    .replace(fillers, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
  // One year, in whatever way it is written: 2004-2005 is 2004-05.
  return year !== undefined && rest === ""
    ? periodKey(year.replace(/-\d{2}(?=\d{2}$)/, "-"))
    : text;
}

/** "in 2004-05 prices", "in cash terms". */
export function priceWords(prices: string): string {
  const text = plain(prices);
  if (/^(?:cash|nominal|real)$/.test(text)) return `in ${prices} terms`;
  return /^(?:current|outturn|constant|[\d/–-]+)$/.test(text)
    ? `in ${prices} prices`
    : `in ${prices}`;
}

const ofTheDay =
  /(?<!\p{L})(?:cash|nominal\p{L}*|current|outturn|jeweilig\p{L}*|laufend\p{L}*|courants?|corrientes?|correnti|correntes|løpende|løbende|löpande|lopende|nominell\p{L}*)(?!\p{L})/u;
const fillers =
  /(?<!\p{L})(?:fy|prices?|terms|real|constant|dollars?|pounds?|euros?|in|of|at|the|usd|eur|gbp|preise\p{L}*|konstant\p{L}*|von|prix|de|constants?)(?!\p{L})/gu;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/(\d)\/(?=\d)/g, "$1-")
    .replace(/\s+/g, " ")
    .trim();
}
