// A table as spreadsheets save it → its cells, each with its place. Commas, semicolons and tabs part them; quotes hold them together.
import {CsvError, parse} from "csv-parse/sync";
import {errorAt, type Checked, type Diagnostic} from "../diagnostic.ts";
import type {SourceText, Span} from "../text.ts";

export interface Cell {
  readonly text: string;
  readonly at: Span;
}

const largest = 2_000_000;

interface Parsed {
  readonly text: string;
  /** Where it ends, in bytes. */
  readonly end: number;
  readonly isQuoted: boolean;
}

/** Rows without any word are left out. */
export function readCsv(source: SourceText): Checked<readonly (readonly Cell[])[]> {
  const {text} = source;
  if (text.length > largest)
    return refused(
      source,
      0,
      "csv/too-large",
      "the file is larger than 2 MB",
      "split it into several publications",
    );
  let rows: readonly (readonly Parsed[])[];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      cast: (value, {bytes, quoting}): Parsed => ({text: value, end: bytes, isQuoted: quoting}),
    }) as unknown as readonly (readonly Parsed[])[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuote(text) : null;
    return refused(
      source,
      open ?? lineStart(text, Number(error["lines"] ?? 1)),
      "csv/quotes",
      ...(open === null ? quoteInside : quoteOpen),
    );
  }
  const units = unitsOf(text);
  let from = 0;
  const cells = rows.map(row =>
    row.map(({text: value, end, isQuoted}, i): Cell => {
      // A delimiter stands between two cells, and ends of lines between two rows.
      let start = i > 0 ? from + 1 : from;
      if (i === 0) while (/[\r\n]/.test(text[start] ?? "")) start++;
      from = units(end);
      const at = {in: source, start, end: Math.max(from, start + 1)};
      return {text: isQuoted ? value.normalize("NFC") : value.trim().normalize("NFC"), at};
    }),
  );
  const written = cells.filter(row => row.some(cell => cell.text.trim() !== ""));
  return written.length > 0
    ? {ok: true, value: written, diagnostics: []}
    : refused(
        source,
        0,
        "csv/empty",
        "the file is empty",
        "its first line names the columns, and each line below is an edition",
      );
}

/** What is no value, though a cell holds it. */
export function badCell({text, at}: Cell): Diagnostic | null {
  if (/^[=@]/.test(text))
    return errorAt(
      at,
      "csv/formula",
      "this cell holds a formula, and not its value",
      "save the table with values: copy, and paste as values",
    );
  if (/^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i.test(text))
    return errorAt(
      at,
      "csv/spreadsheet-error",
      `\`${text}\` is an error of the spreadsheet`,
      "mend the formula there, and save again",
    );
  return null;
}

/** The one that stands in the first line most often, outside quotes. */
function delimiterOf(text: string): string {
  const first = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? "").replace(
    /"[^"]*"/g,
    "",
  );
  const counted = [",", ";", "\t"].map(one => ({one, count: first.split(one).length}));
  return counted.toSorted((a, b) => b.count - a.count)[0]!.one;
}

/** Offsets in bytes → offsets in UTF-16 units, asked in order. */
function unitsOf(text: string): (bytes: number) => number {
  let [at, passed] = [0, 0];
  return bytes => {
    while (passed < bytes && at < text.length) {
      const code = text.codePointAt(at)!;
      passed += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  };
}

const quoteOpen: readonly [string, string] = [
  "a cell begins here with a quotation mark, and does not end",
  'close it with `"`; a quotation mark inside a cell is written twice: `""`',
];

const quoteInside: readonly [string, string] = [
  "a quotation mark stands inside a cell in this line",
  'put the whole cell in quotation marks, and write those inside it twice: `""`',
];

/** Where the last cell in quotation marks begins that nothing closes: the file ends inside it, and says no more than that. */
function openQuote(text: string): number | null {
  const delimiter = delimiterOf(text);
  let open: number | null = null;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '"') continue;
    const before = text[i - 1] ?? "\n";
    if (open === null) open = before === delimiter || /[\r\n\ufeff]/.test(before) ? i : null;
    else if (text[i + 1] === '"') i += 1;
    else open = null;
  }
  return open;
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", at);
    if (next < 0) break;
    at = next + 1;
  }
  return at;
}

function refused(
  source: SourceText,
  start: number,
  code: string,
  message: string,
  help: string,
): Checked<never> {
  const end = source.text.indexOf("\n", start);
  const at: Span = {
    in: source,
    start,
    end: Math.max(start + 1, end < 0 ? source.text.length : end),
  };
  return {ok: false, diagnostics: [errorAt(at, code, message, help)]};
}
