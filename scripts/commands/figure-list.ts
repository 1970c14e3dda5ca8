// A list of figures, for a terminal of any width and for a pipe.
import {figureText, type Figure} from "../lib/content/figure.ts";
import {known, stateFigure} from "../lib/content/stated.ts";
import {formatDate, formatYears} from "../lib/date.ts";
import {type Paint} from "../lib/frame.ts";
import {printableLine} from "../lib/plain/printable.ts";
import {widthOf} from "../lib/plain/width.ts";
import {wrap} from "../lib/plain/wrap.ts";
import {several} from "../outside/terminal.ts";
import {whereWritten, type Listed, type Opened} from "./figures.ts";

/** `width`: Infinity for a pipe, where each figure stands on a line of its own. */
export function listInWords(
  listed: readonly Listed[],
  width: number,
  paint: Paint,
): readonly string[] {
  const shown = listed.filter(one => one.figures.length > 0);
  return shown.flatMap(({opened, figures, cellsBeside}, i) => [
    ...(i > 0 ? [""] : []),
    ...(shown.length > 1 ? [paint.strong(opened.publication), ""] : []),
    ...(isWide(opened, figures, width)
      ? inOneLine(opened, figures, paint)
      : inTwoLines(opened, figures, width, paint)),
    ...(cellsBeside > 0
      ? [
          "",
          paint.quiet(
            `and ${several(cellsBeside, "cell")} of tables: \`--cells\` lists them, \`--table <name>\` those of one`,
          ),
        ]
      : []),
  ]);
}

export function listAsData(listed: readonly Listed[]): readonly object[] {
  return listed.flatMap(({opened, figures}) => figures.map(figure => figureAsData(figure, opened)));
}

/** What a record says of it, and where it was written. */
export function figureAsData(figure: Figure, opened: Opened): object {
  const {publication, figures, content} = opened;
  const {baseline, owner} = figure;
  return {
    publication,
    ...stateFigure(figure, figures),
    ...known({range: figure.range, baseline, owner, "checked-by": figure.checkedBy}),
    text: exactText(figure, content),
    ...whereWritten(figure, opened),
  };
}

export function exactText(figure: Figure, {about}: Opened["content"]): string {
  return figureText(figure, "exact", {locale: about.language, currency: about.currency});
}

/** "2004–05 prices, at 16 May 2008, forecast". */
export function circumstancesInWords(figure: Figure, language: string): readonly string[] {
  const {prices, asOf, period, kind, timing, measure, status, evidence} = figure;
  const isBase = prices !== null && /^\d/.test(prices);
  return [
    kind && kind.replaceAll("-", " "),
    timing && timing.replaceAll("-", " "),
    measure,
    prices && (isBase ? `${formatYears(prices)} prices` : `${prices} prices`),
    period && (period === "not stated" ? "period not stated" : period),
    asOf && `as of ${formatDate(asOf, language)}`,
    status,
    evidence && `${evidence} evidence`,
  ].flatMap(one => (one === null ? [] : [printableLine(one)]));
}

const gap = "   ";

function isWide(opened: Opened, figures: readonly Figure[], width: number): boolean {
  return inOneLine(opened, figures, noPaint).every(line => widthOf(line) <= width);
}

const noPaint: Paint = {
  error: text => text,
  warning: text => text,
  quiet: text => text,
  strong: text => text,
};

function inOneLine(opened: Opened, figures: readonly Figure[], paint: Paint): readonly string[] {
  const head = ["id", "value", "label", "as of", "prices", "status", "source"];
  const rows = figures.map(figure => [
    figure.id,
    printableLine(exactText(figure, opened.content)),
    printableLine(figure.label),
    figure.asOf ?? "",
    printableLine(figure.prices ?? ""),
    figure.status ?? "",
    originOf(figure),
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map(row => widthOf(row[i]!))));
  const used = head.map((_, i) => i < 3 || rows.some(row => row[i] !== ""));
  return all.map((row, i) => {
    const cells = row.flatMap((cell, column) =>
      used[column] ? [padded(cell, widths[column]!, column === 1)] : [],
    );
    const line = cells.join(gap).trimEnd();
    return i === 0 ? paint.quiet(line) : line;
  });
}

/** The id and the value, and below them all that can be said in the room there is. */
function inTwoLines(
  opened: Opened,
  figures: readonly Figure[],
  width: number,
  paint: Paint,
): readonly string[] {
  const values = figures.map(one => printableLine(exactText(one, opened.content)));
  const most = Math.min(Math.max(...values.map(widthOf)), Math.max(12, Math.floor(width / 3)));
  const indent = " ".repeat(most + 2);
  const room = (first: string) => ({width, first, others: indent});
  return figures.flatMap((figure, i) => {
    const value = values[i]!;
    const isLong = widthOf(value) > most;
    const head = isLong
      ? [...wrap(value, room("")), ...wrap(paint.strong(figure.id), room(indent))]
      : [`${padded(value, most, true)}  ${paint.strong(figure.id)}`];
    const more = [...circumstancesInWords(figure, opened.content.about.language), originOf(figure)];
    return [
      ...head,
      ...wrap(printableLine(figure.label), room(indent)),
      ...wrap(more.filter(one => one !== "").join(", "), room(indent)).map(paint.quiet),
    ];
  });
}

/** Its source, or what it is worked out from. */
function originOf({written, sources}: Figure): string {
  return printableLine(written === null ? sources.join(", ") : `= ${written}`);
}

function padded(cell: string, width: number, isRight: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(cell)));
  return isRight ? space + cell : cell + space;
}
