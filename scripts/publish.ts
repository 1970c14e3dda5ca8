// The second half of the program on one page: charts are drawn, pages printed, and what was printed is looked at.
// Nothing is written here: commands/build.ts writes all or nothing.
import {chartFonts} from "./lib/chart/font-faces.ts";
import {drawChart} from "./lib/chart/chart.ts";
import {drawingName} from "./lib/chart/drawing-name.ts";
import type {Diagnostic, Log} from "./lib/diagnostic.ts";
import {once} from "./lib/once.ts";
import {oneByOne, together, turn, unhurried} from "./lib/together.ts";
import {hashOf, hashOfFile} from "./lib/hash.ts";
import {portableSlides} from "./lib/template/portable.ts";
import {slideSize} from "./lib/template/document-model.ts";
import {seenUses} from "./lib/chart/printed.ts";
import {factsOf, statedFacts} from "./lib/template/facts.ts";
import {wordingsOf} from "./lib/template/wording.ts";
import {withoutNotes} from "./lib/template/speaker-notes.ts";
import type {Composed, Draft, Page} from "./pipeline.ts";
import {printPdf, type Printing} from "./print.ts";
import {composeSlides, renderHtml, renderPresenter, renderSlides, type Html} from "./steps/html.ts";
import {hashOfWords, type Built} from "./steps/manifest.ts";
import {withFacts, type Manuscript} from "./steps/manuscript.ts";
import {chartProblem} from "./steps/verify.ts";
import {waitsFor} from "./steps/waiting.ts";

export interface Product {
  readonly page: Page;
  readonly html: Html;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly built: Built;
  /** Whether the PDF is the one of the last build. */
  readonly reused: boolean;
  readonly milliseconds: number;
}

export interface Publishing extends Printing {
  readonly clock: () => number;
  /** Told when the browser will not be asked for anything more, which is before all is made. */
  readonly printed?: () => void;
}

/** Of a draft, pages are made as soon as they are written. Throws `Stopped` where it turns out that they are not right. */
export async function publish(
  {content, figures, charts, pages: given}: Composed | Draft,
  publishing: Publishing,
  log: Log,
): Promise<readonly Product[]> {
  const {outside, last, version, force, clock, progress, printed} = publishing;
  // Pages that ask the browser for nothing more; and all, as soon as they are known.
  const through = new Set<Page>();
  let all: readonly Page[] | null = null;
  const underway = new Map<string, Promise<Product>>();
  const rendered = once(renderOne);
  const drawnOf = once(drawCharts);
  // Nobody asks for what one of many editions was made of: it would only drive out what others ask for.
  const keeping = content.edition.name === null ? outside.remembered : null;
  // Slides are made once, for the deck itself and for every document that shows it.
  const slidesOf = once(async (one: Manuscript) => renderSlides(one, await drawnOf(one), keeping));
  // By document, so that what is said first does not depend on what was printed first.
  const found = new Map<string, Diagnostic[]>();
  // Each is made ready before the next one is begun, the longest first: so the browser has something to do early, and to the end.
  const inTurn = oneByOne();
  const pages = "next" in given ? await unhurried(given, begin).catch(settled) : given;
  for (const page of pages.toSorted((a, b) => lengthOf(b) - lengthOf(a))) void product(page);
  all = pages;
  tellIfPrinted();
  const products = await together(pages.map(product));
  log.add(...pages.flatMap(({name}) => found.get(name) ?? []));
  return products;

  /** What is wrong with it is told when all are there. Nothing goes on before the browser has it. */
  function begin(page: Page | null): Promise<void> {
    if (page && waitsFor(page).length === 0) product(page).catch(() => undefined);
    return inTurn(() => Promise.resolve());
  }

  async function settled(error: unknown): Promise<never> {
    await Promise.allSettled(underway.values());
    throw error;
  }

  function tellIfPrinted(): void {
    if (all?.every(page => through.has(page)) === true) printed?.();
  }

  function note(document: string, ...findings: readonly Diagnostic[]): void {
    found.set(document, [...(found.get(document) ?? []), ...findings]);
  }

  /** Whoever needs it first has it made; nobody waits in a circle: see steps/waiting.ts. */
  function product(page: Page): Promise<Product> {
    const known = underway.get(page.name) ?? produceOne(page);
    underway.set(page.name, known);
    return known;
  }

  /** As it is shown, with what it says of others that are made before it. Whoever has a picture of it waits for this alone. */
  async function renderOne(page: Page) {
    const {name} = page;
    const made = await Promise.all(othersOf(page).map(product));
    const facts = new Map(made.flatMap(({files, built}) => factsOf(files, built.pages)));
    const manuscript = withFacts(page.manuscript, facts);
    const started = clock();
    const {html, drawn} = await inTurn(async () => {
      const drawn = await drawnOf(manuscript);
      progress(name, "rendering");
      const slides = [manuscript, ...page.shown.map(one => withFacts(one, facts))]
        .filter(one => one.makes === "slides")
        .map(async one => [one.name, await slidesOf(one)] as const);
      return {drawn, html: await renderHtml(manuscript, drawn, new Map(await Promise.all(slides)))};
    });
    return {facts, manuscript, started, html, drawn};
  }

  function othersOf(page: Page): readonly Page[] {
    const awaited = waitsFor(page);
    return awaited.length === 0 ? [] : pages.filter(({name}) => awaited.includes(name));
  }

  async function produceOne(page: Page): Promise<Product> {
    const {name, template} = page;
    const {outputs} = template.manifest;
    const isPrinted = outputs.includes("pdf");
    const isThrough = (): void => {
      through.add(page);
      tellIfPrinted();
    };
    const [{facts, manuscript, started, html, drawn}, pictures] = await together([
      rendered(page),
      // One that is not printed may still wait for others when there is nothing left to print.
      drawPictures(page).finally(() => isPrinted || isThrough()),
    ]);
    const seen = {...page, manuscript: {...manuscript, uses: seenUses(manuscript.uses, drawn)}};
    const chartOf = new Map(manuscript.charts.map(({key, chart}) => [key, chart]));
    const saying = once((chartOf: ReadonlyMap<string, string>) => ({
      words: hashOfWords(page.manuscript),
      wordings: wordingsOf(seen.manuscript, chartOf),
    }));
    const printed = (): void => {
      isThrough();
      // There is time for it while its print is being finished.
      turn()
        .then(() => saying(chartOf))
        .catch(() => undefined);
    };
    const about = {note: (list: readonly Diagnostic[]) => note(name, ...list), printed};
    const [print, texts] = await together([
      isPrinted ? printPdf(seen, html, {content, figures, ...publishing, ...about}) : null,
      outputs.includes("html") ? htmlFiles({...page, manuscript}, html, drawn) : [],
    ]);
    const plain = manuscript.plain ? [[`${name}.txt`, manuscript.plain.text] as const] : [];
    const files = new Map<string, Uint8Array>();
    // They are measured, named, compared, and written: once is enough to encode them.
    for (const [path, text] of [...texts, ...plain]) files.set(path, encoder.encode(text));
    if (print) files.set(`${name}.pdf`, print.bytes);
    const uses = [...manuscript.uses, ...(manuscript.plain?.uses ?? [])];
    for (const [file, {bytes}] of pictures) files.set(file, bytes);
    if (print) hashOfFile.recall(print.bytes, print.printed);
    // What other files are called is asked at the very end, when nothing else is left to do; nobody asks it of an edition.
    if (content.edition.name === null) for (const bytes of files.values()) hashOfFile(bytes);
    const {words, wordings} = saying(chartOf);
    const built: Built = {
      template: template.kind,
      words,
      files: [...files.keys()],
      figures: [...new Set(uses.map(use => use.figure))].toSorted(),
      wordings,
      printedFrom: print?.printedFrom ?? "",
      printed: print?.printed ?? "",
      pages: print?.pages ?? null,
      numbers: print?.numbers ?? {},
      warnings: print?.warnings ?? [],
      states: statedFacts(manuscript.facts, facts),
      pictures: Object.fromEntries(
        [...pictures].map(([file, {bytes: _, ...from}]) => [file, from]),
      ),
    };
    const milliseconds = clock() - started;
    return {page, html, files, built, reused: print?.reused ?? false, milliseconds};
  }

  /** First slides of other documents, by file, as soon as these are rendered; kept as prints are. */
  async function drawPictures(page: Page) {
    const {name, manuscript} = page;
    const others = othersOf(page);
    const drawn = new Map<string, {bytes: Uint8Array; drawnFrom: string; drawn: string}>();
    for (const {file, document, fact} of manuscript.facts) {
      const other = others.find(one => one.name === document);
      if (fact !== "picture" || !other || drawn.has(file)) continue;
      void product(other);
      const {cover} = (await rendered(other)).html;
      const drawnFrom = hashOf(cover, await outside.printer(), version);
      const before = last.documents[name]?.pictures[file];
      const kept = before?.drawnFrom === drawnFrom && !force ? await outside.read(file) : null;
      const isKept = kept && hashOf(kept) === before?.drawn;
      const bytes = isKept ? kept : await outside.picture(cover, slideSize);
      drawn.set(file, {bytes, drawnFrom, drawn: hashOf(bytes)});
    }
    return drawn;
  }

  async function htmlFiles(
    {name, manuscript}: Page,
    html: Html,
    drawn: ReadonlyMap<string, string>,
  ): Promise<[path: string, text: string][]> {
    if (manuscript.makes === "page") return [[`${name}.html`, html.text]];
    const slides = composeSlides(manuscript, drawn);
    const portable = portableSlides(slides, drawn);
    const presented = await renderPresenter(slides, manuscript, outside.present, keeping);
    const published = withoutNotes(presented);
    const isSpoken = published !== presented;
    return [
      [`${name}.html`, published],
      // No document has a dot in its name: this one can never be another's.
      ...(isSpoken ? ([[`${name}.presenter.html`, presented]] as [string, string][]) : []),
      [`${name}.md`, portable.markdown],
      ...portable.pictures,
    ];
  }

  async function drawCharts(manuscript: Manuscript): Promise<ReadonlyMap<string, string>> {
    const drawn = new Map<string, string>();
    if (manuscript.charts.length === 0) return drawn;
    const fonts = chartFonts(manuscript.css, manuscript.assets);
    for (const {key, chart, ...size} of manuscript.charts) {
      try {
        const {data} = charts.get(chart)!;
        const svg = await outside.remembered(drawingName(data, size, fonts), () =>
          drawChart(data, size, fonts),
        );
        // So that whoever finds the drawing in a page knows which chart it is.
        drawn.set(key, svg.replace("<svg", `<svg data-chart="${chart}"`));
      } catch (error) {
        const isOwn = charts.get(chart)?.data.kind === "vega-lite";
        const at = content.places.key(["charts", chart, ...(isOwn ? ["spec"] : [])]);
        note(manuscript.name, chartProblem(error, chart, at));
      }
    }
    return drawn;
  }
}

const encoder = new TextEncoder();

/** How much there is to lay out, as far as it is known before. */
const lengthOf = ({manuscript, shown}: Page): number =>
  [manuscript, ...shown].reduce((sum, {text}) => sum + text.length, 0);
