// A chart that is laid out but not yet drawn: marks by value along one side, by px along the other.

export interface Scene {
  /** Values go up (columns, lines) rather than to the right (bars). */
  readonly upright: boolean;
  readonly scale: ValueScale;
  /** In the order in which they are painted. */
  readonly marks: readonly Mark[];
}

/** Zero stands `zero` px from the left or the top edge; one unit is `unit` px. */
export interface ValueScale {
  readonly zero: number;
  readonly unit: number;
}

export type Mark = Bar | Rule | Line | Band | Dot | Swatch | Words;

/** A rectangle between two values, and between two places on the other side. */
export interface Bar {
  readonly is: "bar";
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly ink: Ink;
}

/** A straight line. Along the values where the two places are the same, else across them. */
export interface Rule {
  readonly is: "rule";
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly stroke: Stroke;
}

export interface Line {
  readonly is: "line";
  readonly points: readonly Point[];
  readonly stroke: Stroke;
}

/** The space between a low and a high value, from place to place. */
export interface Band {
  readonly is: "band";
  readonly points: readonly {readonly place: number; readonly low: number; readonly high: number}[];
  readonly ink: Ink;
}

export interface Dot extends Point {
  readonly is: "dot";
  /** Diameter in px. */
  readonly size: number;
  readonly ink: Ink;
}

export interface Point {
  readonly place: number;
  readonly value: number;
}

/** A small square of a key, in px. */
export interface Swatch {
  readonly is: "swatch";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ink: Ink;
}

/** Lines of text in px: `y` is the baseline of the first. */
export interface Words {
  readonly is: "words";
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly align: Align;
  readonly style: TextStyle;
}

export type Align = "left" | "center" | "right";

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

export interface Ink {
  readonly fill: string;
  readonly opacity: number;
  /** The colour of a thin outline. */
  readonly outline: string | null;
}

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[] | null;
}

/** Where a value stands, in px from the left or the top edge. */
export function placeOf(scale: ValueScale, upright: boolean, value: number): number {
  return upright ? scale.zero - value * scale.unit : scale.zero + value * scale.unit;
}
