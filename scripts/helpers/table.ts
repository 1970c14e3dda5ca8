// {{#table-pages table width=1152 height=400}} … {{/table-pages}}: a table in as many parts as it needs, in type of the size that
// suits: inside it `columns` and `rows` of the table, those that stand here; `size` in px; `page`, `pages`, `more`, `several`.
import {figureText} from "../lib/content/figure.ts";
import type {Model} from "../lib/template/model.ts";
import {newLedger, type Printing} from "../lib/template/printing.ts";
import {divideTable, type TableWords} from "../lib/template/table-room.ts";
import {nodeOf, optionsOf, type Helpers} from "./helper.ts";
import {plainOf} from "./words.ts";

interface Column {
  readonly label: unknown;
  readonly text: boolean;
}

interface Row {
  readonly label: unknown;
  readonly cells: readonly {readonly text: unknown; readonly figure: unknown}[];
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export function tableHelpers(printing: Printing): Helpers {
  const silent = {...printing, ledger: newLedger()};
  return {
    "table-pages": {
      isBlock: true,
      takes: {0: ["map"], width: ["word"], height: ["word"]},
      scope: (table: Model) => ({
        columns: partOf(table, "columns"),
        rows: partOf(table, "rows"),
        size: 22,
        page: 1,
        pages: 1,
        more: false,
        several: false,
      }),
      run(...args) {
        const {fn, hash, data} = optionsOf(args);
        const table = args[0] as Table | null;
        if (!table || !Array.isArray(table.rows) || !Array.isArray(table.columns)) return "";
        const width = Number(hash["width"] ?? 1152);
        const height = Number(hash["height"] ?? 400);
        const parts = divideTable(wordsOf(table), {width, height});
        return parts
          .map((part, i) => ({
            columns: part.columns.map(at => table.columns[at]),
            rows: part.rows.map(at => {
              const row = table.rows[at]!;
              return {...row, cells: part.columns.map(column => row.cells[column])};
            }),
            size: part.size,
            page: i + 1,
            pages: parts.length,
            more: i > 0,
            several: parts.length > 1,
          }))
          .map(part => fn(part, {data}))
          .join("");
      },
    },
  };

  function wordsOf({columns, rows}: Table): TableWords {
    return {
      columns: columns.map(one => ({label: plainOf(one.label, silent), isText: one.text})),
      rows: rows.map(row => ({
        label: plainOf(row.label, silent),
        cells: row.cells.map(cell => cellText(cell.text, cell.figure)),
      })),
    };
  }

  function cellText(text: unknown, figure: unknown): string {
    const node = nodeOf(figure);
    return node?.node === "figure"
      ? figureText(node.figure, "number", printing)
      : plainOf(text, silent);
  }
}

function partOf(table: Model, field: string): Model {
  const known = typeof table === "object" && table !== null && field in table;
  return known ? (table as {readonly [name: string]: Model})[field]! : null;
}
