// Years as tables and formulas name them: 2025, 2025-26, 2025–26, 2025/26, FY2025, y0; and stretches of them: "Years 31 to 75".

/** `split` begins in one calendar year and ends in the next; `elapsed` counts from the year of an appraisal. */
export type YearCount = "calendar" | "split" | "fiscal" | "elapsed";

export interface Year {
  readonly count: YearCount;
  /** The calendar year in which it begins, the number of a fiscal year, or the years that have gone by. */
  readonly number: number;
}

/** Both ends belong to it; null is open. */
export interface YearBand {
  readonly count: YearCount;
  readonly first: number | null;
  readonly last: number | null;
}

/** Null where the text says anything else than one year. */
export function readYear(text: string): Year | null {
  const plain = plainText(text).replace(remarks, "");
  for (const [pattern, yearOf] of forms) {
    const found = pattern.exec(plain);
    const year = found && yearOf(found[1] ?? "", found[2] ?? "");
    if (year) return year;
  }
  return null;
}

/** One year, "0 to 30", "2003-04 to 2024-25", "from 2003", "after 75", "until 2002", "126+"; null for all else. */
export function readYearBand(text: string): YearBand | null {
  const one = readYear(text);
  if (one) return {count: one.count, first: one.number, last: one.number};
  const plain = plainText(text)
    .replace(/(?<=\d)-(?=(?:y|cy|fy)\d)/gu, " - ")
    .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, " ")
    .replace(yearWords, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const [pattern, moved] of openBands) {
    const year = readYear(pattern.exec(plain)?.[1] ?? "");
    if (year) return bandOf(year, moved);
  }
  const ends =
    /^(.+?)(?: (?:to|until|through|and|bis|til|à|a|tot|till|-) | ?- ?(?=\d+$))(.+)$/u.exec(plain);
  const [first, last] = [readYear(ends?.[1] ?? ""), readYear(ends?.[2] ?? "")];
  if (!first || first.count !== last?.count || last.number < first.number) return null;
  return {count: first.count, first: first.number, last: last.number};
}

/** "2025", "2025-26", "FY2025", "year 5". */
export function yearText({count, number}: Year): string {
  if (count === "elapsed") return `year ${number}`;
  if (count === "split") return `${number}-${String((number + 1) % 100).padStart(2, "0")}`;
  return count === "fiscal" ? `FY${number}` : String(number);
}

/** As it is printed: "2025–26". */
export function yearPrinted(year: Year): string {
  return yearText(year).replace("-", "–");
}

/** For messages about two ways of counting that do not go together. */
export function countName(count: YearCount): string {
  return countNames[count];
}

function bandOf({count, number}: Year, [end, by]: Bound): YearBand {
  const bound = number + by;
  return end === "first" ? {count, first: bound, last: null} : {count, first: null, last: bound};
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

const countNames: Readonly<Record<YearCount, string>> = {
  calendar: "calendar years such as 2025",
  split: "years such as 2025-26",
  fiscal: "fiscal years such as FY2025",
  elapsed: "years that are counted from 0",
};

const yearName = "y|year|yr|jahr|år|an|année|año|ano|anno|jaar|vuosi|rok";

/** As plural or singular around the numbers of a stretch. */
const yearWords = new RegExp(
  `(?<!\\p{L})(?:years?|yrs?|jahre?n?|år|ans?|années?|años?|anos?|anni|jaren|jaar|vuodet|lata)(?!\\p{L})`,
  "gu",
);

/** "2025–26 (forecast)", "2025*", "2025F", "2025年": what is beside the year itself. */
const remarks = /\s*(?:\([^)]*\)|[*†‡¹²³]+|(?<=[12]\d{3})[befpr]|年度?|년)$/u;

type Reader = (first: string, second: string) => Year | null;

const forms: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:fy|y|year|financial year|fiscal year)?[ -]?([12]\d{3}) ?[-/] ?(\d{4}|\d{2})$/u, splitYear],
  [/^fy[ -]?(\d{2}) ?[-/] ?(\d{2})$/u, (a, b) => splitYear(`20${a}`, b)],
  [/^fy[ -]?([12]\d{3})$/u, a => ({count: "fiscal", number: Number(a)})],
  [/^fy[ -]?(\d{2})$/u, a => ({count: "fiscal", number: 2000 + Number(a)})],
  [
    new RegExp(`^(?:(?:cy|${yearName})[ -]?)?([12]\\d{3})$`, "u"),
    a => ({count: "calendar", number: Number(a)}),
  ],
  [
    new RegExp(`^(?:(?:${yearName})[ -]?)?(\\d{1,3})$`, "u"),
    a => ({count: "elapsed", number: Number(a)}),
  ],
];

/** 2025-26, 2025-2026, 1999-00; 2025-27 is no year. */
function splitYear(first: string, second: string): Year | null {
  const next = String(Number(first) + 1);
  return second === next || second === next.slice(2)
    ? {count: "split", number: Number(first)}
    : null;
}

type Bound = readonly [end: "first" | "last", by: -1 | 0 | 1];

const openBands: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:from|since|ab|seit|fra|desde|à partir de|vanaf) (\S+)(?: on| onwards?)?$/u, ["first", 0]],
  [
    /^(\S+?)(?: ?\+| onwards?| and (?:later|on|onwards?|above|beyond|over|more)| or (?:later|more))$/u,
    ["first", 0],
  ],
  [/^(?:after|over|beyond|above|more than|nach|etter|über|après|después de) (\S+)$/u, ["first", 1]],
  [/^(?:until|up to|to|bis|til|through|hasta|jusqu'à|tot) (\S+)$/u, ["last", 0]],
  [/^(?:before|vor|før|avant|antes de) (\S+)$/u, ["last", -1]],
];
