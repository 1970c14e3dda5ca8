// One end of a quantity as it stands in a text: a number with its sign, money, scale and unit.
import {tenTo, type Decimal} from "./decimal.ts";
import {misread, type Misreading} from "./misreading.ts";
import {readNumeral} from "./numeral.ts";
import {type Qualifier} from "./qualifier.ts";
import {scaleHelp, type Scale} from "./scale.ts";
import {afterSpaces, space, stretchAt} from "./scan.ts";
import {readCurrency, readScale, readUnitWords, type Counted} from "./unit-words.ts";

export interface Measure {
  readonly ok: true;
  /** With its sign, before the scale is applied. */
  readonly figures: Decimal;
  readonly decimals: number;
  readonly scale: Scale | null;
  readonly scaleWord: string | null;
  readonly counted: Counted | null;
  readonly per: readonly Counted[];
  /** "or more", behind the figures or behind the noun. */
  readonly qualifier: Qualifier | null;
  readonly start: number;
  readonly end: number;
}

/** Reads what begins at `start`: "£12.7bn", "-£0.6bn", "3m EUR", "62 acute trusts or more". */
export function readMeasure(text: string, start: number, own: string): Measure | Misreading {
  const outer = stretchAt(signs, text, start) ?? "";
  const money = readCurrency(text, start + outer.length, own);
  const unknown = stretchAt(/[A-Z]{3}(?=[ \u00a0]?[\d+\-−])/uy, text, start + outer.length);
  if (unknown !== null && !money) {
    const help = "write a sign such as £ or €, or a code such as GBP or EUR";
    return misread(
      `there is no currency called \`${unknown}\``,
      start,
      start + outer.length + 3,
      help,
    );
  }
  const inside = money ? afterSpaces(text, money.end) : start + outer.length;
  const inner = money ? (stretchAt(signs, text, inside) ?? "") : "";
  if (outer && inner) {
    return misread("there are two signs here", start, inside + inner.length, "keep one of them");
  }
  const numeral = readNumeral(text, inside + inner.length);
  if (numeral === null) return noNumber(text, start, money !== null);
  if (!numeral.ok) return numeral;
  const scale = readScale(text, numeral.end);
  if (!scale.ok) return scale;
  const scaled = scale.value?.end ?? numeral.end;
  const early = readFollowing(text, scaled);
  const joined = early ? null : stretchAt(/\p{L}[\p{L}\p{N}]*/uy, text, scaled);
  const words = readUnitWords(text, early?.end ?? scaled, {own, money: money !== null});
  if ("ok" in words) return words;
  if (joined !== null && (words.counted === null || words.counted.kind === "count")) {
    return runTogether(text, start, inside, scaled, joined);
  }
  const foreign = foreignScale(text, afterSpaces(text, scaled));
  if (foreign && !scale.value) return foreign;
  const late = early ?? readFollowing(text, words.end);
  const code = words.counted?.kind === "count" && scale.value ? words.counted.noun : "";
  if (/^[A-Z]{3}$/.test(code)) {
    const help = "write a code such as GBP or EUR, or the unit in words";
    return misread(`there is no currency called \`${code}\``, words.end - 3, words.end, help);
  }
  const forOne = numeral.value.div(tenTo(words.perNoughts));
  return {
    ok: true,
    figures: /[-−–]/.test(outer + inner) && !numeral.value.isZero() ? forOne.negated() : forOne,
    decimals: numeral.decimals + words.perNoughts,
    scale: scale.value?.scale ?? null,
    scaleWord: scale.value?.word ?? null,
    counted: money ? {kind: "money", currency: money.currency} : words.counted,
    per: words.per,
    qualifier: late?.qualifier ?? null,
    start,
    end: Math.max(words.end, late?.end ?? 0),
  };
}

/** Other languages' words for scales would be taken for things that are counted: 12.7 of "mrd kr". */
function foreignScale(text: string, at: number): Misreading | null {
  const word = stretchAt(
    /(?:mrd|mld|mio|mln|mill?|milj|md|mia|bio|b|crore|lakh)\b\.?/iuy,
    text,
    at,
  );
  if (word === null) return null;
  const help = `write ${scaleHelp}, in any language: \`NOK 12.7bn\``;
  return misread(`\`${word}\` is not a scale that is read here`, at, at + word.length, help);
}

/** "or more" at `at`, spaces before it included. */
export function readFollowing(
  text: string,
  at: number,
): {readonly qualifier: Qualifier; readonly end: number} | null {
  const words = stretchAt(following, text, at);
  const last = words?.toLowerCase().match(/more|less|fewer/)?.[0] as "more" | "less" | "fewer";
  return words === null ? null : {qualifier: `or ${last}`, end: at + words.length};
}

function noNumber(text: string, start: number, money: boolean): Misreading {
  const word = stretchAt(/[^\s]+/uy, text, start) ?? "";
  const end = start + word.length;
  if (/^[+\-−–]?\.?(?:nan|inf|infinity)$/i.test(word)) {
    const help = "if there is no value, say why: not given, not estimated, not applicable";
    return misread(`\`${word}\` is not an amount`, start, end, help);
  }
  if (money) {
    return misread(
      `\`${word}\` has no amount`,
      start,
      end,
      "write the figures with it, such as £600m",
    );
  }
  const rest = text.slice(start).trim();
  return misread(
    `\`${rest}\` ${/\d/.test(rest) ? "does not begin with an amount" : "holds no figures"}`,
    start,
    text.trimEnd().length,
    forms,
  );
}

function runTogether(
  text: string,
  start: number,
  figures: number,
  letters: number,
  word: string,
): Misreading {
  const end = letters + word.length;
  const written = text.slice(figures, letters);
  const help =
    word === "p" ? "write pence as £0.50" : `put a space between: \`${written} ${word}\``;
  return misread(
    `\`${text.slice(start, end)}\` runs a number and a word together`,
    start,
    end,
    help,
  );
}

const signs = /[+\-−–]/y;
const following = new RegExp(`${space}+or${space}+(?:more|less|fewer)(?!\\p{L})`, "iuy");
const forms =
  "an amount is such as £12.7bn, 62 trusts, 10%, at least £1bn, £6.0bn to £9.2bn; " +
  "words alone go as `words:` with a `floor:`";
