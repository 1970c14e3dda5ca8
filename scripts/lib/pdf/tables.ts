// Tables with all their cells. The browser leaves out the tag of a cell in which nothing is painted, and what a screen reader says
// of the cells after it is then said of the wrong column: here they are put back, empty.
import {
  dictIn,
  dictOf,
  listIn,
  name,
  nameIn,
  numberIn,
  PDFDict,
  resolved,
  type PDFName,
  type PDFObject,
} from "./objects.ts";
import {eachTag, newTag, type Tag} from "./tags.ts";
import {written} from "./written.ts";

interface Grid {
  readonly rows: readonly Row[];
  readonly width: number;
}

interface Row {
  readonly tag: Tag;
  /** Each with the column in which it begins. */
  readonly cells: readonly {readonly tag: Tag; readonly column: number}[];
  readonly width: number;
}

export function completeTables(top: Tag): void {
  const tables: Tag[] = [];
  eachTag(top, tag => {
    if (tag.type === "Table") tables.push(tag);
    if (tag.type === "TH" || tag.type === "TD") slim(tag);
  });
  for (const table of tables) {
    const rows = rowsOf(table);
    let grid = gridOf(rows);
    const {width} = grid;
    const columns = columnsByHeader(grid.rows, width);
    for (const [i, tag] of rows.entries()) {
      const row = grid.rows[i]!;
      if (row.width === width) continue;
      tag.kids = completed(row, width - row.width, columns);
      // A cell that is put back may move those that stand below it.
      grid = gridOf(rows);
    }
  }
}

function rowsOf(tag: Tag): readonly Tag[] {
  return tag.kids.flatMap(kid => {
    if (kid.sort !== "tag") return [];
    if (kid.type === "TR") return [kid];
    return /^T(?:Head|Body|Foot)$/.test(kid.type) ? rowsOf(kid) : [];
  });
}

/** Where each cell stands: beside those before it, and beside those above it that reach down. */
function gridOf(tags: readonly Tag[]): Grid {
  const taken: boolean[][] = tags.map(() => []);
  const placed = tags.map((tag, y) => {
    let column = 0;
    const cells = cellsOf(tag).map(cell => {
      while (taken[y]![column]) column += 1;
      const [wide, high] = [spanOf(cell, "ColSpan"), spanOf(cell, "RowSpan")];
      for (const row of taken.slice(y, y + high))
        for (let x = column; x < column + wide; x += 1) row[x] = true;
      return {tag: cell, column};
    });
    return {tag, cells};
  });
  const rows = placed.map((row, y) => ({...row, width: taken[y]!.filter(Boolean).length}));
  return {rows, width: Math.max(0, ...rows.map(row => row.width))};
}

/** In rows that are whole it can be seen in which column a header's cells stand. */
function columnsByHeader(rows: readonly Row[], width: number): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const whole = rows.filter(row => row.width === width);
  for (const {cells} of whole)
    for (const {tag, column} of cells) {
      if (scopeOf(tag) === "Column") columns.set(idOf(tag), column);
      if (scopeOf(tag) === "Row") columns.set("row", column);
    }
  const rowHeads = new Set(
    rows.flatMap(row => row.cells.filter(isRowHead).map(({tag}) => idOf(tag))),
  );
  for (const {cells} of whole)
    for (const {tag, column} of cells)
      for (const head of headersOf(tag))
        if (!rowHeads.has(head) && !columns.has(head)) columns.set(head, column);
  return columns;
}

function completed(
  row: Row,
  missing: number,
  columns: ReadonlyMap<string, number>,
): readonly Tag[] {
  const done: Tag[] = [];
  let left = missing;
  let shift = 0;
  for (const {tag, column} of row.cells) {
    const known = columnOf(tag, columns);
    while (left > 0 && known !== null && column + shift < known) addOne();
    done.push(tag);
  }
  while (left > 0) addOne();
  return done;

  function addOne(): void {
    done.push(newTag("TD", []));
    left -= 1;
    shift += 1;
  }
}

function columnOf(tag: Tag, columns: ReadonlyMap<string, number>): number | null {
  const names = isRowHead({tag})
    ? ["row"]
    : scopeOf(tag) === "Column"
      ? [idOf(tag)]
      : headersOf(tag);
  return names.map(head => columns.get(head)).find(column => column !== undefined) ?? null;
}

function isRowHead({tag}: {readonly tag: Tag}): boolean {
  return scopeOf(tag) === "Row";
}

function cellsOf(row: Tag): readonly Tag[] {
  return row.kids.flatMap(kid => (kid.sort === "tag" && /^T[HD]$/.test(kid.type) ? [kid] : []));
}

function attributeOf(tag: Tag): PDFDict | null {
  return dictIn(tag.dict, "A");
}

function spanOf(tag: Tag, key: string): number {
  const attributes = attributeOf(tag);
  return Math.max(1, (attributes && numberIn(attributes, key)) ?? 1);
}

function scopeOf(tag: Tag): string {
  const attributes = attributeOf(tag);
  return attributes ? nameIn(attributes, "Scope") : "";
}

function headersOf(tag: Tag): readonly string[] {
  const attributes = attributeOf(tag);
  const names = attributes && listIn(attributes, "Headers");
  return names?.map(written) ?? [];
}

function idOf(tag: Tag): string {
  const id = tag.dict.lookup(name("ID"));
  return id === undefined ? "" : written(id);
}

const [O, RowSpan, ColSpan] = [name("O"), name("RowSpan"), name("ColSpan")];

/** The browser writes a list of attributes for each cell, and among them what goes without saying. */
function slim(tag: Tag): void {
  const list = listIn(tag.dict, "A");
  if (!list) return;
  const all = list.flatMap(one => {
    const found = resolved(one);
    return found instanceof PDFDict && nameIn(found, "O") === "Table" ? [found] : [];
  });
  if (all.length < list.length) return;
  const whole = dictOf({O: "Table"});
  let isMore = false;
  const add = (key: PDFName, value: PDFObject): void => {
    if (value === 1 && (key === RowSpan || key === ColSpan)) return;
    isMore ||= key !== O;
    whole.set(key, value);
  };
  for (const one of all) one.each(add);
  if (isMore) tag.dict.set(name("A"), whole);
  else tag.dict.delete(name("A"));
}
