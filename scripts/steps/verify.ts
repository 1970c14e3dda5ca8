// From what was printed, and what it should say, to findings: what would be lost without a word if nobody looked. What the PDF itself
// says is looked at where it is finished: see lib/finishing/.
import {ChartProblem} from "../lib/chart/data.ts";
import type {Diagnostic} from "../lib/diagnostic.ts";
import type {Expected} from "../lib/finishing/faults.ts";
import {rememberedLately} from "../lib/memo.ts";
import type {Layout} from "../lib/page/probe.ts";
import type {Unprinted} from "../lib/page/unprinted.ts";
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

/** What has to be found in the PDF when it is read again; of slides the page is known. */
export function expectedOf(
  output: string,
  template: Template,
  manuscript: Manuscript,
  unprinted: readonly Unprinted[],
): Expected {
  const {makes, slides, uses, css} = manuscript;
  const pages = new Map(
    makes === "slides"
      ? slides.flatMap(slide => slide.uses.map(use => [use, slide.number] as const))
      : [],
  );
  const isHidden = hiddenUses(manuscript, unprinted);
  return {
    output,
    kind: template.kind,
    mostPages: template.manifest.mostPages,
    families: familiesIn(css),
    figures: uses
      .filter(use => use.visible)
      .map(use => ({
        figure: use.figure,
        register: use.register,
        text: use.text,
        page: pages.get(use) ?? null,
        place: !isHidden(use) ? "paper" : use.chart === undefined ? "screen" : "chart on screen",
      })),
  };
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

/** The families that a style sheet declares. */
const familiesIn = rememberedLately(8, (css: string): readonly string[] =>
  [...css.matchAll(/@font-face\s*\{[^}]*font-family:\s*["']?([^;"'}]+)/g)].map(
    ([, family]) => family!,
  ),
);
