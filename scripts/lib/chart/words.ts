// Setting words in px: lines broken where they fit, measured with the fonts that will draw them.
import type {Align, TextStyle, Words} from "./scene.ts";
import type {TextWidth} from "./text-width.ts";
import {ink, quiet} from "./ink.ts";

/** The size of an ordinary label, and what measures it. */
export interface Pen {
  readonly text: number;
  readonly width: TextWidth;
}

/** Words broken into lines. `whole` says that no word had to be cut. */
export interface Block {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly width: number;
  readonly height: number;
  readonly whole: boolean;
}

export function labelStyle(pen: Pen, highlight: boolean): TextStyle {
  return {size: pen.text, weight: highlight ? 600 : 400, fill: ink};
}

export function noteStyle(pen: Pen): TextStyle {
  return {size: pen.text, weight: 400, fill: quiet};
}

export function valueStyle(size: number, fill: string): TextStyle {
  return {size, weight: 700, fill};
}

/** For the word that stands in place of a missing value. */
export function wordStyle(pen: Pen): TextStyle {
  return noteStyle(pen);
}

export function lineHeight(size: number): number {
  return Math.round(size * 2.4) / 2;
}

/** Set in one line, however long. */
export function setLine(pen: Pen, text: string, style: TextStyle): Block {
  const line = tidy(text);
  return blockOf(pen, line === "" ? [] : [line], style, true);
}

/** Set in as few lines as `room` px allow. */
export function setWords(pen: Pen, text: string, style: TextStyle, room: number): Block {
  const {lines, whole} = breakLines(pen, text, style, room);
  return blockOf(pen, lines, style, whole);
}

/** As few lines as `room` allows, and then as even as can be: for words that are centred. */
export function setEvenly(pen: Pen, text: string, style: TextStyle, room: number): Block {
  const widest = setWords(pen, text, style, room);
  if (widest.lines.length < 2) return widest;
  let [narrow, wide, best] = [0, room, widest];
  for (let round = 0; round < 8; round++) {
    const middle = (narrow + wide) / 2;
    const block = setWords(pen, text, style, middle);
    const fits = block.lines.length === widest.lines.length && block.whole === widest.whole;
    if (fits) [wide, best] = [middle, block];
    else narrow = middle;
  }
  return best;
}

/** The px that the longest word takes: no column can be narrower without cutting it. */
export function longestWord(pen: Pen, text: string, style: TextStyle): number {
  return Math.max(
    0,
    ...piecesOf(text).map(piece => pen.width(piece.text, style.size, style.weight)),
  );
}

/** The words of a block, with its upper edge at `top`. */
export function placeBlock(block: Block, x: number, top: number, align: Align): readonly Words[] {
  if (block.lines.length === 0) return [];
  const {size} = block.style;
  const y = top + (lineHeight(size) - size) / 2 + size * 0.8;
  return [{is: "words", x, y, lines: block.lines, align, style: block.style}];
}

/** A single line whose figures are centred on `y`, whatever its size: figures are two thirds high. */
export function placeLine(block: Block, x: number, y: number, align: Align): readonly Words[] {
  if (block.lines.length === 0) return [];
  return [
    {is: "words", x, y: y + block.style.size * 0.33, lines: block.lines, align, style: block.style},
  ];
}

/** One below the other, as if they were one block. */
export function stackHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

export function placeStack(
  blocks: readonly Block[],
  x: number,
  top: number,
  align: Align,
): readonly Words[] {
  return blocks.flatMap((block, index) =>
    placeBlock(block, x, top + stackHeight(blocks.slice(0, index)), align),
  );
}

/** Text as SVG prints it: white space is one space, and control characters are none. */
export function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp} ]+/gu, " ").trim();
}

function blockOf(pen: Pen, lines: readonly string[], style: TextStyle, whole: boolean): Block {
  const width = Math.max(0, ...lines.map(line => pen.width(line, style.size, style.weight)));
  return {lines, style, width, height: lines.length * lineHeight(style.size), whole};
}

interface Piece {
  readonly text: string;
  /** What stands between it and the piece before when both are on one line. */
  readonly joint: "" | " ";
}

/** Lines may break at spaces, and after a hyphen or slash between letters; never in "2004–05". */
function piecesOf(text: string): readonly Piece[] {
  return tidy(text)
    .split(" ")
    .filter(word => word !== "")
    .flatMap(word =>
      word
        .split(/(?<=\p{L}[-/])(?=\p{L}{3})/u)
        .map((part, index): Piece => ({text: part, joint: index === 0 ? " " : ""})),
    );
}

function breakLines(
  pen: Pen,
  text: string,
  style: TextStyle,
  room: number,
): {lines: readonly string[]; whole: boolean} {
  const fits = (line: string) => pen.width(line, style.size, style.weight) <= room;
  const lines: string[] = [];
  let line = "";
  let whole = true;
  for (const {text: piece, joint} of piecesOf(text)) {
    const longer = line === "" ? piece : line + joint + piece;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    if (fits(piece)) {
      line = piece;
      continue;
    }
    whole = false;
    const parts = cut(piece, fits);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return {lines: line === "" ? lines : [...lines, line], whole};
}

/** A word that is too long for any line, cut where it must be. */
function cut(word: string, fits: (part: string) => boolean): readonly string[] {
  const parts: string[] = [];
  for (const character of word) {
    const longer = (parts.at(-1) ?? "") + character;
    if (parts.length > 0 && fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(character);
  }
  return parts;
}
