// What is allowed in YAML, and still is not what the writer meant.
import type {Diagnostic} from "../diagnostic.ts";
import type {SourceText} from "../text.ts";

/** Control characters, overrides of direction, and what else cannot be seen; our own slots of lib/template/rich.ts among them. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069\ue000\ue001\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])/;

interface Scalar {
  readonly range?: readonly number[] | null;
  readonly type?: string | undefined;
}

/** `text` is what the scalar means; its range says where it was written. */
export function lintScalar(source: SourceText, node: Scalar, text: string): readonly Diagnostic[] {
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  return [...invisibleIn(source, text, start, end), ...cutFrom(source, node, end)];
}

function invisibleIn(
  source: SourceText,
  text: string,
  start: number,
  end: number,
): readonly Diagnostic[] {
  const odd = invisible.exec(text);
  if (!odd) return [];
  const shown = `U+${odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const raw = source.text.slice(start, end).indexOf(odd[0]);
  const at = raw < 0 ? start : start + raw;
  return [
    {
      severity: "error",
      code: "yaml/character",
      message: `the text holds an invisible character (${shown})`,
      help: "delete it and type the text again",
      at: {in: source, start: at, end: at + 1},
    },
  ];
}

/** A space and `#` begin a comment; `#1` was hardly meant as one. */
function cutFrom(source: SourceText, node: Scalar, end: number): readonly Diagnostic[] {
  const after =
    node.type === "PLAIN" ? /^[ \t]+#(?=[^\s#!])[^\n]*/.exec(source.text.slice(end)) : null;
  if (!after) return [];
  return [
    {
      severity: "warning",
      code: "yaml/cut",
      message: "the text after ` #` was taken for a comment and dropped",
      help: "put the whole text in quotes",
      at: {in: source, start: end, end: end + after[0].length},
    },
  ];
}
