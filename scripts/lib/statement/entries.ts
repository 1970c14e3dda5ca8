// Recommendations, sources and all else that has a name, then and now → what was added, withdrawn and changed.
import {entrySorts, type Statement, type Entries, type EntrySort} from "./statement.ts";
import {changedFields, type FieldChange} from "./fields.ts";
import {figuresIn} from "./stating.ts";

export interface EntryChange {
  readonly sort: EntrySort;
  readonly id: string;
  /** Its title, or the words by which it is known. */
  readonly title: string;
  readonly change: "added" | "withdrawn" | "changed";
  readonly fields: readonly FieldChange[];
  /** Figures that it states and that have another value now. */
  readonly states: readonly string[];
}

/** Of a document alone nothing is known but its sources; what it does not state is neither added nor withdrawn. */
export function changedEntries(
  before: Statement,
  after: Statement,
  changed: ReadonlySet<string>,
): readonly EntryChange[] {
  const isWhole = before.document === null && after.document === null;
  const isAlike = before.document === after.document;
  return entrySorts.flatMap(sort => {
    const [was, is] = [before.entries[sort], after.entries[sort]];
    if (!was || !is) return [];
    const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
    return names.flatMap(id => {
      const [then, now] = [entryOf(was, id), entryOf(is, id)];
      const isWithdrawn = !now && (isAlike || after.document === null);
      if (!(then && now) && !isAlike && !isWithdrawn) return [];
      const all = then && now ? changedFields(then, now) : [];
      const fields = isWhole ? all : all.filter(one => sourceFields.has(one.field));
      const states = now ? figuresIn(now).filter(figure => changed.has(figure)) : [];
      if (then && now && fields.length === 0 && states.length === 0) return [];
      const change = !then ? "added" : !now ? "withdrawn" : "changed";
      return [{sort, id, title: titleOf(now ?? then ?? {}, id), change, fields, states} as const];
    });
  });
}

/** Those that a PDF says of its sources. */
const sourceFields = new Set(["title", "publisher", "date", "url", "accessed", "status"]);

function entryOf(entries: Entries, id: string): Entries[string] | null {
  return Object.hasOwn(entries, id) ? entries[id]! : null;
}

function titleOf(entry: Entries[string], id: string): string {
  const {title, label, who} = entry;
  return String(title ?? label ?? who ?? id);
}
