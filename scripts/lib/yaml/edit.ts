// Changes in a YAML file that leave all the rest as it stands: comments, order, quotes, indentation, line ends. Each is a change of as
// few characters as can be, at the places that the parser names; what came of it is read again by whoever asked for it.
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "./nodes.ts";
import {flowText, scalarText, type Style} from "./scalar-text.ts";
import {nodesOf, type Path, type Plain} from "./yaml.ts";

/** Puts a text, list or map in the place of what stands there; a text keeps the quotes that were there. */
export function setValue(text: string, path: Path, value: Plain): string {
  const {pair, inBraces} = pairAt(text, path);
  const node = pair.value as Node | null;
  const isText = typeof value === "string";
  const isEmpty = !node || node.range![0] === node.range![1];
  if (!isEmpty && isScalar(node) && isText) return setScalar(text, node, value, inBraces);
  const written = isText ? scalarText(value, "plain", inBraces) : flowText(value);
  if (!isEmpty && isWithinLine(node)) return spliced(text, node.range![0], node.range![1], written);
  const start = afterColon(text, pair);
  return spliced(text, start, isEmpty ? start : contentEnd(text, node), ` ${written}`);
}

/** Adds a field to a map that has none of that name: behind the last of those named in `after` that it has, or at its end. */
export function addField(
  text: string,
  path: Path,
  key: string,
  value: Plain,
  after: readonly string[] = [],
): string {
  const map = nodeAt(text, path);
  if (!isMap(map)) throw new Uneditable(path);
  const pairs = map.items as Pair<Node, Node | null>[];
  const behind = pairs.findLast(pair => after.includes(keyOf(pair))) ?? pairs.at(-1);
  const name = scalarText(key, "plain", true);
  if (!behind)
    return spliced(text, map.range![1] - 1, map.range![1] - 1, `${name}: ${flowText(value)}`);
  const end = pairEnd(text, behind);
  if (map.flow) return spliced(text, end, end, `, ${name}: ${flowText(value)}`);
  // A key behind a `?` stands further in.
  const columns = pairs.map(pair => columnOf(text, pair.key.range![0]));
  const indent = " ".repeat(Math.min(...columns));
  return insertLines(text, end, blockLines(name, value, indent));
}

/** Adds an item to a list. */
export function appendItem(text: string, path: Path, value: Plain): string {
  const {pair} = pairAt(text, path);
  const list = pair.value as Node | null;
  if (!list || !isSeq(list) || list.items.length === 0) return setValue(text, path, [value]);
  const last = list.items.at(-1) as Node;
  const end = contentEnd(text, last);
  if (list.flow) return spliced(text, end, end, `, ${flowText(value)}`);
  const indent = " ".repeat(columnOf(text, list.range![0]));
  return insertLines(text, end, [`${indent}- ${flowText(value)}`]);
}

export function renameField(text: string, path: Path, key: string): string {
  const {pair} = pairAt(text, path);
  return spliced(text, pair.key.range![0], pair.key.range![1], scalarText(key, "plain", true));
}

/** With the line that it stands on, or the comma that parts it from the next. */
export function removeField(text: string, path: Path): string {
  const {pair, map, inBraces} = pairAt(text, path);
  const [start, end] = [pair.key.range![0], pairEnd(text, pair)];
  if (!inBraces) {
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const to = text.indexOf("\n", end);
    return spliced(text, from, to < 0 ? text.length : to + 1, "");
  }
  const i = map.items.indexOf(pair);
  const next = map.items[i + 1] as typeof pair | undefined;
  if (next) return spliced(text, start, next.key.range![0], "");
  const before = map.items[i - 1] as typeof pair | undefined;
  return spliced(text, before ? pairEnd(text, before) : start, end, "");
}

export function hasField(text: string, path: Path): boolean {
  const map = nodeAt(text, path.slice(0, -1));
  return isMap(map) && map.items.some(pair => keyOf(pair as Pair<Node>) === path.at(-1));
}

/** Thrown where the file is written in a way that leaves no place for the change. */
export class Uneditable extends Error {
  constructor(path: Path) {
    super(`${path.join(" › ")} cannot be changed in place`);
  }
}

interface Found {
  readonly pair: Pair<Node, Node | null>;
  readonly map: YAMLMap;
  readonly inBraces: boolean;
}

function pairAt(text: string, path: Path): Found {
  let node = nodesOf(text);
  let found: Found | null = null;
  let inBraces = false;
  for (const step of path) {
    if (isSeq(node)) {
      inBraces ||= node.flow === true;
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      continue;
    }
    if (!isMap(node)) throw new Uneditable(path);
    inBraces ||= node.flow === true;
    const map: YAMLMap = node;
    const pair = map.items.find(one => keyOf(one as Pair<Node>) === step) as
      Found["pair"] | undefined;
    if (!pair) throw new Uneditable(path);
    found = {pair, map, inBraces};
    node = pair.value;
  }
  if (!found) throw new Uneditable(path);
  return found;
}

function nodeAt(text: string, path: Path): Node | null {
  return path.length === 0 ? nodesOf(text) : pairAt(text, path).pair.value;
}

function keyOf({key}: Pair<Node, unknown>): string {
  return isScalar(key) ? String(key.value) : "";
}

function setScalar(text: string, node: Scalar, value: string, inBraces: boolean): string {
  const [start, end] = node.range!;
  if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") {
    // Its sign stays, and what stood below it is one line now.
    const body = text.slice(start, end);
    const first = /\n[ \t]*(?=\S)/.exec(body);
    if (first)
      return spliced(
        text,
        start + first.index + first[0].length,
        start + body.trimEnd().length,
        value,
      );
  }
  return spliced(
    text,
    start,
    end,
    scalarText(value, styles[String(node.type)] ?? "plain", inBraces),
  );
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
};

function isWithinLine(node: Node): boolean {
  if (isMap(node) || isSeq(node)) return node.flow === true;
  return isScalar(node) && node.type !== "BLOCK_FOLDED" && node.type !== "BLOCK_LITERAL";
}

function afterColon(text: string, {key}: Pair<Node, unknown>): number {
  return text.indexOf(":", key.range![1]) + 1;
}

function pairEnd(text: string, pair: Pair<Node, Node | null>): number {
  const end = pair.value ? contentEnd(text, pair.value) : 0;
  return Math.max(end, afterColon(text, pair));
}

/** Where the last sign of a value stands, without the comments and the empty lines behind it. */
function contentEnd(text: string, node: Node): number {
  if (isScalar(node)) {
    const [start, end] = node.range!;
    return start + text.slice(start, end).trimEnd().length;
  }
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = (node as YAMLMap | YAMLSeq).items.at(-1) as
      Node | Pair<Node, Node | null> | undefined;
    if (last) return "key" in last ? pairEnd(text, last) : contentEnd(text, last);
  }
  return node.range![1];
}

/** `was:` and below it a list, each item on a line; a map of such lists likewise; anything else behind its name. */
function blockLines(name: string, value: Plain, indent: string): readonly string[] {
  if (Array.isArray(value) && value.some(one => typeof one === "object"))
    return [
      `${indent}${name}:`,
      ...(value as readonly Plain[]).map(one => `${indent}  - ${flowText(one)}`),
    ];
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some(Array.isArray)
  )
    return [
      `${indent}${name}:`,
      ...Object.entries(value).flatMap(([key, one]) =>
        blockLines(scalarText(key, "plain", true), one as Plain, `${indent}  `),
      ),
    ];
  const written = typeof value === "string" ? scalarText(value, "plain", false) : flowText(value);
  return [`${indent}${name}: ${written}`];
}

/** Below the line on which something ends; a comment behind it stays there. */
function insertLines(text: string, end: number, lines: readonly string[]): string {
  const next = text.indexOf("\n", end);
  const at = next < 0 ? text.length : text[next - 1] === "\r" ? next - 1 : next;
  const newline = /\r\n/.test(text) ? "\r\n" : "\n";
  return spliced(text, at, at, lines.map(line => newline + line).join(""));
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}

function spliced(text: string, start: number, end: number, instead: string): string {
  return text.slice(0, start) + instead + text.slice(end);
}
