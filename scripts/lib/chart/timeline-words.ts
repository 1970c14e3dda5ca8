// The words and the mark of one event on a timeline.
import type {TimelineEvent} from "./data.ts";
import {accent, brand, ink, plain} from "./ink.ts";
import type {Ink, Words} from "./scene.ts";
import {noteStyle, placeStack, setWords, stackHeight} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface EventWords {
  /** The date, and below it what happened. */
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
  readonly whole: boolean;
}

export function wordsOf(event: TimelineEvent, room: number, pen: Pen): EventWords {
  const blocks = [
    // An ordinary date stays in one line.
    setWords(pen, event.date, noteStyle(pen), Math.max(room, pen.text * 9)),
    setWords(pen, event.label, titleStyle(event, pen), room),
  ];
  return {
    blocks,
    width: Math.max(...blocks.map(block => block.width)),
    height: stackHeight(blocks),
    whole: blocks.every(block => block.whole),
  };
}

export function titleStyle({highlight}: TimelineEvent, pen: Pen) {
  return {size: pen.text, weight: highlight ? 700 : 600, fill: highlight ? accent : ink};
}

export function placeWords(
  words: EventWords,
  x: number,
  top: number,
  align: "left" | "right",
): readonly Words[] {
  return placeStack(words.blocks, x, top, align);
}

export function eventInk({highlight}: TimelineEvent): Ink {
  return plain(highlight ? accent : brand);
}

/** A year or a month of which the day is not known is a stretch of the axis, where that can be seen. */
export function isStretch({start, end}: TimelineEvent, px: number, dot: number): boolean {
  return end - start > 1 && (end - start) * px > dot * 1.5;
}

export function middleOf({start, end}: TimelineEvent): number {
  return end - start === 1 ? start : (start + end) / 2;
}
