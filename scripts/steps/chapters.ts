// From the Markdown of a publication to Chapters: each taken apart, and every name in it known to lead somewhere.
import {readChapter, type Chapter, type ChapterProblem} from "../lib/content/chapter.ts";
import {mentionFindings, type MentionNames} from "../lib/content/mention-findings.ts";
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Content} from "./content.ts";

export type Chapters = Readonly<Record<string, Chapter>>;

/** What is wrong is told at its place in the Markdown; the chapter is made of what could be read. */
export function readChapters(content: Content, names: MentionNames): Looked<Chapters> {
  const found: Diagnostic[] = [];
  const chapters = Object.entries(content.texts).map(([id, file]) => {
    const chapter = readChapter(file);
    for (const {at, what} of chapter.problems)
      found.push(errorAt(at, "content/chapter", ...sentences[what]));
    for (const {prose, start} of chapter.proses)
      found.push(
        ...mentionFindings(prose, names, (from, to) => ({
          in: file,
          start: start + from,
          end: start + to,
        })),
      );
    for (const block of chapter.blocks) {
      if (!("id" in block) || content.names.has(`${block.kind}s`, block.id)) continue;
      found.push(
        errorAt(
          block.at,
          `content/unknown-${block.kind}`,
          `there is no ${block.kind} called \`${block.id}\``,
          suggestion(block.id, content.names.of(`${block.kind}s`), `the ${block.kind}s are`),
        ),
      );
    }
    return [id, chapter] as const;
  });
  return {value: Object.fromEntries(chapters), diagnostics: found};
}

const sentences: Readonly<Record<ChapterProblem["what"], readonly [string, string]>> = {
  "no-title": ["the chapter has no title", "begin with a line such as `# What it cost`"],
  "second-title": [
    "a chapter has one title, in its first line",
    "write `## …` for a heading below it, or begin another file",
  ],
  "too-deep": ["headings go no deeper than `###`", "write `### …`, or a paragraph"],
  empty: ["the chapter has a title and no words", "write some below it, or delete the file"],
};
