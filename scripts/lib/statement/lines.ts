// Words with a meaning → lines of a terminal that are no wider than asked, coloured where somebody can see it.
import type {Paint} from "../frame.ts";
import {widthOf} from "../plain/width.ts";

/** What is said, and how it is coloured; without a colour, as it comes. */
export interface Said {
  readonly text: string;
  readonly as?: keyof Paint;
}

export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

/** In one paragraph: lines after the first begin with `hanging` spaces. A line ends only where a space stands. */
export function paragraph(
  said: readonly Said[],
  indent: number,
  {width, paint}: Page,
  hanging = indent + 2,
): string {
  const lines: Said[][] = [[]];
  let column = indent;
  for (const piece of wordsOf(said)) {
    const isFirst = lines.at(-1)!.length === 0;
    const room = widthOf(piece.text) + (isFirst ? 0 : 1);
    if (!isFirst && column + room > width) {
      lines.push([]);
      column = hanging + widthOf(piece.text);
    } else column += room;
    lines.at(-1)!.push(piece);
  }
  return lines
    .map((words, i) => " ".repeat(i === 0 ? indent : hanging) + painted(words, paint))
    .join("\n");
}

/** Columns side by side in each row; what no longer fits in the line goes below, to the second column. */
export function table(
  rows: readonly (readonly Said[])[],
  indent: number,
  page: Page,
): readonly string[] {
  const widest = (column: number, most: number): number =>
    Math.min(most, Math.max(0, ...rows.map(row => widthOf(row[column]?.text ?? ""))));
  const widths = [widest(0, 30), widest(1, 26)];
  return rows.flatMap(row => {
    const cells = row.map((cell, i) => ({
      ...cell,
      text: i < row.length - 1 ? padded(cell.text, widths[i] ?? 0) : cell.text,
    }));
    const whole = indent + widthOf(cells.map(one => one.text).join("  "));
    if (whole <= page.width)
      return [" ".repeat(indent) + cells.map(paintedBy(page.paint)).join("  ").trimEnd()];
    const [first, ...others] = row;
    return [
      paragraph([first!], indent, page),
      ...others.flatMap(one => (one.text === "" ? [] : [paragraph([one], indent + 2, page)])),
    ];
  });
}

function wordsOf(said: readonly Said[]): readonly Said[] {
  return said.flatMap(({text, ...how}) =>
    text.split(/[ \n\t]+/).flatMap(word => (word === "" ? [] : [{text: word, ...how}])),
  );
}

/** Neighbours of one colour are coloured together. */
function painted(words: readonly Said[], paint: Paint): string {
  const runs: Said[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last && last.as === word.as)
      runs[runs.length - 1] = {...last, text: `${last.text} ${word.text}`};
    else runs.push(word);
  }
  return runs.map(paintedBy(paint)).join(" ");
}

function paintedBy(paint: Paint): (said: Said) => string {
  return ({text, as}) => (as ? paint[as](text) : text);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
