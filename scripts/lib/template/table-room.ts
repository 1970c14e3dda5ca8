// A table that is larger than a slide: how large its type can be, which columns stand beside each other, which rows below.
import {inColumns, linesOf, widthOf} from "./room.ts";

export interface TableWords {
  readonly columns: readonly {readonly label: string; readonly isText: boolean}[];
  readonly rows: readonly {readonly label: string; readonly cells: readonly string[]}[];
}

/** One slide of it: positions of rows and columns, and the size of its type in px. */
export interface TablePart {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly size: number;
}

const sizes = [22, 20, 18, 16];
const leading = 1.22;
/** Above and below the words of a row, in em; beside them, in px. As in the tables of the deck. */
const padding = {rows: 0.56, columns: 20};
/** Names of rows and words in columns are set semibold, or run on: a little room for both. */
const ease = 1.06;

/**
 * The largest type with which all of it stands on one slide. Where there is none: small type that keeps its columns together, and
 * the smallest where that saves many slides.
 */
export function divideTable(
  table: TableWords,
  room: {readonly width: number; readonly height: number},
): readonly TablePart[] {
  const tries = sizes.map(size => partsAt(table, room, size));
  const single = tries.find(parts => parts.length === 1);
  const least = tries.at(-1)!;
  const together = tries
    .slice(2)
    .find(parts => parts.every(one => one.columns.length === table.columns.length));
  return single ?? (together && together.length * 0.75 <= least.length ? together : least);
}

function partsAt(
  table: TableWords,
  {width, height}: {readonly width: number; readonly height: number},
  size: number,
): readonly TablePart[] {
  const needs = table.columns.map((column, i) => needOf(table, column, i, size));
  const named =
    Math.max(...table.rows.map(row => widthOf(row.label, size) * ease)) + padding.columns;
  const least = Math.min(named, Math.max(220, width * 0.24));
  const groups = columnGroups(
    needs.map(need => need.least),
    width - least,
  );
  const sized = table.rows.map((row, i) => ({
    item: i,
    height: Math.max(...groups.map(group => rowHeight(row, group))),
    again: 0,
  }));
  const heads = Math.max(...groups.map(headHeight));
  const pages = inColumns(sized, {height: height - heads, columns: 1}, Infinity);
  return pages.flatMap(rows => groups.map(columns => ({rows, columns, size})));

  /** What the columns of a group leave to the names of rows; columns of words share with them. */
  function widthsIn(group: readonly number[]): {
    readonly head: number;
    readonly at: ReadonlyMap<number, number>;
  } {
    const fixed = group.filter(i => !table.columns[i]!.isText);
    const taken = fixed.reduce((sum, i) => sum + needs[i]!.least, 0);
    const wishes = group.filter(i => table.columns[i]!.isText).map(i => needs[i]!.most);
    const share = Math.min(1, (width - taken) / (named + wishes.reduce((a, b) => a + b, 0)));
    const at = group.map(
      i => [i, table.columns[i]!.isText ? needs[i]!.most * share : needs[i]!.least] as const,
    );
    return {head: Math.max(least, named * share), at: new Map(at)};
  }

  function rowHeight(row: TableWords["rows"][number], group: readonly number[]): number {
    const {head, at} = widthsIn(group);
    const lines = [
      linesOf(row.label, (head - padding.columns) / ease, size),
      ...group.map(i =>
        linesOf(
          row.cells[i] ?? "",
          (at.get(i)! - padding.columns) / (table.columns[i]!.isText ? ease : 1),
          size,
        ),
      ),
    ];
    return Math.max(...lines) * size * leading + size * padding.rows + 1;
  }

  function headHeight(group: readonly number[]): number {
    const {at} = widthsIn(group);
    const lines = group.map(i =>
      linesOf(table.columns[i]!.label, (at.get(i)! - padding.columns) / ease, size),
    );
    return Math.max(1, ...lines) * size * leading + size * padding.rows + 2;
  }
}

/** A column of numbers is never broken; one of words may be as narrow as its longest word, or a few words. */
function needOf(
  table: TableWords,
  column: TableWords["columns"][number],
  at: number,
  size: number,
): {readonly least: number; readonly most: number} {
  const words = table.rows.map(row => row.cells[at] ?? "");
  const longest = Math.max(...column.label.split(" ").map(word => widthOf(word, size) * ease));
  const most = Math.max(longest, ...words.map(one => widthOf(one, size))) + padding.columns;
  if (!column.isText) return {least: most, most};
  const word = Math.max(...words.flatMap(one => one.split(" ")).map(one => widthOf(one, size)));
  return {least: Math.min(most, Math.max(longest, word, 110) + padding.columns), most};
}

/** As few groups as the width allows, and as even as they can be. */
function columnGroups(needs: readonly number[], width: number): readonly (readonly number[])[] {
  const all = needs.map((_, i) => i);
  for (let count = 1; count < needs.length; count++) {
    const each = Math.ceil(needs.length / count);
    const groups = Array.from({length: count}, (_, i) => all.slice(i * each, (i + 1) * each));
    const fits = groups.every(group => group.reduce((sum, i) => sum + needs[i]!, 0) <= width);
    if (fits) return groups.filter(group => group.length > 0);
  }
  return all.map(i => [i]);
}
