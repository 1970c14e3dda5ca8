// What is wrong with the YAML itself, in the reader's words: each mistake once, where it was made.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {placeAt, type SourceText} from "../text.ts";
import type {Slip} from "./slips.ts";

/** What the YAML parser reports. */
export interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const mostFindings = 20;

/** Slips, and what the parser says besides. */
export function yamlFindings(
  source: SourceText,
  slips: readonly Slip[],
  errors: readonly ParserError[],
): readonly Diagnostic[] {
  const lines = new Set<number>();
  const firstLost = errors.find(({message}) => lost.test(message))?.pos[0] ?? 0;
  const own = slips
    .filter(({at}) => isFirstOn(lineOf(at.start)))
    .map(({at, message, help}) => errorAt(at, "yaml/syntax", message, help));
  const others = errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .filter(isNews)
    .map(error => findingOf(source, error));
  return [...own, ...others]
    .toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))
    .slice(0, mostFindings);

  /** No echo of a slip, of an error on the same line, nor, where it is about indentation, of one on the line before. */
  function isNews({code, message, pos: [start]}: ParserError): boolean {
    if (slips.some(({at, through}) => at.start <= start && start <= through)) return false;
    const line = lineOf(start);
    const isIndent = code === "BAD_INDENT" || code === "BLOCK_AS_IMPLICIT_KEY";
    const isBelow = isIndent && lines.has(line - 1);
    // Once the parser is lost, it complains of every word that follows.
    const isLost = lost.test(message) && start > firstLost;
    return isFirstOn(line) && !isBelow && !isLost;
  }

  function isFirstOn(line: number): boolean {
    const isFirst = !lines.has(line);
    lines.add(line);
    return isFirst;
  }

  function lineOf(offset: number): number {
    return placeAt(source, offset).line;
  }
}

const lost = / in YAML stream/;

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function findingOf(source: SourceText, error: ParserError): Diagnostic {
  const {text} = source;
  const from = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const deep = lineTooDeep(text, error);
  const start = deep ?? from + /^ */.exec(text.slice(from))![0].length;
  const [message, help] = deep === null ? sentenceFor(error) : tooDeep;
  const word = /^!?[\p{L}\p{N}_-]+/u.exec(text.slice(start, endOfLine(text, start)))?.[0] ?? "";
  const end = start + Math.max(1, word.length);
  return errorAt({in: source, start, end}, "yaml/syntax", message, help);
}

/** Where a line begins that is indented under a text: YAML complains above, of a second colon that is not there. */
function lineTooDeep(text: string, {code, pos}: ParserError): number | null {
  if (code !== "BLOCK_AS_IMPLICIT_KEY") return null;
  if (/:(?:\s|$)/.test(text.slice(pos[0], endOfLine(text, pos[0]) + 1))) return null;
  const below = /\n[ \t]*(?=[^\n]*:(?:\s|$))/.exec(text.slice(pos[0]));
  return below && pos[0] + below.index + below[0].length;
}

function sentenceFor({code, message}: ParserError): Sentence {
  const known = sentences.find(([sort]) => sort.test(`${code} ${message}`));
  return known ? known[1] : unreadable;
}

type Sentence = readonly [message: string, help: string];

const inQuotes = 'put the whole text in quotes: "…"';
const unreadable: Sentence = [
  "this is not YAML that can be read",
  "compare the line with its neighbours: indentation, colons, dashes, quotes",
];
const tooDeep: Sentence = ["the line is indented too far", "indent it like its neighbours"];

/** By the code and the message of the YAML parser; the first that fits. */
const sentences: readonly (readonly [RegExp, Sentence])[] = [
  [
    /^BLOCK_IN_FLOW|Implicit keys of flow/,
    [
      "this cannot stand between `{ }` or `[ ]`",
      "put a comma between two items, and a text with a colon in quotes; or write the items in lines, without the brackets",
    ],
  ],
  [
    /^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR) Implicit (map )?keys/,
    [
      "a colon and a space are missing after the name",
      "write `name: value`; a text that goes on from the line above is indented further than it",
    ],
  ],
  [/^BLOCK_AS_IMPLICIT_KEY/, ["a second colon follows here", inQuotes]],
  [
    /^BAD_INDENT/,
    [
      "the line does not stand under its neighbours",
      "indent with spaces, by the same amount as the lines around it",
    ],
  ],
  [/^TAB_AS_INDENT/, ["the line is indented with a tab", "use spaces to indent"]],
  [/^MISSING_CHAR Missing space/, ["a space is missing after the colon", "write `name: value`"]],
  [
    /^MISSING_CHAR Missing ,/,
    [
      "a comma is missing here",
      "put a comma between two items, or put a text that is one item in quotes",
    ],
  ],
  [
    /^MISSING_CHAR Comments/,
    [
      "a space is missing in front of `#`",
      "put a space before a comment; put a text that holds `#` in quotes",
    ],
  ],
  [
    /^MISSING_CHAR Sequence item/,
    ["a dash and a space are missing here", "begin each item of the list with a dash and a space"],
  ],
  [
    /^DUPLICATE_KEY/,
    ["this name stands twice in the same place", "keep one of the two, or rename one"],
  ],
  [
    /^BAD_DIRECTIVE/,
    ["a line that begins with `%` is a YAML directive, and none is used here", "delete the line"],
  ],
  [/^BAD_SCALAR_START/, ["a text cannot begin with this character", inQuotes]],
  [
    /^BAD_DQ_ESCAPE/,
    [
      "a backslash in double quotes begins an escape that does not exist",
      "use single quotes, or double the backslash",
    ],
  ],
  [/^BAD_ALIAS/, ["`*` in front of a text makes it an alias, and none is used here", inQuotes]],
  [
    /^TAG_RESOLVE_FAILED/,
    ["`!` in front of a text makes it a tag, and none is used here", inQuotes],
  ],
  [
    /^MULTIPLE_DOCS/,
    [
      "`---` begins a second document in the same file",
      "delete the line, or move what follows into a file of its own",
    ],
  ],
  [
    /^UNEXPECTED_TOKEN Unexpected (,|empty item) in/,
    ["there is a comma too many here", "delete it"],
  ],
  [
    /^UNEXPECTED_TOKEN/,
    [
      "this text is not expected here",
      "look at the line above too; a text that begins with a sign such as `{`, `[`, `>`, `|` or `-` has to stand in quotes as a whole",
    ],
  ],
  [
    /^RESOURCE_EXHAUSTION/,
    ["values are nested too deeply", "no content needs more than a few levels"],
  ],
];
