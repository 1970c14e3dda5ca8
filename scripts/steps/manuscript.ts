// From a Document to a Manuscript: the template filled in, as Markdown for slides or HTML for a page, and the account of every
// figure that it prints. It never draws, and knows no paper.
import type {Helper} from "../helpers/helper.ts";
import {helpersFor, noMaterial, type HelperMaterial} from "../helpers/index.ts";
import {bind, printed, printedBy} from "../lib/template/binding.ts";
import {
  factPlaces,
  fillFacts,
  plainFactPlaces,
  type FactUse,
  type FileFacts,
} from "../lib/template/facts.ts";
import {escapeHtml, escapeMarkdown, escapePlain} from "../lib/template/escape.ts";
import type {Figures} from "../lib/content/figure.ts";
import {isNode, namesBelow, type Model} from "../lib/template/model.ts";
import {once} from "../lib/once.ts";
import {layOut} from "../lib/plain/layout.ts";
import {
  newLedger,
  type ChartUse,
  type Makes,
  type MiniatureUse,
  type Printing,
  type SlideRecord,
  type Use,
} from "../lib/template/printing.ts";
import {fontFacesOf} from "../lib/template/miniature.ts";
import {figureOf, plainText, printFigure} from "../lib/template/words-of.ts";
import {noteMarks} from "../lib/template/notes.ts";
import {withSeen} from "../lib/template/seen.ts";
import {fillIn} from "../lib/template/compiled.ts";
import type {Terms} from "../lib/template/terms.ts";
import type {Document} from "./document.ts";
import type {PublicationModel} from "./model.ts";
import type {PlainText} from "./template.ts";

export interface Manuscript {
  readonly name: string;
  readonly makes: Makes;
  readonly title: string;
  readonly subject: string | null;
  readonly keywords: readonly string[];
  readonly language: string;
  /** Markdown for slides, HTML for a page; charts still stand as places. */
  readonly text: string;
  /** What a page says of itself to browsers, search engines and those who link to it: HTML, never drawn. */
  readonly head: string;
  readonly css: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly uses: readonly Use[];
  readonly charts: readonly ChartUse[];
  /** What its words refer to by number, and it does not show. */
  readonly missing: readonly {readonly noun: string; readonly id: string}[];
  /** What it says of other documents' files, which are made before it. */
  readonly facts: readonly FactUse[];
  /**
   * The same document in plain text, ready to be sent; with an account of its own, so that nothing counts
   * twice. As long as facts are missing it is not laid out.
   */
  readonly plain: Pick<Manuscript, "text" | "uses" | "missing" | "facts"> | null;
  /** The slides that it is made of, and those of other documents that it shows. */
  readonly slides: readonly SlideRecord[];
  readonly miniatures: readonly MiniatureUse[];
}

export function writeManuscript(
  document: Document,
  publication: PublicationModel,
  figures: Figures,
  material: Pick<HelperMaterial, "charts" | "sums"> & Pick<Required<Printing>, "words">,
): Manuscript {
  const {template, model, name} = document;
  const makesText = template.manifest.outputs.includes("text");
  const language = String(publication.publication["language"]);
  const printing: Printing = {
    makes: template.makes,
    locale: language,
    currency: String(publication.publication["currency"]),
    illustrative: String(publication.publication["illustrative"]),
    figures,
    words: material.words,
    notes: template.manifest.notes,
    ledger: newLedger(),
  };
  const {text, missing} = withSeen(fill(template, printing), printing);
  const head = template.head
    ? withSeen(fill({main: template.head, partials: template.partials}, inHead(printing)), printing)
        .text
    : "";
  const {ledger} = printing;
  return {
    name,
    makes: template.makes,
    title: titleOf(document, publication, printing),
    subject: wordsOf(publication.publication["subject"], printing)[0] ?? null,
    keywords: wordsOf(publication.publication["keywords"], printing),
    language,
    text,
    head,
    // What it shows brings its own fonts along.
    css: [template.css, ...document.shown.flatMap(one => fontFacesOf(one.css))].join("\n"),
    assets: new Map([...document.shown.flatMap(one => [...one.assets]), ...template.assets]),
    uses: ledger.uses,
    missing,
    charts: ledger.charts,
    facts: ledger.facts,
    plain: template.plain && makesText ? plainForm(template.plain) : null,
    slides: ledger.slides,
    miniatures: ledger.miniatures,
  };

  function plainForm(plain: PlainText): Manuscript["plain"] {
    const ledger = newLedger();
    const as: Printing = {...printing, makes: "text", ledger};
    const {text, missing} = withSeen(fill(plain, as), as);
    const {uses, facts} = ledger;
    return {text: facts.length === 0 ? layOut(text) : text, uses, missing, facts};
  }

  function fill(form: PlainText, as: Printing): string {
    const sources = new Map(
      Object.entries(publication.sources).map(([id, source]) => [
        id,
        {shown: bind(source), cited: citedSource(id, source, as)},
      ]),
    );
    const slides = new Map(document.shown.map(one => [one.name, one.slides]));
    const [roundingNote = ""] = wordsOf(publication.publication["rounding-note"], printing);
    const helpers = helpersFor(as, {...material, sources, slides, roundingNote});
    return fillIn(form, {
      model: bind(model),
      isFigure: name => figures.has(name),
      helpers: Object.fromEntries(
        Object.entries(helpers).map(([word, {run}]) => [word, orField(word, run, as)]),
      ),
      print: value => printed(value, as),
      printFigure(id, register) {
        const figure = figureOf(id, as);
        return printedBy(() => printFigure(figure, register, as) + noteMarks(figure, as));
      },
      isPlain: as.makes === "text",
    });
  }
}

/** With what is known of the files that it names, now that they are made. */
export function withFacts(
  manuscript: Manuscript,
  facts: ReadonlyMap<string, FileFacts>,
): Manuscript {
  const {text, head, plain, facts: uses, language, makes} = manuscript;
  const known = {facts, locale: language};
  const inText = makes === "slides" ? escapeMarkdown : escapeHtml;
  const fill = (part: string, escape: (words: string) => string): string =>
    fillFacts(part, uses, {...known, place: factPlaces, escape});
  const plainText = (part: string, facts: readonly FactUse[]): string =>
    layOut(fillFacts(part, facts, {...known, place: plainFactPlaces, escape: escapePlain}));
  return {
    ...manuscript,
    text: uses.length === 0 ? text : fill(text, inText),
    head: uses.length === 0 ? head : fill(head, escapeHtml),
    plain:
      plain && plain.facts.length > 0
        ? {...plain, text: plainText(plain.text, plain.facts), facts: []}
        : plain,
  };
}

/** The terms of all helpers, by name, for the check of a template before it is rendered. */
export const helperNames = once((makes: Printing["makes"]): ReadonlyMap<string, Terms> => {
  const nothing: Printing = {
    makes,
    locale: "en",
    currency: "GBP",
    illustrative: "illustrative",
    figures: new Map(),
    notes: "none",
    ledger: newLedger(),
  };
  return new Map(Object.entries(helpersFor(nothing, noMaterial)));
});

/** Nothing there is seen: it has no notes, and what it cites stands in no list. Figures count as printed all the same. */
function inHead(printing: Printing): Printing {
  const {uses, facts} = printing.ledger;
  return {...printing, makes: "page", notes: "none", ledger: {...newLedger(), uses, facts}};
}

/** `{{date}}` prints the field of that name where there is one, `{{date d}}` is the helper: neither hides the other. */
function orField(word: string, run: Helper["run"], printing: Printing) {
  return function (this: unknown, ...args: readonly unknown[]): unknown {
    const isAlone =
      args.length === 1 && typeof this === "object" && this !== null && Object.hasOwn(this, word);
    const value = isAlone
      ? (this as Record<string, unknown>)[word]
      : run.apply(this, args as unknown[]);
    return printed(value, printing);
  };
}

function titleOf(
  {template, model}: Document,
  publication: PublicationModel,
  printing: Printing,
): string {
  const own = template.manifest.title;
  const parts =
    own === null
      ? [publication.publication["title"], publication.publication["subtitle"]]
      : [namesBelow(namesBelow(model)?.["words"] ?? null)?.[own] ?? null];
  return parts.flatMap(part => wordsOf(part, printing)).join(": ");
}

/** The words of a text, or of each in a list; none where there is none. */
function wordsOf(words: Model | undefined, printing: Printing): readonly string[] {
  if (Array.isArray(words)) return words.flatMap(one => wordsOf(one as Model, printing));
  const silent = {...printing, ledger: newLedger()};
  return isNode(words) && words.node === "text" ? [plainText(words, silent)] : [];
}

function citedSource(id: string, source: {readonly [name: string]: Model}, printing: Printing) {
  const silent = {...printing, ledger: newLedger()};
  const words = (key: string): string => {
    const node = source[key];
    return isNode(node) && node.node === "text" ? plainText(node, silent) : "";
  };
  return {
    id,
    cite: words("cite"),
    publisher: words("publisher"),
    date: typeof source["date"] === "string" ? source["date"] : "undated",
  };
}
