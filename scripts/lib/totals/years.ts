// Years in the names of rows and columns: "2025", "2025–26", and the stretch that a total is of: "2025–2034", "2010-11 to 2014-15".
import type {Line} from "./lines.ts";

/** The first and the last year; those of a financial year are one. */
export interface Years {
  readonly from: number;
  readonly to: number;
  /** "2010-11": begins in one year and ends in the next. */
  readonly isSplit: boolean;
}

/** The year that a row or column is of, by its label or its name; null where it is of none, or of several. */
export function yearOf(line: Line): Years | null {
  return firstOf(line, text => {
    const years = spansIn(text);
    const one = years.length === 1 ? years[0]! : null;
    return one && one.from === one.to ? one : null;
  });
}

/** The stretch of years that a row or column is of. */
export function spanOf(line: Line): Years | null {
  return firstOf(line, text => {
    const years = spansIn(text);
    if (years.length === 2 && years[0]!.isSplit === years[1]!.isSplit)
      return {...years[0]!, to: years[1]!.to};
    const one = years.length === 1 ? years[0]! : null;
    return one && one.from < one.to ? one : null;
  });
}

type Named = Pick<Line, "id" | "label">;

/** Whether lines follow each other in time: then what is reached in one is still there in the next. */
export function areTimes(lines: readonly Named[]): boolean {
  return lines.length > 1 && lines.every(({label, id}) => isTime(label) || isTime(id));
}

/** "2010–11", "March 2010 (forecast)", "mar-2007"; and not "Scheme of 2012". */
function isTime(text: string): boolean {
  return anyYear.test(text) && text.replace(timeWords, "").replace(/[\W\d_]/gu, "") === "";
}

const anyYear = /(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)/;
const months =
  "(?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jui|jul|aug|o[ck]t|nov|de[csz])\\p{L}{0,5}|sep\\p{L}{0,6}";
const others = "y|fy|q|h|to|by|at|end|forecast|budget|outturn|actual|plan|provisional";
const timeWords = new RegExp(`(?<!\\p{L})(?:${months}|${others})(?!\\p{L})`, "giu");

function firstOf(line: Line, read: (text: string) => Years | null): Years | null {
  return read(line.label) ?? read(line.id);
}

/** "2025–26" is one financial year, "2025–2029" a stretch, "2025 to 2029" two years. */
function spansIn(text: string): readonly Years[] {
  return [...text.matchAll(pattern)].map(([, first = "", short, long]) => {
    const from = Number(first);
    if (long !== undefined) return {from, to: Number(long), isSplit: false};
    if (short === undefined) return {from, to: from, isSplit: false};
    const end = Math.floor(from / 100) * 100 + Number(short);
    const to = end < from ? end + 100 : end;
    return to === from + 1 ? {from, to: from, isSplit: true} : {from, to, isSplit: false};
  });
}

const pattern =
  /(?<!\d)((?:1[5-9]|20|21)\d\d)(?:\s?[-–—/]\s?(?:(\d\d)(?!\d)|((?:1[5-9]|20|21)\d\d)(?!\d)))?(?!\d)/g;
