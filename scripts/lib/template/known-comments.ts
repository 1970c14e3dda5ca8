// Comments between slides, which Marp reads as YAML: their kinds, and what is said to them. Decks of one publication have nearly all
// of them in common, and to read one takes longer than to render most slides.
import type {StateBlock} from "markdown-it";
import type MarkdownIt from "markdown-it";
import {rememberedText} from "../memo.ts";

/** What Marp has found in a comment: it depends on nothing but its words. */
interface Comment {
  /** Where in the comment its content stands. */
  readonly from: number;
  readonly length: number;
  readonly meta: Readonly<Record<string, unknown>>;
}

const type = "marpit_comment";

/** To be called when all other rules of Marp are there. */
export function knowComments(markdown: MarkdownIt): void {
  const kept = rememberedText(200_000, (): {comment: Comment | null} => ({comment: null}));

  markdown.block.ruler.before(type, "known_comment", (state, start, end, silent) => {
    if (silent || !state.src.startsWith("<!--", startOf(state, start))) return false;
    const next = afterComment(state, start, end);
    const markup = state.getLines(start, next, state.blkIndent, true);
    const comment = kept(markup, "").comment ?? wordsAlone(markup);
    if (!comment) return false;
    const {from, length, meta} = comment;
    state.line = next;
    const token = state.push(type, "", 0);
    token.map = [start, next];
    token.markup = markup;
    token.hidden = true;
    token.content = markup.slice(from, from + length);
    // Who uses what it says notes that here.
    token.meta = {...meta};
    return true;
  });

  markdown.core.ruler.after("block", "comments_to_know", state => {
    for (const token of state.tokens)
      if (token.type === type) {
        const entry = kept(token.markup, "");
        const {content, markup, meta} = token;
        entry.comment ??= {
          from: markup.indexOf(content),
          length: content.length,
          meta: {...(meta as object)},
        };
      }
  });
}

/** Where one line says nothing that YAML could take for a name and a value, or other programs for a word to them, Marp finds nothing. */
function wordsAlone(markup: string): Comment | null {
  const content = /^<!--+\s*([\s\S]*?)\s*--+>/.exec(markup)?.[1]?.trim();
  if (content === undefined || !/^[\p{L}\p{N}][^:\n\r]*$/u.test(content)) return null;
  if (/^(?:prettier|markdownlint|lint)/.test(content)) return null;
  const from = markup.indexOf(content);
  return {from, length: content.length, meta: {marpitParsedDirectives: {}}};
}

/** The line behind it, as Marp counts: what follows a comment in its last line is part of it. */
function afterComment(state: StateBlock, start: number, end: number): number {
  const ends = (line: number): boolean =>
    state.src.slice(startOf(state, line), state.eMarks[line]).includes("-->");
  if (ends(start)) return start + 1;
  for (let line = start + 1; line < end; line++) {
    if (state.sCount[line]! < state.blkIndent) return line;
    if (ends(line)) return line + 1;
  }
  return Math.max(end, start + 1);
}

function startOf(state: StateBlock, line: number): number {
  return state.bMarks[line]! + state.tShift[line]!;
}
