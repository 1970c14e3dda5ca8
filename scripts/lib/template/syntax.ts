// A template that Handlebars cannot read → what is wrong with it, where it was made. Handlebars itself tells the place only in
// the words of its message, and often further down.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {offsetOf} from "./tree.ts";
import type {SourceText} from "../text.ts";

/** `message`: what Handlebars says. */
export function syntaxFindings(file: SourceText, message: string): readonly Diagnostic[] {
  const slips = slipsIn(file.text);
  const told = slips.length > 0 ? slips : [unreadable(file.text, message)];
  return told.map(({start, end, message: says, help}) =>
    errorAt({in: file, start, end}, "template/syntax", says, help),
  );
}

interface Slip {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/** `{{#each list}}` is a tag: its mark is "#", its word "each". */
interface Tag {
  readonly mark: string;
  readonly word: string;
  /** Where its word stands. */
  readonly start: number;
}

/** Braces that are to be printed; a comment; a tag; or what is left of one that is not closed. */
const piece =
  /\\\{\{|\{\{~?!(?:--[^]*?--|[^]*?)~?\}\}|(?<lead>\{\{\{?~?[#^/>&*]*\s*)(?<word>[^\s{}()"'~]*)(?:"[^"]*"|'[^']*'|(?!\{\{|\}\})[^"'])*\}\}\}?|(?<open>\{\{)/g;

/** Braces that are not closed; where all of them are, blocks that are not. */
function slipsIn(text: string): readonly Slip[] {
  const tags: Tag[] = [];
  for (const {0: whole, index, groups = {}} of text.matchAll(piece)) {
    const {lead, word = "", open} = groups;
    if (lead !== undefined && whole.endsWith("}}}") && !lead.startsWith("{{{")) {
      const help = "set it off by a space, as in `{{json title}} }`";
      return [slip(index + whole.length - 1, "}", "a brace stands right behind `}}`", help)];
    }
    if (open !== undefined)
      return [slip(index, open, "`{{` is not closed", "close it with `}}`, and every quote in it")];
    if (lead !== undefined)
      tags.push({mark: lead.replace(/[{~\s]/g, ""), word, start: index + lead.length});
  }
  return blockSlips(tags);
}

function blockSlips(tags: readonly Tag[]): readonly Slip[] {
  const open: Tag[] = [];
  for (const {mark, word, start} of tags) {
    const last = open.at(-1);
    const isElse = mark === "^" ? word === "" : mark === "" && word === "else";
    if (isElse && !last)
      return [
        slip(
          start,
          word,
          "`{{else}}` stands in no block",
          "delete it, or put it between `{{#if …}}` and `{{/if}}`",
        ),
      ];
    if (mark === "/" && !last)
      return [
        slip(
          start,
          word,
          `\`{{/${word}}}\` closes a block that is not open`,
          `delete it, or open the block with \`{{#${word} …}}\``,
        ),
      ];
    if (mark === "/" && last && last.word !== word)
      return [
        slip(
          last.start,
          last.word,
          `\`{{#${last.word}}}\` is closed by \`{{/${word}}}\``,
          "close each block by its own name, the inner one first",
        ),
      ];
    if (mark === "/") open.pop();
    else if (mark.startsWith("#") || (mark === "^" && !isElse)) open.push({mark, word, start});
  }
  return open.map(({word, start}) =>
    slip(start, word, `\`{{#${word}}}\` is not closed`, `close it with \`{{/${word}}}\``),
  );
}

function slip(start: number, word: string, message: string, help: string): Slip {
  return {start, end: start + Math.max(1, word.length), message, help};
}

function unreadable(text: string, said: string): Slip {
  return slip(
    placeIn(text, said),
    "",
    "this is not Handlebars that can be read",
    "look for a brace too many or too few, or a quote that is not closed",
  );
}

/** Handlebars says "… - 3:5"; or "… on line 3:", what stands around it without its line breaks, and a caret below. */
function placeIn(text: string, said: string): number {
  const direct = / - (\d+):(\d+)$/.exec(said);
  if (direct) return offsetOf(text, {line: Number(direct[1]), column: Number(direct[2])});
  const [first = "", excerpt = "", arrow = ""] = said.split("\n");
  const line = Number(/on line (\d+)/.exec(first)?.[1] ?? 1);
  const caret = Math.max(0, arrow.indexOf("^"));
  const before = excerpt.slice(0, caret).replace(/^\.\.\./, "");
  const behind = excerpt.slice(caret).replace(/\.\.\.$/, "");
  const flat = (from: number, to: number): string => text.slice(from, to).replaceAll("\n", "");
  const lineStart = offsetOf(text, {line, column: 0});
  for (let at = lineStart; at < text.length; at++)
    if (flat(Math.max(0, at - 20), at) === before && flat(at, at + 20) === behind) return at;
  return Math.min(lineStart, text.length);
}
