// From built files to Prints: where each figure is printed, as the files themselves say it. They are read, never made: a PDF by the
// record that it carries and the words of its pages, HTML by its `<data>` elements, what cannot say it by the manifest.
import {figuresInHtml, squeezed, type Found} from "../lib/html/figures.ts";
import {inSentence, onSlides} from "../lib/html/twins.ts";
import {excerptOf} from "../lib/html/excerpt.ts";
import {headingAt, markedText, placesIn, withoutMarks} from "../lib/pdf/page-places.ts";
import type {PdfFacts} from "../lib/pdf/read.ts";
import {notesIn} from "../lib/template/speaker-notes.ts";
import type {Wording} from "../lib/template/wording.ts";
import type {Built} from "./manifest.ts";
import type {FiguresFile} from "../lib/record/record.ts";

/** One printing of one figure, or several alike on one page. What is not known, or has no meaning there, is null. */
export interface Print {
  readonly document: string;
  /** Below the publication's folder: "deck.pdf". */
  readonly file: string;
  readonly figure: string;
  /** As it is printed there: "at least £1bn". */
  readonly text: string;
  readonly register: string | null;
  /** Of a PDF, from 1. */
  readonly page: number | null;
  /** Where the page is not certain, those on which the text stands. */
  readonly perhaps: readonly number[];
  /** Of a presentation, from 1; in its PDF it is the page, too. */
  readonly slide: number | null;
  /** Of a text, from 1. */
  readonly line: number | null;
  /** The nearest heading above it; of a slide, its title. */
  readonly heading: string | null;
  /** The chart that prints it, by name. */
  readonly chart: string | null;
  /** It is said to the slide, and not to be seen on it. */
  readonly spoken: boolean;
  /** The words around it, in one line; null where there are none that say more, or several places. */
  readonly around: string | null;
}

/** A file as it was read. */
export type BuiltFile =
  | {readonly sort: "pdf"; readonly facts: PdfFacts; readonly record: FiguresFile | null}
  | {readonly sort: "text"; readonly text: string};

/**
 * Every print of one document, file by file in the order of the manifest. `files`: by the names in the manifest; one that is missing
 * prints nothing. Markdown and pictures are left out: they say again what the document's HTML says.
 */
export function readPrints(
  document: string,
  built: Pick<Built, "files" | "wordings">,
  files: ReadonlyMap<string, BuiltFile>,
): readonly Print[] {
  const found = built.files.flatMap(file => {
    const read = files.get(file);
    if (!read) return [];
    if (read.sort === "pdf") return printsInPdf(read.facts, read.record).map(inFile(file));
    if (file.endsWith(".html"))
      return [
        ...printsInHtml(read.text, built.wordings),
        ...printsInNotes(read.text, built.wordings),
      ].map(inFile(file));
    if (file.endsWith(".txt")) return printsInText(read.text, built.wordings).map(inFile(file));
    return [];
  });
  const isSlides = found.some(one => one.slide !== null);
  const html = found.filter(one => one.file === `${document}.html`);
  const sure = isSlides
    ? built.files.flatMap(file =>
        inOrder(
          found.filter(one => one.file === file),
          html,
        ),
      )
    : found;
  return sure.map(one => ({
    ...one,
    ...(one.page === null ? {} : inSentence(one, sure, html)),
    slide: one.slide ?? (isSlides ? one.page : null),
  }));

  function inOrder(there: readonly Print[], html: readonly Print[]): readonly Print[] {
    const placed = there.flatMap(one => onSlides(one, there, html));
    return placed.toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0));
  }

  function inFile(file: string) {
    return (print: Partial<Print> & Pick<Print, "figure" | "text">): Print => ({
      document,
      file,
      register: null,
      page: null,
      perhaps: [],
      slide: null,
      line: null,
      heading: null,
      chart: null,
      spoken: false,
      around: null,
      ...print,
    });
  }
}

/** Whether a file of the manifest can say anything of figures. */
export function isRead(file: string): boolean {
  return /\.(pdf|html|txt)$/.test(file);
}

type Bare = Partial<Print> & Pick<Print, "figure" | "text">;

function printsInPdf({pages, outline}: PdfFacts, record: FiguresFile | null): readonly Bare[] {
  const all = (record?.figures ?? []).flatMap(({id, printed}) =>
    printed.map(one => ({figure: id, ...one})),
  );
  const sought = new Set(all.map(one => one.text));
  const words = pages.map(markedText);
  const places = words.map(text => placesIn(text, sought));
  return all
    .flatMap(onPages)
    .toSorted((a, b) => (a.page ?? Infinity) - (b.page ?? Infinity) || a.at - b.at)
    .map(({at: _, ...print}) => print);

  function onPages({
    figure,
    text,
    register,
    pages: certain,
  }: (typeof all)[number]): readonly Placed[] {
    const bare = {figure, text, register};
    if (certain) return certain.flatMap(page => onPage(bare, page));
    const perhaps = places.flatMap((on, i) => (on.has(text) ? [i + 1] : []));
    return [{...bare, perhaps, at: 0}];
  }

  function onPage(bare: Bare, page: number): readonly Placed[] {
    const there = places[page - 1]?.get(bare.text) ?? [];
    // Where another figure reads the same on this page, nobody can say which of the two stands where.
    const isShared = all.some(
      one =>
        one.figure !== bare.figure &&
        one.text === bare.text &&
        (one.pages === undefined || one.pages.includes(page)),
    );
    if (there.length === 0 || isShared)
      return [{...bare, page, heading: headingAt(outline, page, null), at: Infinity}];
    const text = words[page - 1]!;
    return there.map(({start, end}) => ({
      ...bare,
      page,
      heading: headingAt(outline, page, {text, at: start}),
      around: aroundIn(text, start, end),
      at: start,
    }));
  }
}

/** `at`: where on its page. */
type Placed = Bare & {readonly at: number};

function aroundIn(marked: string, start: number, end: number): string {
  const [before, there, after] = [
    marked.slice(0, start),
    marked.slice(start, end),
    marked.slice(end),
  ].map(withoutMarks) as [string, string, string];
  return excerptOf(before + there + after, before.length, before.length + there.length);
}

function printsInHtml(html: string, wordings: readonly Wording[]): readonly Bare[] {
  const prints = figuresInHtml(html).flatMap((one): readonly Bare[] => {
    if (one.sort === "chart") return printsInChart(one, wordings);
    const {sort: _, ...rest} = one;
    const same = wordings.filter(
      ({figure, text, in: where}) =>
        figure === one.figure && where === undefined && squeezed(text) === squeezed(one.text),
    );
    const known = [...new Set(same.map(({register}) => register))];
    return [{...rest, register: known.length === 1 ? known[0]! : null}];
  });
  // A chart is drawn for wide screens and for narrow ones, and shown once.
  const drawings = new Set<string>();
  return prints.filter(one => {
    const key = JSON.stringify(one);
    const isKnown = drawings.has(key);
    if (one.chart) drawings.add(key);
    return !isKnown;
  });
}

/** A chart leaves out words for which it has no room. */
function printsInChart(
  {chart, title, slide, heading, words}: Extract<Found, {sort: "chart"}>,
  wordings: readonly Wording[],
): readonly Bare[] {
  return wordings
    .filter(one => one.in === `chart ${chart}` && words.includes(squeezed(one.text)))
    .map(({figure, text, register}) => ({
      figure,
      text,
      register,
      slide,
      heading: heading ?? title,
      chart,
    }));
}

/** Notes have no marks: a number that stands alone in them may be anything. */
function printsInNotes(html: string, wordings: readonly Wording[]): readonly Bare[] {
  const said = wordings.filter(one => one.in === "notes" && /[^\d.,\s]/.test(one.text));
  const sought = new Set(said.map(one => one.text));
  return notesIn(html).flatMap(({slide, text}) => {
    const places = placesIn(text, sought);
    return said.flatMap(({figure, text: words, register}): Bare[] =>
      (places.get(words) ?? []).map(({start, end}) => ({
        figure,
        text: words,
        register,
        slide,
        spoken: true,
        around: excerptOf(text, start, end),
      })),
    );
  });
}

/** The words alone do not say which figure they are: a place counts where there are as many as the document has prints. */
function printsInText(text: string, wordings: readonly Wording[]): readonly Bare[] {
  const inText = wordings.filter(one => one.in === "text");
  const places = placesIn(text, new Set(inText.map(one => one.text)));
  return inText.flatMap(({figure, text: words, register, times}): Bare[] => {
    const there = places.get(words) ?? [];
    if (there.length === 0) return [];
    if (there.length !== times) return [{figure, text: words, register}];
    return there.map(({start, end}) => ({
      figure,
      text: words,
      register,
      line: text.slice(0, start).split("\n").length,
      around: excerptOf(text, start, end),
    }));
  });
}
