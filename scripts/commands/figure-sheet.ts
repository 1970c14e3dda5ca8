// One figure in full: what it is, what it rests on, what rests on it, and where it was written.
import {figureText, type Figure} from "../lib/content/figure.ts";
import {dependentsOf, type Dependent} from "../lib/content/lineage.ts";
import {registers} from "../lib/content/prose.ts";
import {formatDate} from "../lib/date.ts";
import type {Paint} from "../lib/frame.ts";
import {plainDigits} from "../lib/quantity/decimal.ts";
import {formatMachine} from "../lib/quantity/format.ts";
import {unitCode} from "../lib/quantity/unit.ts";
import {printableLine} from "../lib/plain/printable.ts";
import {wrap} from "../lib/plain/wrap.ts";
import {circumstancesInWords, exactText, figureAsData} from "./figure-list.ts";
import {influenceAsData, influenceInWords, influencesOn} from "./influences.ts";
import {whereWritten, type Known, type Opened} from "./figures.ts";

export function sheetAsData({figure, opened}: Known): object {
  const {content, figures} = opened;
  return {
    ...figureAsData(figure, opened),
    printed: Object.fromEntries(textsOf(figure, opened)),
    ...(figure.workings === null ? {} : {workings: workingsOf(figure, opened)}),
    sensitivity: influencesOn(figure, opened).map(influenceAsData),
    sources: figure.sources.map(id => ({id, ...content.sources[id]})),
    dependents: dependentsOf(figure.id, figures).map(({figure: {id, label}, steps, through}) => ({
      id,
      label,
      steps,
      through,
    })),
    relations: {
      "included-in": figure.includedIn,
      "alternative-to": figure.alternativeTo,
      together: figure.together,
    },
  };
}

/** `width`: Infinity where there is no terminal. */
export function sheetInWords(
  {figure, opened}: Known,
  width: number,
  paint: Paint,
): readonly string[] {
  const {content, figures} = opened;
  const {language} = content.about;
  const {file, line} = whereWritten(figure, opened);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["printed", textsOf(figure, opened).map(([register, text]) => `${register.padEnd(8)} ${text}`)],
    ["exactly", exactly(figure)],
    ["is", [circumstancesInWords(figure, language).join(", ")]],
    ["baseline", [figure.baseline ?? ""]],
    ["range", [figure.range ?? ""]],
    ["owner", [figure.owner ?? ""]],
    ["checked by", [figure.checkedBy ?? ""]],
    ["note", [withNumbers(figure.note ?? "", opened)]],
    [
      "worked out",
      figure.formula === null
        ? []
        : [figure.formula, `= ${workingsOf(figure, opened)}`, figure.written ?? ""],
    ],
    ["rests on", figure.inputs.map(id => nameOf(figures.get(id), opened))],
    ["moved by", influencesOn(figure, opened).slice(0, 6).map(influenceInWords)],
    ["sources", figure.sources.flatMap(id => sourceInWords(id, opened))],
    ["part of", figure.includedIn.map(id => nameOf(figures.get(id), opened))],
    ["or else", figure.alternativeTo.map(id => nameOf(figures.get(id), opened))],
    ["together", figure.together.map(id => nameOf(figures.get(id), opened))],
    ["was", figure.was.map(one => withNumbers(earlierInWords(one, language), opened))],
    [
      "accepted",
      figure.accepted.map(({rule, reason}) => `${rule}: ${withNumbers(reason, opened)}`),
    ],
    ["used by", dependentsOf(figure.id, figures).map(one => dependentInWords(one, opened))],
    ["written", [`${file}:${line}`]],
  ];
  return [
    ...wrap(printableLine(`${figure.id}: ${figure.label}`), {width, first: "", others: "  "}).map(
      paint.strong,
    ),
    "",
    ...sections.flatMap(([title, lines]) => sectionOf(title, lines, width, paint)),
  ];
}

function sectionOf(
  title: string,
  lines: readonly string[],
  width: number,
  paint: Paint,
): readonly string[] {
  const said = lines.filter(line => line !== "").map(printableLine);
  return said.flatMap((line, i) => {
    const [head = "", ...rest] = wrap(line, {
      width,
      first: " ".repeat(column),
      others: " ".repeat(column + 2),
    });
    const first = paint.quiet((i === 0 ? title : "").padEnd(column)) + head.slice(column);
    return [first.trimEnd(), ...rest];
  });
}

const column = 12;

function textsOf(figure: Figure, {content}: Opened): readonly (readonly [string, string])[] {
  const {language: locale, currency} = content.about;
  return registers.map(register => [register, figureText(figure, register, {locale, currency})]);
}

/** All its digits, with the code of its unit: "12700000000 GBP". */
function exactly({quantity}: Figure): readonly string[] {
  if (quantity.sort === "missing") return [];
  if (quantity.sort === "verbal")
    return [quantity.floor ? `at least ${plainDigits(quantity.floor)}` : ""];
  const unit = unitCode(quantity.unit) ?? "";
  const said = quantity.qualifier === null ? "" : `${quantity.qualifier} `;
  const central =
    quantity.sort === "range" && quantity.central
      ? `, ${plainDigits(quantity.central)} as the central value`
      : "";
  return [
    `${said}${(formatMachine(quantity) ?? "").replace("/", " to ")} ${unit}${central}`.trimEnd(),
  ];
}

/** The formula with the numbers in the places of their names. */
export function workingsOf({workings}: Figure, opened: Opened): string {
  return withNumbers(workings ?? "", opened);
}

/** Figures in a note are printed as in any sentence. */
export function withNumbers(text: string, {figures, content}: Opened): string {
  const {language: locale, currency} = content.about;
  const pattern = /\{\{([^\s{}]+)(?: (prose|compact|exact|number))?\}\}/g;
  return text.replace(pattern, (whole, id: string, said?: string) => {
    const other = figures.get(id);
    const register = registers.find(one => one === said) ?? "prose";
    return other ? figureText(other, register, {locale, currency}) : whole;
  });
}

function nameOf(figure: Figure | undefined, {content}: Opened): string {
  return figure ? `${figure.id} (${exactText(figure, content)}): ${figure.label}` : "";
}

function dependentInWords({figure, steps, through}: Dependent, opened: Opened): string {
  return `${nameOf(figure, opened)}${steps > 1 ? ` (by way of ${through})` : ""}`;
}

function sourceInWords(id: string, {content}: Opened): readonly string[] {
  const source = content.sources[id];
  if (!source) return [`${id} (there is no such source)`];
  const date =
    source.date === "undated" ? "undated" : formatDate(source.date, content.about.language);
  const status = source.status === null ? "" : `, ${source.status}`;
  return [
    `${id}: ${source.publisher}, ${source.title}, ${date}${status}`,
    source.url === null ? "" : `  ${source.url}`,
  ];
}

export function earlierInWords(
  {value, asOf, sources, note, corrected, why}: Figure["was"][number],
  language: string,
): string {
  const date = asOf === null ? "" : `, as of ${formatDate(asOf, language)}`;
  const from = sources.length === 0 ? "" : `, ${sources.join(", ")}`;
  const put = corrected === null ? "" : `; corrected on ${formatDate(corrected, language)}`;
  const because = why === null ? "" : `: ${why}`;
  return `${value}${date}${from}${put}${because}${note === null ? "" : ` (${note})`}`;
}
