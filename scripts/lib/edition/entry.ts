// The shape of editions.yaml. What stands in its rows is read one by one: see steps/editions.ts. So one that is wrong fails alone.
import * as s from "../yaml/schema.ts";

export const editions = s.fields({
  /** Whether the common publication is published, too. */
  base: s.maybe(s.flag),
  /** Of editions that say nothing else. */
  language: s.maybe(s.language),
  documents: s.maybe(s.oneOrMore(s.id)),
  /** What `{{edition.…}}` prints where an edition says nothing. */
  words: s.maybe(s.named(s.text)),
  /** By column: what holds for all its numbers. */
  columns: s.maybe(s.anything),
  /** By edition, what would stand in its row. */
  editions: s.maybe(s.anything),
});

export type EditionsEntry = s.Of<typeof editions>;
