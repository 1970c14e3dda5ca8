// Rows of cells → lines whose columns stand below each other. A cell that is too long runs on below itself; where a column would be so
// narrow that a word had to be cut, the cells of a row stand below each other instead.
import {widthOf} from "./width.ts";
import {wordsOf, wrap} from "./wrap.ts";

const gap = "  ";

/** `indent` stands before every line, and counts. */
export function tableOf(
  rows: readonly (readonly string[])[],
  indent: string,
  width: number,
): readonly string[] {
  const count = Math.max(...rows.map(row => row.length));
  const room = width - indent.length - gap.length * (count - 1);
  const cellsIn = (i: number): readonly string[] => rows.map(row => row[i] ?? "");
  const widths = sharedOut(
    Array.from({length: count}, (_, i) => Math.max(...cellsIn(i).map(widthOf))),
    room,
  );
  const isTooNarrow = widths.some((most, i) =>
    cellsIn(i).some(cell => wordsOf(cell, width).some(word => widthOf(word) > most)),
  );
  if (isTooNarrow) return rows.flatMap(row => stacked(row, indent, width));
  const isRight = widths.map((_, i) => i > 0 && areNumbers(cellsIn(i)));
  return rows.flatMap(row => {
    const cells = widths.map((most, i) => wrap(row[i] ?? "", {width: most, first: "", others: ""}));
    return Array.from({length: Math.max(...cells.map(lines => lines.length))}, (_, line) =>
      (
        indent +
        cells.map((lines, i) => padded(lines[line] ?? "", widths[i]!, isRight[i]!)).join(gap)
      ).trimEnd(),
    );
  });
}

/** Each as wide as it would be; if that is too much, the widest give way. */
function sharedOut(wanted: readonly number[], room: number): readonly number[] {
  let most = room;
  const given = (): readonly number[] => wanted.map(one => Math.min(one, most));
  while (most > 1 && given().reduce((sum, one) => sum + one, 0) > room) most -= 1;
  return given();
}

function stacked(row: readonly string[], indent: string, width: number): readonly string[] {
  return row.flatMap((cell, i) => {
    const before = i === 0 ? indent : indent + gap;
    return cell === "" ? [] : wrap(cell, {width, first: before, others: indent + gap});
  });
}

/** "−1,567.0", "£12.7bn", "62%": most cells are such, and so the column is set to the right. */
function areNumbers(cells: readonly string[]): boolean {
  const numbers = cells.filter(cell => /^[^\p{L}\d]*\d[^\p{L}]*\p{L}{0,2}$/u.test(cell));
  return numbers.length > cells.filter(cell => cell !== "").length / 2;
}

function padded(cell: string, width: number, isRight: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(cell)));
  return isRight ? space + cell : cell + space;
}
