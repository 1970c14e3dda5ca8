// A statement: everything that a publication states at one time, as plain data that can be kept, read back and compared.
import type {Known, Stated} from "../content/stated.ts";
import type {Written} from "../quantity/scale.ts";
import {figure, known} from "../record/read.ts";
import {both, exactly, fieldsOf, listOf, mapOf, text, wholeNumber} from "../record/shape.ts";

export interface Statement {
  readonly format: "costed-statement";
  readonly version: 1;
  /** Null: of the whole publication. Else the one document that states all that is known; `entries` are then not known. */
  readonly document: string | null;
  readonly publication: Known & {readonly name: string};
  readonly language: string;
  readonly currency: string;
  /** In the order of the content. */
  readonly figures: readonly FigureThen[];
  /** Of a document: what it does not state itself, and its figures rest on. */
  readonly behind: readonly FigureThen[];
  readonly entries: Readonly<Partial<Record<EntrySort, Entries>>>;
}

export interface FigureThen extends Stated {
  /** As it is printed in full: "at least £1bn". */
  readonly text: string;
  /** How finely it was written; not known of what a PDF states. */
  readonly written?: Written;
  /** Who keeps it, and who has checked it: not for readers, and so in no PDF. */
  readonly owner?: string;
  readonly "checked-by"?: string;
}

/** What has a name and states something, by its name: each field as it was written, figures in it as `{{their-name}}`. */
export type Entries = Readonly<Record<string, Known>>;
export type EntrySort = (typeof entrySorts)[number];

/** In the order in which they are told. */
export const entrySorts = [
  "recommendations",
  "headings",
  "parts",
  "sources",
  "quotations",
  "timeline",
  "tables",
  "chapters",
  "documents",
] as const;

/** What is no statement is null: a manifest may come from an older program, or from elsewhere. */
export function readStatement(data: unknown): Statement | null {
  return shape(data, "") === null ? (data as Statement) : null;
}

const then = {
  ...figure,
  text,
  "written?": fieldsOf({scale: wholeNumberOrZero, decimals: wholeNumberOrZero}),
  "owner?": text,
  "checked-by?": text,
};

const shape = fieldsOf({
  format: exactly("costed-statement"),
  version: exactly(1),
  document: (value, path) => (value === null ? null : text(value, path)),
  publication: both(known, fieldsOf({name: text})),
  language: text,
  currency: text,
  figures: listOf(fieldsOf(then)),
  behind: listOf(fieldsOf(then)),
  entries: mapOf(text, mapOf(text, known)),
});

function wholeNumberOrZero(value: unknown, path: string): string | null {
  return value === 0 ? null : wholeNumber(value, path);
}
