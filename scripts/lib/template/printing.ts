// How nodes of a model become words on the page, and the account that is kept of every figure printed.
import {escapeHtml, escapeMarkdown} from "./escape.ts";
import {figureText, type Figure, type Figures} from "../content/figure.ts";
import {formatMachine} from "../quantity/format.ts";
import type {FigureNode, TextNode} from "./model.ts";
import type {Register, Segment} from "../content/prose.ts";
import {plainRich, renderRich, slot} from "./rich.ts";

export type Makes = "slides" | "page";

/** One printing of one figure, in the order of the pages. */
export interface Use {
  readonly figure: string;
  readonly register: Register;
  readonly text: string;
  /** In an attribute, a title or a note it counts as printed, but cannot be read on the page. */
  readonly visible: boolean;
}

export interface Printing {
  readonly makes: Makes;
  readonly locale: string;
  readonly currency: string;
  readonly figures: Figures;
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
}

export interface ChartUse {
  readonly key: string;
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

export function newLedger(): Ledger {
  return {uses: [], cited: [], recent: {figures: [], sources: []}, charts: []};
}

/** A figure as an element that carries its name and exact value: `<data value="…" data-figure="…">£12.7bn</data>`. */
export function printFigure(figure: Figure, register: Register, printing: Printing): string {
  const text = recordFigure(figure, register, printing, true);
  return dataElement(
    figure,
    register === "compact" ? withQualifier(text, figure, printing) : escape(text, printing),
  );
}

/** A figure in words that were found elsewhere, as in the table of a chart's data: no numbers of notes stand behind them. */
export function printFigureAs(figure: Figure, text: string, printing: Printing): string {
  keepAccount(figure, "number", text, printing, true);
  return dataElement(figure, escape(text, printing));
}

function dataElement(figure: Figure, inside: string): string {
  const machine = formatMachine(figure.quantity);
  const value = machine === null ? "" : ` value="${escapeHtml(machine)}"`;
  return `<data${value} data-figure="${figure.id}">${inside}</data>`;
}

/** In display type "at least" may have to be smaller than the amount: it is an element of its own, and the words stay the same. */
function withQualifier(text: string, figure: Figure, printing: Printing): string {
  const qualifier = "qualifier" in figure.quantity ? (figure.quantity.qualifier ?? "") : "";
  if (qualifier === "") return escape(text, printing);
  const marked = `<span class="qualifier">${escape(qualifier, printing)}</span>`;
  if (text.startsWith(qualifier)) return marked + escape(text.slice(qualifier.length), printing);
  if (text.endsWith(qualifier)) return escape(text.slice(0, -qualifier.length), printing) + marked;
  return escape(text, printing);
}

export function printText(node: TextNode, printing: Printing): string {
  const marked: string[] = [];
  const pieces = node.segments.map(segment => pieceOf(segment, printing, marked));
  if (!node.rich)
    return pieces
      .map((piece, i) => (node.segments[i]?.sort === "text" ? escape(piece, printing) : piece))
      .join("");
  return renderRich(withSlots(node, pieces), pieces, text => escape(text, printing));
}

/** The words alone, for attributes, titles, notes and mail; figures printed in them count as printed. */
export function plainText(node: TextNode, printing: Printing): string {
  const words = node.segments.map(segment => {
    if (segment.sort === "text") return segment.text;
    if (segment.sort === "as-written") return segment.text;
    return recordFigure(figureOf(segment.figure, printing), segment.register, printing, false);
  });
  return node.rich ? plainRich(withSlots(node, words), words) : words.join("");
}

/** A figure in an attribute or a title: it counts as printed, but not as seen. */
export function plainFigure(figure: Figure, printing: Printing): string {
  return recordFigure(figure, "prose", printing, false);
}

export function cite(source: string, printing: Printing): number {
  const {cited, recent} = printing.ledger;
  if (!cited.includes(source)) cited.push(source);
  if (!recent.sources.includes(source)) recent.sources.push(source);
  return cited.indexOf(source) + 1;
}

export function escape(text: string, printing: Printing): string {
  return printing.makes === "slides" ? escapeMarkdown(text) : escapeHtml(text);
}

/** The numbers of the notes that a figure's sources have, as links to them. */
export function noteMarks(
  figure: FigureNode["figure"],
  printing: Printing,
  already: string[] = [],
): string {
  if (printing.notes === "none") return "";
  const fresh = figure.sources.filter(source => !already.includes(source));
  already.push(...fresh);
  if (fresh.length === 0) return "";
  const links = fresh.map(
    source => `<a href="#note-${cite(source, printing)}">${cite(source, printing)}</a>`,
  );
  return `<sup class="note">${links.join(", ")}</sup>`;
}

export function figureOf(id: string, printing: Printing): Figure {
  const figure = printing.figures.get(id);
  if (!figure) throw new Error(`the figure ${id} should have been checked before it is printed`);
  return figure;
}

function recordFigure(
  figure: Figure,
  register: Register,
  printing: Printing,
  visible: boolean,
): string {
  const text = figureText(figure, register, printing);
  keepAccount(figure, register, text, printing, visible);
  return text;
}

function keepAccount(
  figure: Figure,
  register: Register,
  text: string,
  printing: Printing,
  visible: boolean,
): void {
  printing.ledger.uses.push({figure: figure.id, register, text, visible});
  printing.ledger.recent.figures.push(figure);
  for (const source of figure.sources) cite(source, printing);
}

function pieceOf(segment: Segment, printing: Printing, marked: string[]): string {
  if (segment.sort === "text") return segment.text;
  if (segment.sort === "as-written")
    return (cite(segment.source, printing), escape(segment.text, printing));
  const figure = figureOf(segment.figure, printing);
  return printFigure(figure, segment.register, printing) + noteMarks(figure, printing, marked);
}

function withSlots(node: TextNode, pieces: readonly string[]): string {
  return pieces.map((piece, i) => (node.segments[i]?.sort === "text" ? piece : slot(i))).join("");
}
