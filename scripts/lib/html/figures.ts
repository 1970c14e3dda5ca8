// An HTML file that we have made → each figure that it prints, in order, and where it stands there.
import {excerptOf} from "./excerpt.ts";
import {isAlwaysEmpty, piecesOf, type Piece} from "./markup.ts";

export interface HtmlFigure {
  readonly figure: string;
  /** As it is printed there. */
  readonly text: string;
  /** From 1; null where the file is not made of slides. */
  readonly slide: number | null;
  /** The nearest heading above it. */
  readonly heading: string | null;
  /** The sentence, list item or row of a table that it stands in. */
  readonly around: string;
}

/** A chart says which one it is; which figures its words are, it cannot say. */
export interface HtmlChart {
  readonly chart: string;
  readonly title: string;
  readonly slide: number | null;
  readonly heading: string | null;
  /** The words that are drawn, one by one, without white space: lines are broken where they fit. */
  readonly words: string;
}

export type Found =
  ({readonly sort: "figure"} & HtmlFigure) | ({readonly sort: "chart"} & HtmlChart);

interface Block {
  text: string;
  /** The words that stand next. */
  next: Block | null;
}

interface Open {
  readonly figure: string;
  readonly block: Block;
  readonly start: number;
  readonly slide: number | null;
  readonly heading: Block | null;
}

/** In the order of the file. */
export function figuresInHtml(html: string): readonly Found[] {
  const found: (() => Found)[] = [];
  const path: string[] = [];
  let block: Block = {text: "", next: null};
  let heading: Block | null = null;
  let slide: number | null = null;
  let open: Open | null = null;
  let chart: {chart: string; title: string; words: string[]; depth: number} | null = null;
  /** How deep the element lies whose words are passed over; 0 for none. */
  let mute = 0;
  for (const piece of piecesOf(html)) read(piece);
  return found.map(tell => tell());

  function read(piece: Piece): void {
    if (piece.sort === "words") return readWords(piece.text);
    if (piece.sort === "open") return readOpen(piece.tag, piece.attributes);
    readClose(piece.tag);
  }

  function readWords(text: string): void {
    if (chart) return readDrawn(text);
    if (mute === 0) block.text += text;
  }

  function readDrawn(text: string): void {
    if (!chart) return;
    if (path.at(-1) === "title" && path.length === chart.depth + 1) chart.title += text;
    else if (path.includes("text", chart.depth)) chart.words.push(text);
  }

  function readOpen(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === "section" && /^\d+$/.test(attributes["id"] ?? "")) {
      slide = Number(attributes["id"]);
      heading = null;
    }
    if (isAlwaysEmpty(tag)) {
      if (mute === 0 && tag === "br") block.text += " ";
      return;
    }
    path.push(tag);
    if (tag === "svg" && attributes["data-chart"] && !chart)
      chart = {chart: attributes["data-chart"], title: "", words: [], depth: path.length};
    if (chart && tag === "text") chart.words.push("\u0000");
    if (mute > 0 || chart) return;
    if (silent.has(tag) || (tag === "sup" && attributes["class"] === "note")) {
      mute = path.length;
      return;
    }
    if (blocks.has(tag)) nextBlock();
    else if (cells.has(tag) && !open) block.text += " ";
    // What a slide is called stands above the headings of its parts.
    if (/^h[1-6]$/.test(tag) && (slide === null || heading === null)) heading = block;
    const figure = attributes["data-figure"];
    if (tag === "data" && figure) open = {figure, block, start: block.text.length, slide, heading};
  }

  function readClose(tag: string): void {
    const at = path.lastIndexOf(tag);
    if (at < 0) return;
    path.length = at;
    if (chart && path.length < chart.depth) endChart();
    if (mute > path.length) mute = 0;
    if (tag === "data" && open) endFigure(open);
    if (mute === 0 && !chart && blocks.has(tag)) nextBlock();
  }

  function nextBlock(): void {
    if (block.text.trim() === "") return;
    const next: Block = {text: "", next: null};
    block.next = next;
    block = next;
  }

  function endChart(): void {
    const {chart: id, title, words} = chart!;
    const where = {slide, heading: heading && tidy(heading.text)};
    chart = null;
    const said = squeezed(words.join(""));
    found.push(() => ({sort: "chart", chart: id, title: tidy(title), words: said, ...where}));
  }

  function endFigure({figure, block, start, slide, heading}: Open): void {
    const end = block.text.length;
    open = null;
    found.push(() => {
      const text = block.text.slice(start, end).trim();
      // A figure that stands alone is spoken of in the words below it.
      const isAlone = block.text.trim() === text;
      const whole = isAlone ? `${block.text} ${block.next?.text ?? ""}` : block.text;
      const around = excerptOf(whole, start, end);
      return {sort: "figure", figure, text, slide, heading: heading && tidy(heading.text), around};
    });
  }
}

const silent = new Set(["title", "template", "noscript", "button"]);

const blocks = new Set(
  "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split(
    " ",
  ),
);

/** Of one row, but no part of one sentence. */
const cells = new Set(["td", "th", "span"]);

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
