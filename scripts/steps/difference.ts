// From two Statements to their Difference: what of all that was stated is stated otherwise now, and because of what.
// Pure, and about content alone: which pages this moves is another question.
import type {Statement, EntrySort} from "../lib/statement/statement.ts";
import {changedEntries, type EntryChange} from "../lib/statement/entries.ts";
import {changedFields, type FieldChange} from "../lib/statement/fields.ts";
import {changedFigures, type FigureChange} from "../lib/statement/figures.ts";

export interface Difference {
  /** Title, date, edition and the like. */
  readonly publication: readonly FieldChange[];
  readonly figures: readonly FigureChange[];
  readonly entries: readonly EntryChange[];
}

/** What cannot be known from two statements alone. */
export interface Doubts {
  /** Where one of the two is a document alone: the figures that it states on the other side, if that is known. */
  readonly stated: ReadonlySet<string> | null;
  /** Whether something of that name is on one of the sides, and could not be read there. */
  readonly isUnread: (field: "figures" | EntrySort, name: string) => boolean;
}

export function compareStatements(before: Statement, after: Statement, doubts: Doubts): Difference {
  const figures = changedFigures(before, after, doubts.stated).filter(
    ({id, change}) => change === "changed" || !doubts.isUnread("figures", id),
  );
  const changed = new Set(figures.filter(one => one.value).map(one => one.id));
  const isWhole = before.document === null && after.document === null;
  const about = changedFields(before.publication, after.publication);
  return {
    publication: isWhole
      ? about
      : about.filter(one => one.before !== null && one.after !== null && one.field !== "name"),
    figures,
    entries: changedEntries(before, after, changed).filter(
      ({sort, id, change}) => change === "changed" || !doubts.isUnread(sort, id),
    ),
  };
}

export function isSame({publication, figures, entries}: Difference): boolean {
  return publication.length + figures.length + entries.length === 0;
}
