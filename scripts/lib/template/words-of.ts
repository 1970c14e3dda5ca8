// How nodes of a model become words on the page; what they print goes into the account.
import {exampleMark, figureText, type Figure} from "../content/figure.ts";
import type {Register, Segment} from "../content/prose.ts";
import {formatMachine} from "../quantity/format.ts";
import {escapeHtml} from "./escape.ts";
import type {TextNode} from "./model.ts";
import {citeMarks, noteMarks} from "./notes.ts";
import {cite, escape, type Printing} from "./printing.ts";
import {mailFlow, mailRich} from "./mail.ts";
import {plainRich, renderFlow, renderRich, slot} from "./rich.ts";
import {seePlace} from "./seen.ts";

/** A figure as an element that carries its name and exact value: `<data value="…" data-figure="…">£12.7bn</data>`; in a text, its words. */
export function printFigure(figure: Figure, register: Register, printing: Printing): string {
  const text = recordFigure(figure, register, printing, true);
  const printed = dataElement(
    figure,
    register === "compact" ? withQualifier(text, figure, printing) : escape(text, printing),
    printing,
  );
  // Under a table of bare numbers there is a note.
  return register === "number" ? printed : printed + markOf(figure, printing);
}

/** It stands behind the element: what is in that is the figure's value and nothing else. */
function markOf(figure: Figure, printing: Printing): string {
  const mark = exampleMark(figure, printing);
  if (mark === "" || printing.makes === "text") return escape(mark, printing);
  return `<span class="qualifier">${escape(mark, printing)}</span>`;
}

/** A figure in words that were found elsewhere, as in the table of a chart's data: no numbers of notes stand behind them. */
export function printFigureAs(figure: Figure, text: string, printing: Printing): string {
  keepAccount(figure, "number", text, printing, true);
  return dataElement(figure, escape(text, printing), printing);
}

function dataElement(figure: Figure, inside: string, printing: Printing): string {
  if (printing.makes === "text") return inside;
  const machine = formatMachine(figure.quantity);
  const value = machine === null ? "" : ` value="${escapeHtml(machine)}"`;
  return `<data${value} data-figure="${figure.id}">${inside}</data>`;
}

/** In display type "at least" may have to be smaller than the amount: it is an element of its own, and the words stay the same. */
function withQualifier(text: string, figure: Figure, printing: Printing): string {
  if (printing.makes === "text") return escape(text, printing);
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
      .map((piece, i) => (node.segments[i]?.sort === "text" ? escapeWords(piece, printing) : piece))
      .join("");
  const {flow = false} = node;
  const isPlain = printing.makes === "text";
  const render = isPlain ? (flow ? mailFlow : mailRich) : flow ? renderFlow : renderRich;
  return render(withSlots(node, pieces), pieces, text => escapeWords(text, printing));
}

/** On a page, years that belong together (2004–05) stay on one line: base.css keeps them whole. */
function escapeWords(text: string, printing: Printing): string {
  const words = escape(text, printing);
  if (printing.makes !== "page") return words;
  return words.replace(/\b\d{4}–\d{2,4}\b/g, '<span class="years">$&</span>');
}

/** The words alone, for attributes, titles, notes and mail; figures printed in them count as printed. */
export function plainText(node: TextNode, printing: Printing): string {
  const words = node.segments.map(segment => {
    if (segment.sort === "text") return segment.text;
    if (segment.sort === "as-written") return segment.text;
    if (segment.sort === "edition") return ownWord(segment.word, printing);
    if (segment.sort === "see") return seePlace(segment, "plain");
    if (segment.sort === "cite") return (citeAll(segment.sources, printing), "");
    return plainWordsOf(figureOf(segment.figure, printing), segment.register, printing);
  });
  return node.rich ? plainRich(withSlots(node, words), words) : words.join("");
}

/** A figure in an attribute or a title: it counts as printed, but not as seen. */
export function plainFigure(figure: Figure, printing: Printing): string {
  return plainWordsOf(figure, "prose", printing);
}

function plainWordsOf(figure: Figure, register: Register, printing: Printing): string {
  return recordFigure(figure, register, printing, false) + exampleMark(figure, printing);
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
  citeAll(figure.sources, printing);
}

function pieceOf(segment: Segment, printing: Printing, marked: string[]): string {
  if (segment.sort === "text") return segment.text;
  if (segment.sort === "as-written") {
    if (segment.source !== null) cite(segment.source, printing);
    return escape(segment.text, printing);
  }
  if (segment.sort === "see") return seePlace(segment, "link");
  if (segment.sort === "edition") return escape(ownWord(segment.word, printing), printing);
  if (segment.sort === "cite") return citeMarks(segment.sources, printing);
  const figure = figureOf(segment.figure, printing);
  const isBare = segment.register === "number";
  const printed = printFigure(figure, segment.register, printing);
  const mark = isBare ? markOf(figure, printing) : "";
  return printed + mark + noteMarks(figure, printing, marked);
}

/** A publication that is only published in editions has none of its own: where it is looked at all the same, its place is seen. */
function ownWord(word: string, {words}: Printing): string {
  return words?.get(word) ?? `[${word}]`;
}

function withSlots(node: TextNode, pieces: readonly string[]): string {
  return pieces.map((piece, i) => (node.segments[i]?.sort === "text" ? piece : slot(i))).join("");
}

function citeAll(sources: readonly string[], printing: Printing): void {
  for (const source of sources) cite(source, printing);
}
