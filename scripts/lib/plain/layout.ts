// A filled-in text → the text as it is sent: wrapped for a mail, which shows 72 columns without breaking lines of its own accord.
// A line of the template is a paragraph: what stands before it stands before all its lines, and a list's mark sets them in.
import {tableOf} from "./table.ts";
import {widthOf} from "./width.ts";
import {wrap} from "./wrap.ts";

/** What {{tab}} prints, and no content can hold. */
export const nextColumn = "\ue004";

export const mailWidth = 72;

const invisible = /[\u00ad\u200b\u2060\ufeff]/g;
const mark = /^( *)((?:[-*•–]|\d{1,3}[.)]|\[\d{1,3}\]) +)?(.*)$/s;
const numbered = /^ *(?:\d{1,3}[.)]|\[\d{1,3}\]) +/;
const rule = /^ *([-=_*~])\1{2,}$/;

/** Blank lines come singly, none at the beginning or the end; no line ends in a space; the last one is ended. */
export function layOut(text: string, width: number = mailWidth): string {
  const lines = text
    .replace(invisible, "")
    .replaceAll("\t", "  ")
    .split("\n")
    .map(line => line.trimEnd())
    .filter((line, i, all) => line !== "" || (i > 0 && all[i - 1] !== ""));
  const laid: string[] = [];
  for (let i = 0; i < lines.length;) {
    const rows = countFrom(i, line => line.includes(nextColumn));
    if (rows > 0) laid.push(...table(lines.slice(i, i + rows)));
    else laid.push(...paragraph(lines, i));
    i += Math.max(1, rows);
  }
  // No-break spaces have done their work: a search for "1 billion" should find it in a mail, too.
  const words = laid.join("\n").replace(/[\u00a0\u2007\u2009\u202f]/g, " ");
  // A row of empty cells, or of spaces that do not break, is a blank line as well.
  return `${words
    .replace(/ +$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "")}\n`;

  function countFrom(start: number, is: (line: string) => boolean): number {
    const end = lines.findIndex((line, i) => i >= start && !is(line));
    return (end < 0 ? lines.length : end) - start;
  }

  function table(written: readonly string[]): readonly string[] {
    const indent = /^ */.exec(written[0]!)![0];
    const rows = written.map(line => line.split(nextColumn).map(cell => cell.trim()));
    return tableOf(rows, indent, width);
  }

  function paragraph(all: readonly string[], i: number): readonly string[] {
    const line = all[i]!;
    if (line === "") return [line];
    if (rule.test(line)) return [line.slice(0, width)];
    const [, indent = "", sign = "", words = ""] = mark.exec(line)!;
    const first = indent + (numbered.test(line) ? sign.padEnd(signWidth(all, i, indent)) : sign);
    return wrap(words, {width, first, others: " ".repeat(widthOf(first))});
  }
}

/** The numbers of one list take the same room: 9. and 10. */
function signWidth(lines: readonly string[], i: number, indent: string): number {
  const widths: number[] = [];
  for (const step of [-1, 1])
    for (let at = i; lines[at] === "" || numbered.test(lines[at] ?? ""); at += step) {
      const [sign] = numbered.exec(lines[at]!) ?? [""];
      if (sign.startsWith(indent)) widths.push(sign.trim().length + 1);
    }
  return Math.max(...widths);
}
