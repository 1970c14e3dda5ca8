// Recommendations, sources and all else that has a name, then and now → what was added, withdrawn and changed.
import {entrySorts, type Edition, type Entries, type EntrySort} from "./edition.ts";
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

/** Of a document alone nothing is known but its sources; what it does not state is not withdrawn. */
export function changedEntries(
  before: Edition,
  after: Edition,
  changed: ReadonlySet<string>,
): readonly EntryChange[] {
  return entrySorts.flatMap(sort => {
    const [was, is] = [before.entries[sort], after.entries[sort]];
    if (!was || !is) return [];
    const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
    return names.flatMap(id => {
      const [then, now] = [entryOf(was, id), entryOf(is, id)];
      if (!then && after.document === null && before.document !== null) return [];
      if (!now && before.document === null && after.document !== null) return [];
      const fields = then && now ? changedFields(then, now) : [];
      const states = now ? figuresIn(now).filter(figure => changed.has(figure)) : [];
      if (then && now && fields.length === 0 && states.length === 0) return [];
      const change = !then ? "added" : !now ? "withdrawn" : "changed";
      return [{sort, id, title: titleOf(now ?? then ?? {}, id), change, fields, states} as const];
    });
  });
}

function entryOf(entries: Entries, id: string): Entries[string] | null {
  return Object.hasOwn(entries, id) ? entries[id]! : null;
}

function titleOf(entry: Entries[string], id: string): string {
  const {title, label, who} = entry;
  return String(title ?? label ?? who ?? id);
}
