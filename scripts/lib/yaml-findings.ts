// What the YAML parser has to say, in the reader's words.
import type {YAMLError} from "yaml";
import type {Diagnostic} from "./diagnostic.ts";
import type {SourceText} from "./text.ts";

/** What follows the first mistake on a line, or on the line after it, is mostly its echo. */
export function onePerLine(errors: readonly YAMLError[]): readonly YAMLError[] {
  return errors.filter((error, i) => i === 0 || error.pos[0] - errors[i - 1]!.pos[0] > 1);
}

export function yamlFinding(source: SourceText, error: YAMLError): Diagnostic {
  const unclosed = error.code === "BAD_INDENT" && error.message.startsWith("Flow");
  const [message, help] = sentences[unclosed ? "MISSING_CHAR" : error.code] ?? [
    "this is not YAML that can be read",
    "compare the line with its neighbours: indentation, colons, dashes, quotes",
  ];
  const start = Math.min(error.pos[0], Math.max(0, source.text.length - 1));
  const word = /^[\w-]+/.exec(source.text.slice(start))?.[0].length ?? 1;
  const end = Math.min(Math.max(start + word, error.pos[1]), endOfLine(source.text, start));
  return {
    severity: "error",
    code: "yaml/syntax",
    message,
    help,
    at: {in: source, start, end: Math.max(start + 1, end)},
  };
}

export function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

const quoteIt = 'put the whole text in quotes: "…"';
const sentences: Readonly<Record<string, readonly [string, string]>> = {
  BAD_INDENT: [
    "the line does not stand under its neighbours",
    "indent with spaces, by the same amount as the lines around it",
  ],
  BAD_DIRECTIVE: [
    "a line that begins with `%` is a YAML directive, and none is used here",
    "delete the line",
  ],
  TAB_AS_INDENT: ["the line is indented with a tab", "use spaces to indent"],
  DUPLICATE_KEY: ["this name stands twice in the same place", "keep one of the two, or rename one"],
  MISSING_CHAR: [
    "something is missing here: a closing quote or bracket, or a colon and a space after a name",
    "close the quote or bracket, or write `name: value`",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    "a second colon follows here, or the next line is indented too far",
    quoteIt,
  ],
  MULTILINE_IMPLICIT_KEY: [
    "a name and its colon have to stand on one line",
    "write `name: value` on one line, or indent the text that goes on",
  ],
  BAD_SCALAR_START: ["a text cannot begin with this character", quoteIt],
  BAD_DQ_ESCAPE: [
    "a backslash in double quotes begins an escape that does not exist",
    "use single quotes, or double the backslash",
  ],
  BAD_ALIAS: ["`*` in front of a text makes it an alias, and none is used here", quoteIt],
  TAG_RESOLVE_FAILED: ["`!` in front of a text makes it a tag, and none is used here", quoteIt],
  MULTIPLE_DOCS: [
    "`---` begins a second document in the same file",
    "delete the line, or move what follows into a file of its own",
  ],
  UNEXPECTED_TOKEN: [
    "this text is not expected here",
    `look at the line above too; a text that begins with \`{\`, \`[\`, \`"\` or \`'\` has to stand in quotes as a whole`,
  ],
  BLOCK_IN_FLOW: [
    "an indented list or map cannot stand between `{ }` or `[ ]`",
    "write it out in lines, without the brackets",
  ],
  RESOURCE_EXHAUSTION: ["values are nested too deeply", "no content needs more than a few levels"],
};
