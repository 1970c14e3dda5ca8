// The files inside a PDF → the record of its figures, where it is one of ours and whole. Nothing in it is trusted before it was looked at.
import {hashOf} from "../hash.ts";
import {isMap} from "../map.ts";
import type {Attachment} from "../pdf/read.ts";
import type {FiguresFile} from "./record.ts";
import {
  both,
  exactly,
  exactNumber,
  fieldsOf,
  id,
  listOf,
  mapOf,
  text,
  textLike,
  textOrNumber,
  wholeNumber,
  type Shape,
} from "./shape.ts";

export type RecordReading =
  /** `isIntact`: it says what it said when it was written; nobody changed a figure in it since. */
  | {readonly sort: "record"; readonly record: FiguresFile; readonly isIntact: boolean}
  /** The PDF carries no such file. */
  | {readonly sort: "none"}
  /** It carries one that cannot be used. `why` stands alone, in the reader's words. */
  | {readonly sort: "unusable"; readonly why: string};

export const recordName = "figures.json";

export function readRecord(attachments: readonly Attachment[]): RecordReading {
  const files = attachments.filter(one => one.name === recordName);
  const [file] = files;
  if (!file) return {sort: "none"};
  if (files.length > 1) return unusable(`the PDF carries ${files.length} of them`);
  if (file.bytes.length > most) return unusable("it is too large for a record of figures");
  const data = parsed(file.bytes);
  if (data === undefined) return unusable("it is damaged: what is in it is no JSON");
  if (!isMap(data) || data["format"] !== "costed-figures")
    return unusable("it is not a record of Costed: another program made it");
  const {version} = data;
  if (typeof version === "number" && version > 1)
    return unusable(`it was made by a newer Costed, which writes version ${version} of it`);
  const fault = recordShape(data, "");
  if (fault !== null) return unusable(`it is damaged: ${fault}`);
  const record = data as unknown as FiguresFile;
  return {sort: "record", record, isIntact: statementsOf(record) === record.content};
}

/** The name of all that a record states, wherever it is printed and by whatever program: its `content`. */
export function statementsOf(record: Omit<FiguresFile, "content">): string {
  const {publication, document, language, currency, figures, behind, sources} = record;
  const {pages: _, ...said} = document;
  return hashOf(
    JSON.stringify({
      publication,
      document: said,
      language,
      currency,
      figures: figures.map(figure => ({
        ...figure,
        printed: figure.printed.map(({pages: _pages, times: _times, ...one}) => one),
      })),
      ...(behind === undefined ? {} : {behind}),
      sources,
    }),
  );
}

function unusable(why: string): RecordReading {
  return {sort: "unusable", why: `\`${recordName}\` in the PDF cannot be used: ${why}`};
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** In bytes. A thousand figures take one million. */
const most = 20_000_000;

/** What has fields of text and numbers. */
export const known = mapOf(text, textOrNumber);
const named = both(known, fieldsOf({name: text}));

const valued: Readonly<Record<string, Shape>> = {
  id,
  label: text,
  "value?": exactNumber,
  "low?": exactNumber,
  "central?": exactNumber,
  "high?": exactNumber,
  "words?": text,
  "floor?": exactNumber,
  "missing?": text,
  "qualifier?": text,
  "unit?": text,
};

/** The fields of a figure as it is stated. */
export const figure: Readonly<Record<string, Shape>> = {
  ...valued,
  "kind?": text,
  "timing?": text,
  "measure?": text,
  "status?": text,
  "period?": text,
  "prices?": text,
  "as-of?": text,
  "evidence?": text,
  "baseline?": text,
  "note?": text,
  "range?": text,
  "included-in?": text,
  "alternative-to?": text,
  "together?": text,
  "formula?": fieldsOf({written: text, words: text, inputs: listOf(fieldsOf(valued))}),
  sources: listOf(id),
  "was?": listOf(
    fieldsOf({
      value: text,
      "as-of?": text,
      "note?": text,
      "corrected?": text,
      "why?": text,
      "sources?": listOf(id),
    }),
  ),
  "accepted?": listOf(fieldsOf({rule: text, reason: text})),
};

const printed = listOf(
  fieldsOf({
    text,
    register: text,
    "pages?": listOf(wholeNumber),
    "times?": mapOf(textLike(/^[1-9]\d{0,5}$/, "a page"), wholeNumber),
  }),
);

const recordShape = fieldsOf({
  format: exactly("costed-figures"),
  version: exactly(1),
  content: textLike(/^[0-9a-f]{64}$/, "a hash"),
  program: fieldsOf({name: exactly("Costed"), version: text}),
  "browser?": text,
  publication: named,
  document: both(named, fieldsOf({"pages?": wholeNumber})),
  language: text,
  currency: textLike(/^[A-Z]{3}$/, "the code of a currency"),
  figures: listOf(fieldsOf({...figure, printed})),
  "behind?": listOf(fieldsOf(figure)),
  sources: mapOf(id, known),
});
