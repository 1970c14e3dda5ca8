// What a template can see: plain data. Texts and figures are nodes, printed only when a template asks for them,
// so that the same model serves Markdown and HTML, and so that what was printed is known.
import type {Figure} from "../content/figure.ts";
import {readProse, type Segment} from "../content/prose.ts";
import type {Fact} from "./facts.ts";

export type Model =
  | string
  | number
  | boolean
  | null
  | TextNode
  | FigureNode
  | ChartNode
  | FactNode
  | SlideNode
  | readonly Model[]
  | {readonly [name: string]: Model};

export type Named = {readonly [name: string]: Model};

/** Words that may name figures. `rich` words may also hold a little Markdown: strong, emphasis, links. */
export interface TextNode {
  readonly node: "text";
  readonly rich: boolean;
  /** Rich words that make paragraphs and lists of their own. */
  readonly flow?: boolean;
  readonly segments: readonly Segment[];
}

/** A figure; what else a template may ask of it stands in `about`. */
export interface FigureNode {
  readonly node: "figure";
  readonly figure: Figure;
  /** The words in which it prints where a template writes it alone: those of the chart that it stands beside. */
  readonly as?: string;
  readonly about: {readonly [name: string]: Model};
}

/** A chart, drawn at the size for which a template asks. */
export interface ChartNode {
  readonly node: "chart";
  readonly id: string;
  readonly about: {readonly [name: string]: Model};
}

/** What is known of a file when it is made. */
export interface FactNode {
  readonly node: "fact";
  readonly document: string;
  readonly file: string;
  readonly fact: Fact;
  /** The address of a picture. */
  readonly url?: string;
}

/** A slide of another document, put on the page as a small picture of itself. */
export interface SlideNode {
  readonly node: "slide";
  readonly document: string;
  readonly number: number;
  readonly about: {readonly [name: string]: Model};
}

export type Node = TextNode | FigureNode | ChartNode | FactNode | SlideNode;

export function textNode(text: string): TextNode {
  return {node: "text", rich: false, segments: readProse(text).segments};
}

/** Words that are finished: braces in them are braces. */
export function wordsNode(text: string): TextNode {
  return {node: "text", rich: false, segments: [{sort: "text", text}]};
}

export function richNode(text: string): TextNode {
  return {node: "text", rich: true, segments: readProse(text).segments};
}

export function flowNode(text: string): TextNode {
  return {...richNode(text), flow: true};
}

/** Null stays null: a model never has a name missing. */
export function maybeText(text: string | null): TextNode | null {
  return text === null ? null : textNode(text);
}

export function maybeRich(text: string | null): TextNode | null {
  return text === null ? null : richNode(text);
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && "node" in value && typeof value.node === "string"
  );
}

/** The names below a value, or null where it has none. */
export function namesBelow(value: Model): {readonly [name: string]: Model} | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  if (!isNode(value)) return value as {readonly [name: string]: Model};
  return value.node === "text" || value.node === "fact" ? null : value.about;
}
