// The figures of a number as people write them: "12,656.2", "1 234 567". Nothing is guessed.
import {Decimal} from "./decimal.ts";
import {misread, type Misreading} from "./misreading.ts";
import {stretchAt} from "./scan.ts";

export interface Numeral {
  readonly ok: true;
  /** Never negative: the sign may stand apart from the figures. */
  readonly value: Decimal;
  /** Digits behind the point, as written. */
  readonly decimals: number;
  readonly end: number;
}

/** Reads the numeral that begins at `start`; null if no figure stands there. */
export function readNumeral(text: string, start: number): Numeral | Misreading | null {
  const lump = stretchAt(/\.?\d[\d.,_]*/y, text, start);
  if (lump === null) return null;
  const spaced = stretchAt(spacedGroups, text, start);
  const written = spaced ?? lump;
  const end = start + written.length;
  const foreign = stretchAt(/(?:x[\da-f]+|e[+-]?\d+)/iy, text, end);
  if (foreign !== null) {
    const whole = written + foreign;
    return misread(
      `\`${whole}\` is a computer's way of writing a number`,
      start,
      end + foreign.length,
      "write the number out in figures, such as 1200",
    );
  }
  const fault = spaced === null ? faultOf(lump) : null;
  if (fault) return misread(`\`${lump}\` ${fault.message}`, start, end, fault.help);
  const digits = written.replace(/[^\d.]/g, "");
  const decimals = digits.split(".")[1]?.length ?? 0;
  if (digits.length > mostDigits || decimals > mostDecimals) {
    const help = `at most ${mostDigits} figures, ${mostDecimals} of them behind the point`;
    return misread(`\`${written}\` has too many figures`, start, end, help);
  }
  return {ok: true, value: new Decimal(digits), decimals, end};
}

/** More than any publication prints; a bound for those that would hold up the program. */
const mostDigits = 40;
const mostDecimals = 15;

/** "1 234 567.8", with one and the same space throughout; we print such groups for some locales. */
const spacedGroups =
  /[1-9]\d{0,2}(?:([ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?(?![\d.,_])/y;

function faultOf(lump: string): {readonly message: string; readonly help: string} | null {
  if (/^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/.test(lump)) return null;
  const bare = lump.replace(/[^\d]/g, "");
  if (lump.includes("_")) {
    return {message: "has an underscore in it", help: `write ${lump.replaceAll("_", "")}`};
  }
  if (lump.startsWith(".")) {
    return {message: "begins with a point", help: `write 0${lump}`};
  }
  if (/[.,]$/.test(lump)) {
    return {message: "ends in a point or a comma", help: `write ${lump.replace(/[.,]+$/, "")}`};
  }
  if (/^0\d/.test(lump)) {
    return {message: "begins with a zero", help: `write ${lump.replace(/^0+(?=\d)/, "")}`};
  }
  if (/^\d+,\d+$/.test(lump)) {
    const either = `${lump.replace(",", ".")} or ${bare.replace(/^0+(?=\d)/, "")}`;
    const help = `write ${either}: a point before decimals, a comma before each three figures`;
    return {message: "is not a number that can be read without guessing", help};
  }
  return {
    message: "is not a number that can be read without guessing",
    help: "write thousands as 1,234,567 or 1234567, and decimals after a point",
  };
}
