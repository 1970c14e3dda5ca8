// What `trace` says at the terminal.
import {formatDate} from "../lib/date.ts";
import type {Paint} from "../lib/frame.ts";
import type {Rests} from "../lib/content/lineage.ts";
import {printableLine} from "../lib/plain/printable.ts";
import {widthOf} from "../lib/plain/width.ts";
import {wrap} from "../lib/plain/wrap.ts";
import type {Print} from "../steps/prints.ts";
import {circumstancesInWords, exactText} from "./figure-list.ts";
import {whereWritten, type Opened} from "./figures.ts";
import {todayOf, type Files, type Traced} from "./trace.ts";

/** `width`: Infinity where there is no terminal. */
export function traceInWords(traced: Traced, width: number, paint: Paint): readonly string[] {
  const {known, prints, rests, dependents, files} = traced;
  const {figure, opened} = known;
  const {file, line} = whereWritten(figure, opened);
  const about = [
    exactText(figure, opened.content),
    ...circumstancesInWords(figure, opened.content.about.language),
  ].join(", ");
  const plain = {width, first: "", others: "  "};
  return [
    ...wrap(printableLine(`${figure.id}: ${figure.label}`), plain).map(paint.strong),
    ...wrap(printableLine(about), plain),
    paint.quiet(`${file}:${line}`),
    "",
    paint.strong("Where it is printed"),
    ...printsInWords(prints, opened, width, paint),
    ...filesInWords(files, opened)
      .flatMap(said => wrap(said, {width, first: "  ", others: "  "}))
      .map(paint.warning),
    "",
    paint.strong("What it rests on"),
    ...treeInWords(rests, opened, width),
    ...(dependents.length === 0 ? [] : ["", paint.strong("What rests on it")]),
    ...dependents.flatMap(one => {
      const named = `${one.figure.id}, ${exactText(one.figure, opened.content)}: ${one.figure.label}`;
      const through = one.steps > 1 ? ` (by way of ${one.through})` : "";
      return [
        ...wrap(printableLine(named + through), {width, first: "  ", others: "    "}),
        ...placesInWords(one.prints)
          .flatMap(said => wrap(said, {width, first: "    ", others: "      "}))
          .map(paint.quiet),
      ];
    }),
  ];
}

/** What it takes to have answered from the files of today; nothing where that is so. */
export function filesInWords(
  {older, missing, unread}: Files,
  {publication}: Opened,
): readonly string[] {
  const build = `\`costed build ${publication}\``;
  const all = (names: readonly string[]): string => names.join(", ");
  return [
    ...(missing.length > 0
      ? [`not built yet, so not looked at: ${all(missing)}; run ${build}`]
      : []),
    ...(older === null
      ? [
          `the content has mistakes today, so nobody can say whether these files are of today; \`costed check ${publication}\` finds them`,
        ]
      : []),
    ...(older && older.length > 0
      ? [`built from older content: ${all(older)}; run ${build}, and ask again`]
      : []),
    ...unread.map(({file, why}) => `not looked at: ${file} ${why}; run ${build}`),
  ].map(printableLine);
}

/** "deck: slides 4, 5 and 27", a line for each document. */
export function placesInWords(prints: readonly Print[]): readonly string[] {
  return grouped(prints, one => one.document).map(([document, there]) => {
    const inPdf = there.filter(one => one.page !== null || one.perhaps.length > 0);
    const isSlides = there.some(one => one.slide !== null);
    const numbers = [
      ...new Set((inPdf.length > 0 ? inPdf : there).flatMap(one => one.slide ?? one.page ?? [])),
    ].sort((a, b) => a - b);
    if (numbers.length === 0)
      return `${document}: ${[...new Set(there.map(one => one.file))].join(", ")}`;
    const noun = isSlides ? "slide" : "page";
    return `${document}: ${noun}${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}`;
  });
}

/** Of a document with a PDF, its pages; its other files say the same again, and are named. */
function printsInWords(
  prints: readonly Print[],
  opened: Opened,
  width: number,
  paint: Paint,
): readonly string[] {
  if (prints.length === 0) return ["  nowhere in the files that were built"];
  return grouped(prints, one => one.document).flatMap(([document, there]) => {
    const files = grouped(there, one => one.file);
    const main = files.find(([file]) => file.endsWith(".pdf")) ?? files[0]!;
    // What is said to a slide is on no page.
    const spoken = there.filter(one => one.spoken);
    const others = files.filter(one => one !== main);
    const beside = others
      .map(([file, all]) => [file, all.filter(one => !one.spoken).length] as const)
      .flatMap(([file, count]) => (count === 0 ? [] : [`${file} (${placesCount(count)})`]))
      .join(", ");
    return [
      `  ${document}: ${paint.quiet(main[0])}`,
      ...inColumns([...main[1].filter(one => !one.spoken), ...spoken], opened, width),
      ...(beside === ""
        ? []
        : wrap(`also in ${beside}`, {width, first: "    ", others: "      "}).map(paint.quiet)),
    ];
  });
}

function placesCount(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function inColumns(prints: readonly Print[], opened: Opened, width: number): readonly string[] {
  const textOf = (one: Print): string => {
    const today = one.chart === null ? todayOf(one, opened) : null;
    return today ? `${one.text} (today ${today})` : one.text;
  };
  const rows = prints.map(
    one => [placeOf(one), printableLine(textOf(one)), printableLine(wordsOf(one))] as const,
  );
  const unique = [...new Map(rows.map(row => [row.join("\u0000"), row])).values()];
  const first = Math.max(...unique.map(([place]) => widthOf(place)));
  const second = Math.min(28, Math.max(...unique.map(([, text]) => widthOf(text))));
  return unique.flatMap(([place, text, words]) => {
    const head = `    ${place.padEnd(first)}  ${text}${" ".repeat(Math.max(0, second - widthOf(text)))}  `;
    const others = " ".repeat(8 + first);
    // A long wording has a line of its own.
    if (widthOf(head) + 16 > width)
      return [
        ...wrap(head.trim(), {width, first: "    ", others}),
        ...(words === "" ? [] : wrap(words, {width, first: others, others})),
      ];
    return wrap(words, {width, first: head, others}).map(line => line.trimEnd());
  });
}

function placeOf({slide, page, perhaps, line, heading, chart, spoken}: Print): string {
  if (spoken) return `notes ${slide}`;
  if (slide !== null) return `slide ${slide}`;
  if (page !== null) return `page ${page}`;
  if (perhaps.length > 0)
    return `page ${perhaps.slice(0, -1).join(", ")}${perhaps.length > 1 ? " or " : ""}${perhaps.at(-1)}`;
  if (line !== null) return `line ${line}`;
  return chart !== null ? "chart" : heading !== null ? "section" : "somewhere";
}

/** The sentence, where there is one; else the heading. */
function wordsOf({around, heading, text, chart}: Print): string {
  const said = around !== null && around.length > text.length + 2 ? around : null;
  if (chart !== null && heading !== null) return `in the chart under “${heading}”`;
  return said ?? (heading === null ? "" : `under “${heading}”`);
}

function treeInWords(rests: Rests, opened: Opened, width: number): readonly string[] {
  const lines: string[] = [];
  tell(rests, "  ", "  ");
  return lines;

  function tell({figure, isTold, parts}: Rests, first: string, others: string): void {
    const formula = figure.written === null ? "" : ` = ${figure.written}`;
    const named = `${figure.id}, ${exactText(figure, opened.content)}${formula}`;
    const below = parts.length > 0 ? `${others}│ ` : `${others}  `;
    lines.push(
      ...wrap(printableLine(isTold ? `${figure.id}: see above` : named), {
        width,
        first,
        others: below,
      }),
    );
    if (figure.written === null)
      for (const source of figure.sources)
        lines.push(
          ...wrap(printableLine(sourceOf(source)), {width, first: below, others: `${below}  `}),
        );
    for (const [i, part] of parts.entries()) {
      const isLast = i === parts.length - 1;
      tell(part, `${others}${isLast ? "└─ " : "├─ "}`, `${others}${isLast ? "   " : "│  "}`);
    }
  }

  function sourceOf(id: string): string {
    const source = opened.content.sources[id];
    if (!source) return id;
    const date =
      source.date === "undated"
        ? "undated"
        : formatDate(source.date, opened.content.about.language);
    return `${source.publisher}, ${source.title}, ${date} (${id})`;
  }
}

function grouped<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups];
}
