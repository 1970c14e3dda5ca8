// A document as the page shows it: its parts with their names, its styles, and what it was made from.
import {hashOf} from "../../lib/hash.ts";
import type {PreviewContent, PreviewPart} from "../../lib/preview/messages.ts";
import {divide, headingOf} from "../../lib/preview/parts.ts";
import {factPlace, type FileFacts} from "../../lib/template/facts.ts";
import type {RenderedSlides} from "../../lib/template/miniature.ts";
import {plainNote} from "../../lib/template/speaker-notes.ts";
import type {Composed, Page} from "../../pipeline.ts";
import {renderBody, renderSlides, type Remembered} from "../../steps/html.ts";
import {withFacts, type Manuscript} from "../../steps/manuscript.ts";
import {drawCharts} from "./drawn.ts";

export interface Shown extends Ingredients {
  /** With the HTML of every part. */
  readonly content: PreviewContent;
  readonly css: string;
  /** All of it, as one text: for whoever looks for figures in it. */
  readonly html: string;
  readonly page: Page;
}

/** What all its HTML is made of. */
interface Ingredients {
  /** With what is known of the files that it names. */
  readonly own: Manuscript;
  /** Its charts, by the keys of their places. */
  readonly drawn: ReadonlyMap<string, string>;
  /** Of itself and of those that it shows. */
  readonly slides: ReadonlyMap<string, RenderedSlides>;
}

/** `facts`: what is known of the files that lie in the output folder, by name. */
export async function showDocument(
  page: Page,
  {composed, remembered, facts}: Showing,
  before: Shown | null,
): Promise<Shown> {
  const {name, manuscript, shown} = page;
  const publication = composed.content.name;
  const [own, ...others] = [manuscript, ...shown].map(one => withKnownFacts(one, facts)) as [
    Manuscript,
    ...Manuscript[],
  ];
  const draw = async (one: Manuscript) => drawCharts(one, composed.charts, remembered);
  const drawn = await draw(own);
  const slides = new Map<string, RenderedSlides>();
  for (const one of [own, ...others])
    if (one.makes === "slides") {
      const charts = one === own ? drawn : await draw(one);
      slides.set(one.name, await renderSlides(one, charts, remembered));
    }
  if (before && isSame(before, {own, drawn, slides})) return {...before, page};
  const body = await renderBody(own, drawn, slides);
  const known = new Map(before?.content.parts.map(part => [part.html, part]) ?? []);
  const {skeleton, parts} = body.slides
    ? {skeleton: null, parts: body.slides.sections.map((html, i) => slideOf(html, i, body.slides!))}
    : pageOf(body.html);
  const style = before && before.css === body.css ? before.content.style : shortHash(body.css);
  const size = body.slides ? {width: body.slides.width, height: body.slides.height} : null;
  const {language} = own;
  const hashes = parts.map(part => [part.hash, part.notes]);
  const hash = shortHash(JSON.stringify([hashes, skeleton, style, size, language]));
  const content = {publication, document: name, hash, language, style, parts, skeleton, size};
  return {content, css: body.css, html: body.html, page, own, drawn, slides};

  function pageOf(html: string): {
    readonly skeleton: string;
    readonly parts: readonly PreviewPart[];
  } {
    const divided = divide(html);
    return {...divided, parts: divided.parts.map(part => partOf(part, []))};
  }

  function slideOf(html: string, i: number, {notes}: RenderedSlides): PreviewPart {
    return partOf(html, (notes[i] ?? []).flatMap(plainNote));
  }

  function partOf(html: string, notes: readonly string[]): PreviewPart {
    const same = known.get(html);
    if (same && same.notes.join("\n") === notes.join("\n")) return same;
    return {
      hash: same?.hash ?? shortHash(html),
      html,
      title: same?.title ?? headingOf(html),
      notes,
    };
  }
}

/** To see that nothing has changed is quicker than to make it, and to find the parts of what was made. */
function isSame(before: Ingredients, now: Ingredients): boolean {
  const [old, own] = [before.own, now.own];
  return (
    old.text === own.text &&
    old.css === own.css &&
    old.language === own.language &&
    sameEntries(old.assets, own.assets, Object.is) &&
    sameEntries(before.drawn, now.drawn, Object.is) &&
    sameEntries(before.slides, now.slides, sameSlides)
  );
}

function sameSlides(a: RenderedSlides, b: RenderedSlides): boolean {
  const said = ({sections, notes}: RenderedSlides): string => JSON.stringify([sections, notes]);
  return a.css === b.css && said(a) === said(b);
}

function sameEntries<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (one: T, other: T) => boolean,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, one]) => {
      const other = b.get(key);
      return other !== undefined && same(one, other);
    })
  );
}

export interface Showing {
  readonly composed: Pick<Composed, "content" | "charts">;
  readonly remembered: Remembered;
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/** A file that was never made has no size yet: dots stand for it. */
function withKnownFacts(manuscript: Manuscript, facts: ReadonlyMap<string, FileFacts>): Manuscript {
  const unknown = manuscript.facts.flatMap((use, i) =>
    use.fact === "picture" || facts.has(use.file) ? [] : [factPlace(i)],
  );
  const dotted = (text: string): string =>
    unknown.reduce((filled, place) => filled.replaceAll(place, "…"), text);
  const {text, head} = manuscript;
  return withFacts({...manuscript, text: dotted(text), head: dotted(head), plain: null}, facts);
}

/** Long enough to tell the parts of one publication from each other. */
function shortHash(text: string): string {
  return hashOf(text).slice(0, 16);
}
