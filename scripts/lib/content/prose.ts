// A text as people write it, taken apart: plain stretches, and the figures that it names.
//   Save {{headline-saving}} of {{programme-cost compact}}.      Two braces as text: \\{{

export const registers = ["prose", "compact", "exact", "number"] as const;
/** How a figure is printed to fit where it stands: see lib/quantity/format.ts. */
export type Register = (typeof registers)[number];

export type Segment =
  | {readonly sort: "text"; readonly text: string}
  | {readonly sort: "figure"; readonly figure: string; readonly register: Register}
  | {readonly sort: "as-written"; readonly text: string; readonly source: string};

/** A mistake between the braces; offsets into the text. */
export interface ProseProblem {
  readonly start: number;
  readonly end: number;
  readonly what: "register" | "unclosed" | "unreadable";
  readonly word: string;
}

/** A name between the braces, and where it stands in the text. */
export interface Mention {
  readonly noun: "figure" | "source";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Prose {
  readonly segments: readonly Segment[];
  readonly mentions: readonly Mention[];
  readonly problems: readonly ProseProblem[];
}

const reference = /\{\{\s*([a-z0-9]+(?:[.-][a-z0-9]+)*)(?:\s+([a-z-]+))?\s*\}\}/y;
const asWritten = /\{\{\s*as-written\s+"([^"]+)"\s+source="([a-z0-9-]+)"\s*\}\}/y;

export function readProse(text: string): Prose {
  const segments: Segment[] = [];
  const mentions: Mention[] = [];
  const problems: ProseProblem[] = [];
  let plainFrom = 0;
  let at = text.indexOf("{{");
  while (at >= 0) {
    // A backslash in front makes two braces two braces.
    if (text[at - 1] === "\\") {
      if (at - 1 > plainFrom) segments.push({sort: "text", text: text.slice(plainFrom, at - 1)});
      plainFrom = at;
      at = text.indexOf("{{", at + 2);
      continue;
    }
    const found = readReference(text, at);
    const end = found?.end ?? endOf(text, at);
    if (found?.segment) {
      if (at > plainFrom) segments.push({sort: "text", text: text.slice(plainFrom, at)});
      segments.push(found.segment);
      mentions.push(mentionOf(found.segment, text, at));
      plainFrom = end;
    }
    if (found?.problem) problems.push(found.problem);
    if (!found)
      problems.push({
        start: at,
        end,
        what: text.slice(at, end).endsWith("}}") ? "unreadable" : "unclosed",
        word: text.slice(at, end),
      });
    at = text.indexOf("{{", end);
  }
  if (plainFrom < text.length) segments.push({sort: "text", text: text.slice(plainFrom)});
  return {segments, mentions, problems};
}

interface Found {
  readonly end: number;
  readonly segment?: Exclude<Segment, {sort: "text"}>;
  readonly problem?: ProseProblem;
}

function readReference(text: string, at: number): Found | null {
  asWritten.lastIndex = at;
  const literal = asWritten.exec(text);
  if (literal)
    return {
      end: asWritten.lastIndex,
      segment: {sort: "as-written", text: literal[1]!, source: literal[2]!},
    };
  reference.lastIndex = at;
  const named = reference.exec(text);
  if (!named) return null;
  const word = named[2] ?? "prose";
  const register = registers.find(one => one === word);
  const end = reference.lastIndex;
  if (register) return {end, segment: {sort: "figure", figure: named[1]!, register}};
  const start = text.indexOf(word, at + 2 + named[1]!.length);
  return {end, problem: {start, end: start + word.length, what: "register", word}};
}

function mentionOf(segment: Exclude<Segment, {sort: "text"}>, text: string, at: number): Mention {
  const [noun, name] =
    segment.sort === "figure"
      ? (["figure", segment.figure] as const)
      : (["source", segment.source] as const);
  const start = text.indexOf(
    name,
    segment.sort === "figure" ? at + 2 : text.indexOf("source=", at),
  );
  return {noun, name, start, end: start + name.length};
}

function endOf(text: string, at: number): number {
  const close = text.indexOf("}}", at);
  const next = text.indexOf("{{", at + 2);
  return close >= 0 && (next < 0 || close < next) ? close + 2 : Math.min(text.length, at + 2);
}
