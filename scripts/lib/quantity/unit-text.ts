// What a bare number counts, in words: "£ million", "%", "systems", "£ per trust"; and whether a text says so already.
import {scaleIn, styleOf, tailOf} from "./format.ts";
import {setNumber} from "./locale-number.ts";
import {countedIn, type CellUnit} from "./unit.ts";

export interface UnitSetting {
  /** As in BCP 47: "en-GB". */
  readonly locale: string;
  /** The publication's own currency, as a code. */
  readonly currency?: string | undefined;
}

/** As the language writes it beside a number: "£ million", "Millionen €". Null for numbers that count nothing. */
export function unitText(unit: CellUnit, setting: UnitSetting): string | null {
  return textOf(unit, "prose", setting);
}

/** In long words or short ones, by sign, code or name: "£m", "millions of pounds", "GBP million", "per cent". */
export function saysUnit(text: string, unit: CellUnit, setting: UnitSetting): boolean {
  const said = plain(text);
  return [unitText(unit, setting) ?? "", ...otherWords(unit, setting)].some(words =>
    said.includes(plain(words)),
  );
}

function textOf(
  {unit, scale}: CellUnit,
  register: "prose" | "compact",
  setting: UnitSetting,
): string | null {
  const options = {...setting, register};
  const money = setNumber("20", setting.locale, styleOf(unit, options));
  const word = scaleIn({digits: "20", power: scale, negative: false}, options);
  // A language without a word for ten thousand still has the number.
  const inFull = scale > 0 && word.before + word.after === "";
  const noughts = inFull
    ? setNumber(`1${"0".repeat(scale)}`, setting.locale, {style: "decimal"}).figures
    : "";
  const pieces = [
    money.before,
    noughts,
    word.before,
    word.after,
    money.after,
    tailOf(unit, false, options),
  ];
  const words = pieces.map(piece => piece.trim()).filter(piece => piece !== "");
  return words.length === 0 ? null : words.join(" ");
}

function otherWords(unit: CellUnit, setting: UnitSetting): readonly string[] {
  const short = textOf(unit, "compact", setting) ?? [];
  const counted = countedIn(unit.unit);
  if (counted.kind === "percent") return [short, "per cent", "percent", "percentage"].flat();
  if (counted.kind !== "money") return [short].flat();
  const alone = {unit: {kind: "number"}, scale: unit.scale} as const;
  const scales = [
    ["prose", setting],
    ["compact", setting],
    ["prose", english],
    ["compact", english],
  ] as const;
  const scale = scales.map(([register, one]) => textOf(alone, register, one) ?? "");
  const names = namesOf(counted.currency, setting.locale);
  return [short, scale.flatMap(word => names.flatMap(name => joined(name, word)))].flat(2);
}

const english = {locale: "en-GB"};

function joined(name: string, scale: string): readonly string[] {
  return [name + scale, scale + name, `${scale}s of ${name}`, `${name} ${scale}s`];
}

/** "£", "GBP", "British pounds", "pounds". */
function namesOf(currency: string, locale: string): readonly string[] {
  const names = (["symbol", "narrowSymbol", "code", "name"] as const).map(currencyDisplay => {
    const {before, after} = setNumber("20", locale, {
      style: "currency",
      currency,
      currencyDisplay,
    });
    return (before + after).trim();
  });
  return [...new Set([...names, names.at(-1)!.split(/\s/u).at(-1)!])];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\u00a0\u202f]/gu, "");
}
