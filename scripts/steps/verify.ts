// From what was printed, and what it should say, to findings: what would be lost without a word if nobody looked.
import {ChartProblem} from "../lib/chart/data.ts";
import type {Diagnostic} from "../lib/diagnostic.ts";
import type {Layout} from "../lib/page/probe.ts";
import type {PdfFacts} from "../lib/pdf/read.ts";
import type {Unprinted} from "../lib/page/unprinted.ts";
import {standingIn} from "../lib/pdf/standing.ts";
import {lostFrom} from "../lib/pdf/whereabouts.ts";
import type {Use} from "../lib/template/printing.ts";
import type {Span} from "../lib/text.ts";
import type {Manuscript} from "./manuscript.ts";
import type {Template} from "./template.ts";

/** What the browser saw before it printed. */
export function verifyLayout(
  output: string,
  template: Template,
  layout: Layout,
): readonly Diagnostic[] {
  const thing = template.makes === "slides" ? "slide" : "page";
  const error = (
    code: string,
    message: string,
    help: string,
    page: number | null = null,
  ): Diagnostic => ({
    severity: "error",
    code: `print/${code}`,
    message,
    help,
    on: {output, page},
  });
  return [
    ...layout.overflow.map(one =>
      error(
        "overflow",
        `\`${one.heading}\`: \`${one.block}\` is ${one.pixels} px too ${one.direction === "down" ? "low" : "wide"} for the ${thing}`,
        `shorten the words, or divide them between two ${thing}s`,
        // Text that flows over pages has no number before it is printed.
        one.page === 0 ? null : one.page,
      ),
    ),
    ...layout.brokenImages.map(image =>
      error(
        "missing-image",
        `the picture \`${image}\` could not be shown`,
        "look at its name, and at the file itself",
      ),
    ),
    ...layout.failedFonts.map(font =>
      error(
        "missing-font",
        `the font \`${font}\` could not be loaded`,
        "look at its file in the template's `fonts` folder",
      ),
    ),
    ...layout.deadLinks.map(link =>
      error(
        "dead-link",
        `the link \`${link.text}\` leads to \`${link.href}\`, which is not in the document`,
        "link to something that is there",
      ),
    ),
    ...layout.refused.map(address =>
      error(
        "refused",
        `the document asks for \`${address}\` while it is printed`,
        "put the file into the template's folder: a document is printed offline",
      ),
    ),
    ...layout.rasterised.map(one => ({
      ...error(
        "raster",
        `\`${one.block}\` would be printed as pixels: ${one.why}`,
        "use a style that stays vector: no blur, no filter",
      ),
      severity: "warning" as const,
    })),
  ];
}

/** What the PDF says when it is read again: pages, tags, bookmarks, fonts, and every figure that the manuscript states. */
export function verifyPdf(
  output: string,
  template: Template,
  manuscript: Manuscript,
  pdf: PdfFacts,
  unprinted: readonly Unprinted[],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const most = template.manifest.mostPages;
  if (most !== null && pdf.pages.length > most)
    error(
      "too-long",
      `the document has ${pdf.pages.length} pages, and \`${template.kind}\` allows ${most}`,
      "shorten its words",
      most + 1,
    );
  for (const [i, page] of pdf.pages.entries())
    if (page.text.trim() === "")
      error("blank", "the page is blank", "look at the page that comes before it", i + 1);
  if (!pdf.tagged)
    error(
      "untagged",
      "the PDF has no tags: a screen reader cannot follow it",
      "run `costed doctor`",
    );
  if (pdf.outline.length === 0)
    error("no-bookmarks", "the PDF has no bookmarks", "give the template a heading for each part");
  if (!pdf.title) error("no-title", "the PDF has no title", "give the publication a title");
  if (!pdf.language)
    error("no-language", "the PDF does not say its language", "set `language` in publication.yaml");
  for (const font of pdf.fonts)
    if (!isOurs(font.name, manuscript.css))
      error(
        "fallback-font",
        `some characters are printed in \`${font.name}\`, which the template does not bring along`,
        "use characters that its fonts have, or add a font that has them",
      );
  for (const {use, from, to} of lostFigures(manuscript, pdf, unprinted))
    error(
      "lost-figure",
      `the figure \`${use.figure}\` should print as \`${use.text}\` ${from === to ? "here" : `between page ${from} and page ${to}`}, and is not there`,
      "look for it in the page: it may be hidden by a style, or lie below something else",
      from === to ? from : null,
    );
  return found;

  function error(code: string, message: string, help: string, page: number | null = null): void {
    found.push({severity: "error", code: `print/${code}`, message, help, on: {output, page}});
  }
}

interface LostFigure {
  readonly use: Use;
  readonly from: number;
  readonly to: number;
}

/** Each figure that is stated has to stand in the words of its page; of slides the page is known. The same one is told once a page. */
function lostFigures(
  manuscript: Manuscript,
  pdf: PdfFacts,
  unprinted: readonly Unprinted[],
): readonly LostFigure[] {
  const {makes, slides, uses} = manuscript;
  const pages = new Map(
    makes === "slides"
      ? slides.flatMap(slide => slide.uses.map(use => [use, slide.number] as const))
      : [],
  );
  const pieces = pdf.pages.map(page => page.pieces);
  const isHidden = hiddenUses(manuscript, unprinted);
  const visible = uses.filter(use => use.visible);
  const onPaper = visible.filter(use => !isHidden(use));
  const wanted = onPaper.map(use => ({text: use.text, page: pages.get(use) ?? null}));
  const lost = lostFrom(wanted, pieces).map(({index, from, to}) => ({
    use: onPaper[index]!,
    from,
    to,
  }));
  // What only a screen shows has to be said somewhere on paper, too.
  const aside = visible.filter(isHidden);
  const {found} = standingIn(
    visible.map(use => use.text),
    pieces,
  );
  const unsaid = aside
    .filter(use => use.chart === undefined && found.get(use.text)!.length === 0)
    .map(use => ({use, from: 1, to: pieces.length}));
  const all = [...lost, ...unsaid];
  return [
    ...new Map(all.map(one => [`${one.use.figure} ${one.use.text} ${one.from}`, one])).values(),
  ];
}

/** The uses in the order of the page are its elements in the same order: the second here is the second there. */
function hiddenUses(
  {uses, charts}: Manuscript,
  unprinted: readonly Unprinted[],
): (use: Use) => boolean {
  const hidden = new Set(
    unprinted.map(({sort, name, text, nth}) => `${sort} ${name} ${text} ${nth}`),
  );
  const counts = new Map<string, number>();
  const found = new Set<Use>();
  for (const use of uses) {
    const drawing = charts.find(one => one.key === use.chart);
    if (drawing) {
      const nth = charts.filter(one => one.chart === drawing.chart).indexOf(drawing);
      if (hidden.has(`chart ${drawing.chart}  ${nth}`)) found.add(use);
      continue;
    }
    const key = `figure ${use.figure} ${use.text.replace(/\s+/g, "")}`;
    const nth = counts.get(key) ?? 0;
    if (use.visible) counts.set(key, nth + 1);
    if (use.visible && hidden.has(`${key} ${nth}`)) found.add(use);
  }
  return use => found.has(use);
}

/** A chart that cannot be drawn well at the size that its template asks. */
export function chartProblem(error: unknown, chart: string, at: Span): Diagnostic {
  if (!(error instanceof ChartProblem)) throw error;
  return {
    severity: "error",
    code: "charts/cannot-draw",
    message: `the chart \`${chart}\`: ${error.message}`,
    help: error.help,
    at,
  };
}

/** PDF fonts are named "ABCDEF+SourceSans3-Bold" after the families that the style sheet declares. */
function isOurs(font: string, css: string): boolean {
  const families = [...css.matchAll(/@font-face\s*\{[^}]*font-family:\s*["']?([^;"'}]+)/g)].map(
    ([, family]) => family!.replace(/\s+/g, "").toLowerCase(),
  );
  const name = font
    .replace(/^[A-Z]{6}\+/, "")
    .replace(/\s+/g, "")
    .toLowerCase();
  return families.some(family => name.startsWith(family));
}
