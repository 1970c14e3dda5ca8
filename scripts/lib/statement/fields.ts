// What a thing says of itself, then and now → the fields that differ.
import type {Known} from "../content/stated.ts";
import {wordDiff, type Piece} from "./word-diff.ts";

export interface FieldChange {
  /** As it is written in content: "as-of". */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Of texts of several words: what went and what came. */
  readonly words?: readonly Piece[];
  /** Whether it only follows the same change of something that it is made of. */
  readonly follows?: true;
}

export function changedFields(before: Known, after: Known): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.flatMap(field => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    if (was === is) return [];
    const words = was !== null && is !== null && hasWords(was, is) ? wordDiff(was, is) : null;
    return [{field, before: was, after: is, ...(words ? {words} : {})}];
  });
}

function valueOf(known: Known, field: string): string | null {
  const value = Object.hasOwn(known, field) ? known[field] : undefined;
  return value === undefined ? null : String(value);
}

/** Two short values are read faster side by side. */
function hasWords(...texts: readonly string[]): boolean {
  return texts.some(text => text.trim().split(/\s+/).length > 3);
}
