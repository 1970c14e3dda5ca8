// A chapter as people write it: Markdown in text/<id>.md, taken apart into what stands one after the other.
//   # Title
//   Paragraphs and lists, with {{figures}}.   ## Headings   ### and below   > A remark that stands aside
//   <!-- what nobody is to read, on lines of its own -->
//   {{chart spending}}                        a line of its own puts a chart, table, quotation or recommendation there
import type {SourceText, Span} from "../text.ts";
import {readProse, type Prose} from "./prose.ts";

export const putNouns = ["chart", "table", "quotation", "recommendation"] as const;
/** What a line of its own can put into a chapter. */
export type PutNoun = (typeof putNouns)[number];

export type Block =
  | {readonly kind: "prose" | "aside"; readonly text: string}
  | {readonly kind: "heading"; readonly level: 2 | 3; readonly text: string}
  | {readonly kind: PutNoun; readonly id: string; readonly at: Span};

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Every text with its braces, and where it begins in the file. */
  readonly proses: readonly {readonly prose: Prose; readonly start: number}[];
  readonly problems: readonly ChapterProblem[];
}

export interface ChapterProblem {
  readonly at: Span;
  readonly what: "no-title" | "second-title" | "too-deep" | "empty";
}

const put = /^\{\{\s*(chart|table|quotation|recommendation)\s+([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}$/;

export function readChapter(file: SourceText): Chapter {
  const blocks: Block[] = [];
  const proses: {prose: Prose; start: number}[] = [];
  const problems: ChapterProblem[] = [];
  let title: string | null = null;
  let open: {kind: "prose" | "aside"; lines: string[]; start: number; end: number} | null = null;
  let hidden = false;
  let at = 0;
  for (const raw of file.text.split("\n")) {
    const line = raw.replace(/\r$/, "").replace(/^\ufeff/, "");
    hidden ||= line.trimStart().startsWith("<!--");
    if (!hidden) readLine(line, at);
    hidden &&= !line.includes("-->");
    at += raw.length + 1;
  }
  close();
  if (title === null && blocks.length > 0)
    problems.push({at: {in: file, start: 0, end: firstLine().length}, what: "no-title"});
  if (title !== null && blocks.length === 0)
    problems.push({at: {in: file, start: 0, end: firstLine().length}, what: "empty"});
  return {title: title ?? "", blocks, proses, problems};

  function readLine(line: string, start: number): void {
    const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    const thing = put.exec(line.trim());
    if (heading) return readHeading(heading[1]!.length, heading[2]!, start, line.length);
    if (thing) {
      close();
      const span = {in: file, start: start + line.indexOf(thing[2]!, line.indexOf(thing[1]!) + thing[1]!.length), end: 0};
      blocks.push({
        kind: thing[1] as PutNoun,
        id: thing[2]!,
        at: {...span, end: span.start + thing[2]!.length},
      });
      return;
    }
    const kind = /^ {0,3}>/.test(line) ? "aside" : "prose";
    // An empty line ends an aside, and only parts the paragraphs of prose.
    if (line.trim() === "" && open?.kind !== "prose") return close();
    if (open?.kind !== kind) close();
    open ??= {kind, lines: [], start, end: start};
    open.lines.push(kind === "aside" ? line.replace(/^ {0,3}> ?/, "") : line);
    open.end = start + line.length;
  }

  function readHeading(level: number, text: string, start: number, length: number): void {
    close();
    const span = {in: file, start, end: start + length};
    note(start, start + length);
    if (level === 1 && title === null && blocks.length === 0) title = text;
    else if (level === 1) problems.push({at: span, what: "second-title"});
    else if (level === 2 || level === 3) blocks.push({kind: "heading", level, text});
    else problems.push({at: span, what: "too-deep"});
  }

  function close(): void {
    if (open) {
      const text = open.lines.join("\n").trimEnd();
      if (text !== "") blocks.push({kind: open.kind, text});
      note(open.start, open.end);
    }
    open = null;
  }

  function note(start: number, end: number): void {
    proses.push({prose: readProse(file.text.slice(start, end)), start});
  }

  function firstLine(): string {
    return file.text.split("\n")[0] ?? "";
  }
}
