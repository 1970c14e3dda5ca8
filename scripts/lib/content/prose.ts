// A text as people write it, taken apart: plain stretches, and the figures that it names.
//   Save {{headline-saving}} of {{programme-cost compact}}.      Two braces as text: \\{{
//   Up to {{as-written "30 steps" source="press"}}, or {{as-written "100%" because="a figure of speech"}}.
//   Your costs at {{edition.organisation}}: a word of the edition's own, see lib/edition/.
//   As the auditors say.{{cite nao-2008 pac-2009}}               Compare {{see chart spending}} with {{see table contracts}}.

export const registers = ["prose", "compact", "exact", "number"] as const;
/** How a figure is printed to fit where it stands: see lib/quantity/format.ts. */
export type Register = (typeof registers)[number];

export type Segment =
  | {readonly sort: "text"; readonly text: string}
  | {readonly sort: "figure"; readonly figure: string; readonly register: Register}
  | {
      readonly sort: "as-written";
      readonly text: string;
      /** Who wrote it … */
      readonly source: string | null;
      /** … or why it is no figure. One of the two is there. */
      readonly because: string | null;
    }
  | {readonly sort: "cite"; readonly sources: readonly string[]}
  /** A word of the edition's own: `{{edition.organisation}}`. */
  | {readonly sort: "edition"; readonly word: string}
  | {
      readonly sort: "see";
      readonly noun: SeenNoun;
      readonly id: string;
      /** "Chart 3", or 3 alone: "Charts 3, 4 and 5". */
      readonly as: "words" | "number";
    };

export const seenNouns = ["chart", "table", "chapter", "recommendation"] as const;
/** What a text can refer to by the number that it has in a document. */
export type SeenNoun = (typeof seenNouns)[number];

/** A mistake between the braces; offsets into the text. */
export interface ProseProblem {
  readonly start: number;
  readonly end: number;
  readonly what: "register" | "unclosed" | "unreadable" | "see" | "as-written" | "word";
  readonly word: string;
}

/** A name between the braces, and where it stands in the text. */
export interface Mention {
  readonly noun: "figure" | "source" | "word" | SeenNoun;
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
const ownWord = /^edition\.([a-z0-9-]+)$/;
const citation = /\{\{\s*cite((?:\s+[a-z0-9]+(?:-[a-z0-9]+)*)+)\s*\}\}/y;
const seeing = /\{\{\s*see(?:\s+([a-z-]+)(?:\s+([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+(number))?)?)?\s*\}\}/y;
const asWritten =
  /\{\{\s*as-written\s+"([^"]+)"\s+(?:source="([a-z0-9-]+)"|because="([^"]*\S[^"]*)")\s*\}\}/y;
const asWrittenBegun = /\{\{\s*as-written(?![\w.-])/y;

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
      mentions.push(...mentionsOf(found.segment, text, at));
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
      segment: {
        sort: "as-written",
        text: literal[1]!,
        source: literal[2] ?? null,
        because: literal[3] ?? null,
      },
    };
  asWrittenBegun.lastIndex = at;
  if (asWrittenBegun.test(text)) {
    const end = endOf(text, at);
    const word = text.slice(at, end);
    return {end, problem: {start: at, end, what: word.endsWith("}}") ? "as-written" : "unclosed", word}};
  }
  citation.lastIndex = at;
  const cited = citation.exec(text);
  if (cited)
    return {
      end: citation.lastIndex,
      segment: {sort: "cite", sources: cited[1]!.trim().split(/\s+/)},
    };
  seeing.lastIndex = at;
  const seen = seeing.exec(text);
  if (seen?.[1] !== undefined) return seenThing(seen[0], seen[1], seen[2], seen[3] ? "number" : "words", at);
  reference.lastIndex = at;
  const named = reference.exec(text);
  if (!named) return null;
  const word = named[2] ?? "prose";
  const register = registers.find(one => one === word);
  const end = reference.lastIndex;
  const own = ownWord.exec(named[1]!)?.[1];
  // A cell of a table has three names, and a figure one: nothing else has two.
  if (own !== undefined)
    return named[2] === undefined
      ? {end, segment: {sort: "edition", word: own}}
      : {end, problem: {start: at, end, what: "word", word: named[0]}};
  if (register) return {end, segment: {sort: "figure", figure: named[1]!, register}};
  const start = text.indexOf(word, at + 2 + named[1]!.length);
  return {end, problem: {start, end: start + word.length, what: "register", word}};
}

function seenThing(
  word: string,
  said: string,
  id: string | undefined,
  as: "words" | "number",
  at: number,
): Found {
  const end = at + word.length;
  const noun = seenNouns.find(one => one === said);
  return noun && id !== undefined
    ? {end, segment: {sort: "see", noun, id, as}}
    : {end, problem: {start: at, end, what: "see", word}};
}

function mentionsOf(
  segment: Exclude<Segment, {sort: "text"}>,
  text: string,
  at: number,
): readonly Mention[] {
  const named = namesOf(segment);
  let from = segment.sort === "as-written" ? text.indexOf("source=", at) : at + 2;
  // The word that comes before the names may be one of them.
  if (segment.sort === "edition") from = text.indexOf(".", at) + 1;
  if (segment.sort === "cite") from = text.indexOf("cite", at) + 4;
  if (segment.sort === "see") from = text.indexOf(segment.noun, at) + segment.noun.length;
  return named.map(([noun, name]) => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    return {noun, name, start, end: from};
  });
}

function namesOf(
  segment: Exclude<Segment, {sort: "text"}>,
): readonly (readonly [Mention["noun"], string])[] {
  if (segment.sort === "figure") return [["figure", segment.figure]];
  if (segment.sort === "as-written") return segment.source === null ? [] : [["source", segment.source]];
  if (segment.sort === "edition") return [["word", segment.word]];
  if (segment.sort === "see") return [[segment.noun, segment.id]];
  return segment.sources.map(source => ["source", source]);
}

function endOf(text: string, at: number): number {
  const close = text.indexOf("}}", at);
  const next = text.indexOf("{{", at + 2);
  return close >= 0 && (next < 0 || close < next) ? close + 2 : Math.min(text.length, at + 2);
}
