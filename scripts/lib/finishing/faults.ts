// What a PDF says when it is read again, and what it should say → what would be lost without a word if nobody looked.
import type {Diagnostic} from "../diagnostic.ts";
import type {PdfFacts} from "../pdf/read.ts";
import {standingIn, type Standing} from "../pdf/standing.ts";
import {lostFrom} from "../pdf/whereabouts.ts";
import type {PrintedUse} from "../record/write.ts";

/** What is expected of a PDF; plain data, so that it can be said to another thread. */
export interface Expected {
  /** How findings name the PDF. */
  readonly output: string;
  readonly kind: string;
  /** Null for any number. */
  readonly mostPages: number | null;
  /** Of the fonts that the template brings along. */
  readonly families: readonly string[];
  /** Every printing that has to be seen, in the order of the pages. */
  readonly figures: readonly ExpectedFigure[];
}

export interface ExpectedFigure extends PrintedUse {
  /** Where it must stand; null where only its place in the document is known. */
  readonly page: number | null;
  /** What only a screen shows is not looked for where it stands. */
  readonly place: "paper" | "screen" | "chart on screen";
}

/** Pages, tags, bookmarks, fonts, and every figure that the document states. `known`: where the texts of all these stand. */
export function faultsIn(
  pdf: PdfFacts,
  expected: Expected,
  known?: Standing,
): readonly Diagnostic[] {
  const {output, kind, mostPages, families, figures} = expected;
  const found: Diagnostic[] = [];
  if (mostPages !== null && pdf.pages.length > mostPages)
    error(
      "too-long",
      `the document has ${pdf.pages.length} pages, and \`${kind}\` allows ${mostPages}`,
      "shorten its words",
      mostPages + 1,
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
    if (!isOurs(font.name, families))
      error(
        "fallback-font",
        `some characters are printed in \`${font.name}\`, which the template does not bring along`,
        "use characters that its fonts have, or add a font that has them",
      );
  for (const {one, from, to} of lostFigures(figures, pdf, known))
    error(
      "lost-figure",
      `the figure \`${one.figure}\` should print as \`${one.text}\` ${from === to ? "here" : `between page ${from} and page ${to}`}, and is not there`,
      "look for it in the page: it may be hidden by a style, or lie below something else",
      from === to ? from : null,
    );
  return found;

  function error(code: string, message: string, help: string, page: number | null = null): void {
    found.push({severity: "error", code: `print/${code}`, message, help, on: {output, page}});
  }
}

interface LostFigure {
  readonly one: ExpectedFigure;
  readonly from: number;
  readonly to: number;
}

/** Each figure that is stated has to stand in the words of its page. The same one is told once a page. */
function lostFigures(
  figures: readonly ExpectedFigure[],
  pdf: PdfFacts,
  known?: Standing,
): readonly LostFigure[] {
  const pieces = pdf.pages.map(page => page.pieces);
  const onPaper = figures.filter(one => one.place === "paper");
  const onScreen = figures.filter(one => one.place === "screen");
  const same = onPaper.length === figures.length ? known : undefined;
  const lost = lostFrom(onPaper, pieces, same).map(({index, from, to}) => ({
    one: onPaper[index]!,
    from,
    to,
  }));
  // What only a screen shows has to be said somewhere on paper, too.
  const texts = onScreen.length > 0 ? figures.map(one => one.text) : [];
  const {found} = known ?? standingIn(texts, pieces);
  const unsaid = onScreen
    .filter(one => found.get(one.text)!.length === 0)
    .map(one => ({one, from: 1, to: pieces.length}));
  const all = [...lost, ...unsaid];
  return [
    ...new Map(
      all.map(lost => [`${lost.one.figure} ${lost.one.text} ${lost.from}`, lost]),
    ).values(),
  ];
}

/** PDF fonts are named "ABCDEF+SourceSans3-Bold" after the families that the style sheet declares. */
function isOurs(font: string, families: readonly string[]): boolean {
  const name = squeezed(font.replace(/^[A-Z]{6}\+/, ""));
  return families.some(family => name.startsWith(squeezed(family)));
}

function squeezed(name: string): string {
  return name.replace(/\s+/g, "").toLowerCase();
}
