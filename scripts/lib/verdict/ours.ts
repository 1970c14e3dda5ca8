// The record that a PDF carries, what its publication states today, and the words of its pages → each figure judged.
import {figureText, type Figures} from "../content/figure.ts";
import type {Register} from "../content/prose.ts";
import type {Statement} from "../statement/statement.ts";
import {changedFigures, type FigureChange} from "../statement/figures.ts";
import type {FiguresFile, FigureStated, Printed} from "../record/record.ts";
import {editsIn, type Edit} from "./edited.ts";
import type {Judged, Moved} from "./verdict.ts";

export interface OursMaterial {
  readonly record: FiguresFile;
  /** The same record as a statement, and the publication's statement of today. */
  readonly then: Statement;
  readonly now: Statement;
  readonly figures: Figures;
  /** The pieces in which each page is set. */
  readonly pages: readonly (readonly string[])[];
}

/** One for each way in which a figure is printed, for each page on which it is; in the order of the pages. */
export function judgeOurs({record, then, now, figures, pages}: OursMaterial): readonly Judged[] {
  const changes = new Map(changedFigures(then, now, null).map(one => [one.id, one]));
  const edits = editsIn(record, pages);
  const judged = record.figures.flatMap(figure =>
    figure.printed.flatMap(one => {
      const verdict = judge(figure, one);
      const places = one.pages ?? [null];
      return places.map(page => withEdit({...verdict, page}, edits));
    }),
  );
  return judged.toSorted((a, b) => (a.page ?? Infinity) - (b.page ?? Infinity));

  function judge(figure: FigureStated, {text, register}: Printed): Judged {
    const change = changes.get(figure.id);
    const today = figures.get(figure.id);
    const same: Judged = {
      state: "unchanged",
      page: null,
      said: text,
      recorded: null,
      now: text,
      publication: now.publication.name,
      figure: figure.id,
      label: today?.label ?? figure.label,
      because: [],
      restated: [],
      sure: "recorded",
      around: null,
      resembles: null,
    };
    if (!today) return {...same, state: "withdrawn", now: null};
    if (!change) return same;
    const restated = change.fields.filter(({field}) => !aside.has(field));
    const because = causes(change);
    if (!change.value) return restated.length === 0 ? same : {...same, state: "restated", restated};
    const setting = {locale: record.language, currency: record.currency};
    const isCell = register === "number" && today.column === null;
    const plainly = figureText(today, isCell ? "compact" : registerOf(register), setting);
    // A step down is drawn with a minus, whatever the figure says.
    const isTurned = /^[\u2212-]/.test(text) && !/^[\u2212-]/.test(plainly) && !isNegative(figure);
    const shown = isTurned ? `\u2212${plainly}` : plainly;
    const isTrue = bare(shown) === bare(text);
    const value = {field: "value", before: change.before, after: change.after};
    return isTrue
      ? {...same, state: "restated", because, restated: [value, ...restated]}
      : {...same, state: "changed", now: shown, because, restated};
  }

  function causes({because}: FigureChange): readonly Moved[] {
    return because.map(id => {
      const root = changes.get(id);
      const {label, before, after} = root ?? {label: id, before: null, after: null};
      return {figure: id, label, before, after};
    });
  }
}

function withEdit(judged: Judged, edits: readonly Edit[]): Judged {
  const edit = edits.find(
    ({page, recorded}) =>
      recorded === judged.said && (page === null || judged.page === null || page === judged.page),
  );
  if (!edit) return judged;
  return {...judged, state: "edited", page: edit.page, said: edit.said, recorded: edit.recorded};
}

/** What a later Costed may call otherwise is printed in full. */
function registerOf(register: string): Register {
  const known: readonly Register[] = ["prose", "compact", "exact", "number"];
  return known.find(one => one === register) ?? "exact";
}

function isNegative({value, high}: FigureStated): boolean {
  return (value ?? high ?? "").startsWith("-");
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad]+/g, "");
}

/** Of these no reader would say that the figure is stated otherwise. */
const aside = new Set(["note", "accept", "owner", "checked-by", "label"]);
