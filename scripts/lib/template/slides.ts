// The slides of a document as another document sees them: what each is called, what is said to it, and what it prints.
import type {Segment} from "../content/prose.ts";
import type {Model, SlideNode, TextNode} from "./model.ts";
import type {Makes, SlideRecord, Use} from "./printing.ts";

/** A document that another one shows; `slides` is empty for one that is not made of slides. */
export interface Shown {
  readonly name: string;
  readonly makes: Makes;
  readonly title: string;
  readonly slides: readonly SlideRecord[];
  readonly css: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

export function shownModel({name, title, slides}: Shown): {readonly [name: string]: Model} {
  return {
    name,
    title,
    slides: slides.map((slide): SlideNode => ({
      node: "slide",
      document: name,
      number: slide.number,
      about: {number: slide.number, title: slide.title, notes: slide.notes},
    })),
  };
}

/**
 * The first heading of a slide's Markdown, or null: its words, and the figures in it as figures, so that they print and count as
 * such wherever the heading is said again. `uses` is what the slide has printed.
 */
export function headingOf(markdown: string, uses: readonly Use[]): TextNode | null {
  const found = /^#{1,6} (.+)$|<h([1-6])\b[^>]*>([\s\S]*?)<\/h\2>/m.exec(markdown);
  const inner = found?.[1] ?? found?.[3];
  if (inner === undefined) return null;
  const pieces = inner.split(/(<data\b[^>]*>[\s\S]*?<\/data>)/);
  const segments = pieces.flatMap(piece => segmentOf(piece, uses));
  return {node: "text", rich: false, segments};
}

function segmentOf(piece: string, uses: readonly Use[]): readonly Segment[] {
  const text = wordsOf(piece);
  const figure = /^<data\b[^>]*\bdata-figure="([^"]+)"/.exec(piece)?.[1];
  const use = uses.find(one => one.figure === figure && one.text === text);
  if (use) return [{sort: "figure", figure: use.figure, register: use.register}];
  return text === "" ? [] : [{sort: "text", text}];
}

const named: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " "};

/** Of markup that we wrote ourselves: numeric entities, and the few that people write in templates. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<sup class="note">[\s\S]*?<\/sup>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name: string) => named[name] ?? whole);
}

/** What is said to a slide, in paragraphs: each ends where its line does. Figures stay figures. */
export function paragraphsOf(node: TextNode): readonly TextNode[] {
  const paragraphs: Segment[][] = [[]];
  for (const segment of node.segments) {
    if (segment.sort !== "text") {
      paragraphs.at(-1)?.push(segment);
      continue;
    }
    for (const [i, text] of segment.text.split(/\s*\n\s*/).entries()) {
      if (i > 0) paragraphs.push([]);
      if (text !== "") paragraphs.at(-1)?.push({sort: "text", text});
    }
  }
  return paragraphs
    .filter(segments => segments.length > 0)
    .map(segments => ({node: "text", rich: node.rich, segments}));
}
