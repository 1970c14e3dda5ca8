// From the words of a PDF and what publications state today, to the Verdict: who made it, and of each figure in it whether it is still true.
// It reads no file: the words are there already.
import type {Figures} from "../lib/content/figure.ts";
import type {Statement} from "../lib/statement/statement.ts";
import type {PdfWords} from "../lib/pdf/words.ts";
import type {FiguresFile} from "../lib/record/record.ts";
import type {Candidates} from "../lib/verdict/candidates.ts";
import {judgeOthers} from "../lib/verdict/others.ts";
import {judgeOurs} from "../lib/verdict/ours.ts";
import {isUntrue, type Judged} from "../lib/verdict/verdict.ts";

/** A publication as it is today. */
export interface Today {
  readonly statement: Statement;
  readonly figures: Figures;
}

export interface Verdict {
  /** Whether figures were told by the record that the PDF carries, or by its words alone. */
  readonly by: "record" | "words";
  readonly made: Making;
  readonly pages: number;
  readonly prints: readonly Judged[];
  /** What else is to be known of it: it carries a record that cannot be used, pages are missing. */
  readonly remarks: readonly string[];
  /** Whether all that it says of our figures is still so, and nobody has edited it. */
  readonly isTrue: boolean;
}

/** What is not known is null. */
export interface Making {
  /** "Costed 0.1.0", "LaTeX with hyperref" */
  readonly program: string | null;
  /** "Skia/PDF m147" */
  readonly producer: string | null;
  readonly title: string | null;
  readonly publication: string | null;
  readonly document: string | null;
  readonly edition: string | null;
  readonly date: string | null;
}

/** A PDF of ours, `then` being what it carries. */
export function judgeRecorded(
  words: PdfWords,
  {record, isIntact}: {readonly record: FiguresFile; readonly isIntact: boolean},
  then: Statement,
  {statement: now, figures}: Today,
): Verdict {
  const {publication, document, program, browser} = record;
  const prints = judgeOurs({
    record,
    then,
    now,
    figures,
    pages: words.pages.map(one => one.pieces),
  });
  const [had, has] = [document.pages ?? words.pages.length, words.pages.length];
  const tampered = [
    ...(isIntact ? [] : ["the record of its figures was changed after it was made"]),
    ...(had === has
      ? []
      : [`it has ${has} ${has === 1 ? "page" : "pages"}, and had ${had} when it was made`]),
  ];
  return {
    by: "record",
    made: {
      program: `${program.name} ${program.version}`,
      producer: browser ?? words.producer,
      title: said(document["title"]) ?? said(publication["title"]) ?? words.title,
      publication: publication.name,
      document: document.name,
      edition: said(publication["edition"]),
      date: said(publication["date"]),
    },
    pages: has,
    prints,
    remarks: tampered,
    isTrue: tampered.length === 0 && !prints.some(one => isUntrue(one.state)),
  };
}

/** A PDF without a record, from whatever program: it is told by its words. `why` says what is wrong with a record that it has. */
export function judgeWords(
  words: PdfWords,
  all: readonly Candidates[],
  why: string | null,
): Verdict {
  const prints = judgeOthers(words.pages, all);
  return {
    by: "words",
    made: {
      program: words.creator,
      producer: words.producer === words.creator ? null : words.producer,
      title: words.title,
      publication: null,
      document: null,
      edition: null,
      date: words.created,
    },
    pages: words.pages.length,
    prints,
    remarks: why === null ? [] : [why],
    isTrue: !prints.some(one => isUntrue(one.state)),
  };
}

function said(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}
