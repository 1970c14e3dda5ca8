// The shape of figures and of tables: what may be written about a number.
import * as s from "../yaml/schema.ts";

export const sourced = {source: s.maybe(s.id), sources: s.maybe(s.oneOrMore(s.id))};

/** What a figure is a figure of: in the terms of the Green Book and the National Audit Office. */
export const kinds = [
  "saving",
  "cash-releasing-saving",
  "non-cash-releasing-saving",
  "cost-avoidance",
  "scope-reduction",
  "income",
  "benefit",
  "cost",
  "spend",
  "count",
  "share",
  "rate",
  "index",
] as const;

/** `cumulative-annual`: a level that each year reaches, and that contains what the years before have reached. */
export const timings = ["one-off", "annual", "cumulative", "cumulative-annual", "lifetime"] as const;

/** From what happened to what is only supposed. */
export const statuses = ["actual", "provisional", "forecast", "target", "illustrative"] as const;

export const evidence = ["sufficient", "partial", "insufficient"] as const;

/** What a figure, and each cell of a table, may say about itself. */
const circumstances = {
  ...sourced,
  "as-of": s.maybe(s.date),
  prices: s.maybe(s.text),
  period: s.maybe(s.text),
  kind: s.maybe(s.oneOf(kinds)),
  timing: s.maybe(s.oneOf(timings)),
  measure: s.maybe(s.oneOf(["gross", "net"])),
  status: s.maybe(s.oneOf(statuses)),
  evidence: s.maybe(s.oneOf(evidence)),
  /** What a saving or a change is measured against. */
  baseline: s.maybe(s.text),
  owner: s.maybe(s.text),
  "checked-by": s.maybe(s.text),
  note: s.maybe(s.text),
};

/** How figures, and rows of one table, contain or exclude each other. */
const relations = {
  "included-in": s.maybe(s.oneOrMore(s.text)),
  "alternative-to": s.maybe(s.oneOrMore(s.text)),
  together: s.maybe(s.list(s.text)),
};

/** Rules that are broken on purpose: their codes, and why that is right. */
export const accept = s.maybe(s.named(s.text));

/** A value that was stated before. With `corrected`, its day, it was published and found to be wrong. */
const was = s.list(
  s.fields({
    value: s.text,
    "as-of": s.maybe(s.date),
    ...sourced,
    note: s.maybe(s.text),
    corrected: s.maybe(s.date),
    why: s.maybe(s.text),
  }),
);

/** A printed total, and of what: names, or `first to last`. */
const totals = {total: s.maybe(s.flag), of: s.maybe(s.oneOrMore(s.text))};

/** A quantity as it is written, or in words that only print: `{words, floor}`. */
const value = s.orText(
  "value",
  s.fields({value: s.maybe(s.text), words: s.maybe(s.text), floor: s.maybe(s.text)}),
);

export const figures = s.named(
  s.fields({
    label: s.text,
    value: s.maybe(value),
    low: s.maybe(s.text),
    central: s.maybe(s.text),
    high: s.maybe(s.text),
    range: s.maybe(s.oneOf(["uncertainty", "choice"])),
    formula: s.maybe(s.text),
    /** What it may depend on most: each is tried lower and higher. */
    sensitivity: s.maybe(s.oneOrMore(s.text)),
    /** As its source prints it, where it is worked out here: the one is held against the other. */
    printed: s.maybe(s.text),
    ...circumstances,
    ...relations,
    accept,
    was: s.maybe(was),
  }),
);

const {note: _note, ...inherited} = circumstances;

export const table = s.fields({
  title: s.text,
  subtitle: s.maybe(s.text),
  unit: s.maybe(s.text),
  ...circumstances,
  total: s.maybe(s.oneOf(["none"])),
  "total-reason": s.maybe(s.text),
  accept,
  columns: s.named(
    s.orText(
      "label",
      s.fields({
        label: s.text,
        text: s.maybe(s.flag),
        unit: s.maybe(s.text),
        ...totals,
        ...inherited,
        accept,
      }),
    ),
  ),
  rows: s.named(
    s.fields({
      label: s.text,
      unit: s.maybe(s.text),
      ...totals,
      ...circumstances,
      ...relations,
      accept,
      cells: s.named(s.maybe(s.text)),
      /** Earlier values of its cells, by column. */
      was: s.maybe(s.named(was)),
    }),
  ),
});

export type FigureEntry = s.Of<typeof figures>[string];
export type TableEntry = s.Of<typeof table>;
