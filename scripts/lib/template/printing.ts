// What is known while a manuscript is written: how to print, and the account that is kept of every figure printed.
import {escapeHtml, escapeMarkdown, escapePlain} from "./escape.ts";
import {factPlace, plainFactPlace, type CountWords, type FactUse} from "./facts.ts";
import type {Figure, Figures} from "../content/figure.ts";
import type {Register} from "../content/prose.ts";
import type {FactNode, TextNode} from "./model.ts";

export type Makes = "slides" | "page";

/** One printing of one figure, in the order of the pages. */
export interface Use {
  readonly figure: string;
  readonly register: Register;
  readonly text: string;
  /** In an attribute, a title or a note it counts as printed, but cannot be read on the page. */
  readonly visible: boolean;
  /** The chart that prints it, by the key of its place: it leaves out words for which it has no room. */
  readonly chart?: string;
}

export interface Printing {
  /** What the words are for: `text` is the plain form of a document. */
  readonly makes: Makes | "text";
  readonly locale: string;
  readonly currency: string;
  /** How a figure that is only an example says so. */
  readonly illustrative: string;
  readonly figures: Figures;
  /** The edition's own. */
  readonly words?: ReadonlyMap<string, string>;
  /** Whether each figure is followed by the number of its source's note. */
  readonly notes: "numbered" | "none";
  readonly ledger: Ledger;
}

/** What has been printed so far. The only thing that changes while a manuscript is written. */
export interface Ledger {
  readonly uses: Use[];
  /** Source ids, by first citation: the position is the note's number. */
  readonly cited: string[];
  /** Since the last slide or section began. */
  readonly recent: {figures: Figure[]; sources: string[]};
  readonly charts: ChartUse[];
  /** Where the slide or section began, as far as sums go: among `uses` and `charts`; and the totals of which it was said that rounding is why. */
  readonly sums: {uses: number; charts: number; said: string[]};
  /** How many marks lead to the note of each source. */
  readonly marks: Map<string, number>;
  /** What has a number, by "chart spending". */
  readonly numbered: Map<string, {noun: string; number: number; words: string}>;
  readonly facts: FactUse[];
  /** The slides that the document is made of. */
  readonly slides: SlideRecord[];
  /** The slides of others that it shows. */
  readonly miniatures: MiniatureUse[];
}

export interface SlideRecord {
  readonly number: number;
  readonly title: TextNode | null;
  readonly notes: readonly TextNode[];
  /** What the slide itself prints and rests on; its notes are printed by whoever says them. */
  readonly uses: readonly Use[];
  /** What its notes say, to the presenter alone. */
  readonly spoken: readonly Use[];
  readonly sources: readonly string[];
  readonly facts: readonly FactUse[];
}

export interface MiniatureUse {
  readonly key: string;
  readonly document: string;
  readonly number: number;
  /** A CSS length. */
  readonly width: string;
  /** The page says the slide's title itself. */
  readonly isTitled: boolean;
}

export interface ChartUse {
  readonly key: string;
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

export function newLedger(): Ledger {
  return {
    uses: [],
    cited: [],
    recent: {figures: [], sources: []},
    charts: [],
    sums: {uses: 0, charts: 0, said: []},
    facts: [],
    marks: new Map(),
    numbered: new Map(),
    slides: [],
    miniatures: [],
  };
}

/** From here on, what is printed may be parts and total of each other. */
export function beginSums({ledger}: Printing): void {
  ledger.sums.uses = ledger.uses.length;
  ledger.sums.charts = ledger.charts.length;
  ledger.sums.said = [];
}

/** The place where a fact of a file will stand. */
export function printFact(
  {document, file, fact, url}: FactNode,
  printing: Printing,
  words: CountWords | null = null,
): string {
  const use = printing.ledger.facts.push({document, file, fact, url: url ?? null, words}) - 1;
  return printing.makes === "text" ? plainFactPlace(use) : factPlace(use);
}

export function cite(source: string, printing: Printing): number {
  const {cited, recent} = printing.ledger;
  if (!cited.includes(source)) cited.push(source);
  if (!recent.sources.includes(source)) recent.sources.push(source);
  return cited.indexOf(source) + 1;
}

export function escape(text: string, printing: Printing): string {
  const forms = {slides: escapeMarkdown, page: escapeHtml, text: escapePlain};
  return forms[printing.makes](text);
}
