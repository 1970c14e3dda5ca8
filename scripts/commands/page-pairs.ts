// A document on two sides → the pages that differ, as pairs of pictures with the differences marked.
import {alignPages, type Aligned} from "../lib/page/align.ts";
import type {DocumentPages, PagePair, Shot} from "../lib/page/difference-page.ts";
import {differingBoxes, type Box} from "../lib/page/differing.ts";
import {wordDiff} from "../lib/statement/word-diff.ts";
import {openPages, rasterOf, type DrawnPages, type Raster} from "../lib/pdf/pictures.ts";
import {smallPng} from "../lib/pdf/small-png.ts";
import {readPdf} from "../lib/pdf/read.ts";
import {readRecord} from "../lib/record/read.ts";
import type {Outside} from "../outside/outside.ts";
import {readPrints} from "../steps/prints.ts";
import type {Files} from "./diff-files.ts";

/** In px: sharp enough to read, and not so large that nobody can send the report; and so large that a digit in a note can be told from another. */
const width = {shown: 1000, compared: 2000};

interface Side {
  readonly pages: readonly {readonly text: string; readonly figures: readonly string[]}[];
  readonly draw: (index: number, width: number) => Promise<Raster>;
  readonly noun: "slide" | "page" | "web page";
  readonly headingOf: (index: number) => string | null;
  readonly close: () => void;
}

/** Null where nobody would see a difference. `changed`: the figures whose value is another. */
export async function documentPages(
  name: string,
  before: Files | null,
  after: Files | null,
  changed: ReadonlySet<string>,
  outside: Outside,
): Promise<DocumentPages | null> {
  if (!before || !after)
    return {
      name,
      says: after ? "This document is new." : "This document is no longer made.",
      pages: [],
    };
  if (before.pdf && after.pdf && Buffer.compare(before.pdf, after.pdf) === 0) return null;
  const sides = [await sideOf(name, before, outside), await sideOf(name, after, outside)] as const;
  try {
    return await comparePages(name, sides[0], sides[1], changed);
  } finally {
    for (const side of sides) side.close();
  }
}

async function comparePages(
  name: string,
  before: Side,
  after: Side,
  changed: ReadonlySet<string>,
): Promise<DocumentPages | null> {
  const {noun} = after;
  const pages: PagePair[] = [];
  const counts = {changed: 0, added: 0, gone: 0, renumbered: 0};
  const texts = [before, after].map(side => side.pages.map(page => page.text)) as [
    string[],
    string[],
  ];
  for (const pair of alignPages(texts[0], texts[1])) {
    const then = pair.before === null ? null : await before.draw(pair.before, width.shown);
    const now = pair.after === null ? null : await after.draw(pair.after, width.shown);
    const boxes = then && now ? await boxesOf(pair, then, now) : [];
    if (then && now && boxes.length === 0) continue;
    if (then && now && isRenumbered(pair.before!, pair.after!, boxes)) {
      counts.renumbered += 1;
      continue;
    }
    counts[!then ? "added" : !now ? "gone" : "changed"] += 1;
    const [was, is] = [before.pages[pair.before ?? -1], after.pages[pair.after ?? -1]];
    const number = (pair.after ?? pair.before ?? 0) + 1;
    const title = titleOf(noun, number) + (now ? "" : " before");
    pages.push({
      id: `${name}-${now ? "" : "before-"}${number}`,
      title,
      heading: now ? after.headingOf(pair.after!) : before.headingOf(pair.before!),
      figures: [...new Set([...(is?.figures ?? []), ...(was?.figures ?? [])])].filter(id =>
        changed.has(id),
      ),
      before: then && shotOf(then, titleOf(noun, pair.before! + 1), boxes),
      after: now && shotOf(now, titleOf(noun, pair.after! + 1), boxes),
      words: was && is && was.text !== is.text ? wordDiff(was.text, is.text) : [],
    });
  }
  const says = saysOf(counts, after.pages.length, noun);
  return pages.length + counts.renumbered === 0 ? null : {name, says, pages};

  /** Where the words are others, something differs that is too small to be told from a nudge. */
  async function boxesOf(pair: Aligned, then: Raster, now: Raster): Promise<readonly Box[]> {
    if (Buffer.compare(then.data, now.data) === 0) return [];
    const was = await before.draw(pair.before!, width.compared);
    const is = await after.draw(pair.after!, width.compared);
    const boxes = await differingBoxes(was, is);
    return boxes.length === 0 && saysElse(pair) ? differingBoxes(was, is, "marked") : boxes;
  }

  /** Apart from its number, and from how many there are. */
  function saysElse({before: i, after: j}: Aligned): boolean {
    if (i === null || j === null) return true;
    const [was, is] = [texts[0][i]!, texts[1][j]!].map(text => text.trim().split(/(\d+|\s+)/));
    const numbers = [`${i + 1} ${j + 1}`, `${texts[0].length} ${texts[1].length}`];
    return (
      was!.length !== is!.length ||
      was!.some((part, n) => {
        const other = is![n]!;
        return part !== other && !/^\s+$/.test(part) && !numbers.includes(`${part} ${other}`);
      })
    );
  }

  /** After a page that was put in, all others have another number, and that is all. */
  function isRenumbered(i: number, j: number, boxes: readonly Box[]): boolean {
    const isSmall = boxes.every(box => box.width * box.height < 0.002);
    return !saysElse({before: i, after: j}) && isSmall && texts[0][i] !== texts[1][j];
  }
}

function titleOf(noun: Side["noun"], number: number): string {
  if (noun === "web page") return "Web page";
  return `${noun === "slide" ? "Slide" : "Page"} ${number}`;
}

function saysOf(
  {
    changed,
    added,
    gone,
    renumbered,
  }: Readonly<Record<"changed" | "added" | "gone" | "renumbered", number>>,
  all: number,
  noun: string,
): string {
  if (noun === "web page") return "It differs.";
  const many = all === 1 ? noun : `${noun}s`;
  const parts = [
    ...(changed > 0 ? [`${changed} of ${all} ${many} differ${changed === 1 ? "s" : ""}`] : []),
    ...(added > 0 ? [`${added} ${added === 1 ? "is" : "are"} new`] : []),
    ...(gone > 0 ? [`${gone} ${gone === 1 ? "is" : "are"} gone`] : []),
    ...(renumbered > 0 ? [`${renumbered} only have another number, and are not shown`] : []),
  ];
  return `${parts.join("; ")}.`;
}

function shotOf(raster: Raster, label: string, boxes: readonly Box[]): Shot {
  return {png: smallPng(raster), label, width: raster.width, height: raster.height, boxes};
}

async function sideOf(name: string, {pdf, html}: Files, outside: Outside): Promise<Side> {
  if (!pdf) {
    const picture = await rasterOf(
      await outside.picture(html ?? "", {width: width.shown, height: "whole"}),
    );
    const file = `${name}.html`;
    const read = new Map([[file, {sort: "text", text: html ?? ""} as const]]);
    const figures = readPrints(name, {files: [file], wordings: []}, read).map(one => one.figure);
    return {
      pages: [{text: "", figures}],
      draw: () => Promise.resolve(picture),
      noun: "web page",
      headingOf: () => null,
      close: () => undefined,
    };
  }
  const facts = await readPdf(pdf);
  const reading = readRecord(facts.attachments);
  const record = reading.sort === "record" ? reading.record : null;
  const file = `${name}.pdf`;
  const prints = readPrints(
    name,
    {files: [file], wordings: []},
    new Map([[file, {sort: "pdf", facts, record}]]),
  );
  const drawn: DrawnPages = await openPages(pdf);
  const [first] = facts.pages;
  return {
    pages: facts.pages.map(({text}, i) => ({
      text,
      figures: prints.filter(one => one.page === i + 1).map(one => one.figure),
    })),
    draw: drawn.draw,
    noun: first && first.width > first.height ? "slide" : "page",
    headingOf: index => headingIn(facts.outline, index + 1),
    close: drawn.close,
  };
}

interface Mark {
  readonly title: string;
  readonly page: number | null;
  readonly children: readonly Mark[];
}

/** The first bookmark on the page; else the last one before it. */
function headingIn(outline: readonly Mark[], page: number): string | null {
  const flat = (marks: readonly Mark[]): readonly Mark[] =>
    marks.flatMap(one => [one, ...flat(one.children)]);
  const all = flat(outline).filter(one => one.page !== null);
  const here = all.find(one => one.page === page) ?? all.findLast(one => one.page! < page);
  return here?.title ?? null;
}
