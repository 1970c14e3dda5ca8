// The shape of a chart in `charts/*.yaml`: what every kind has, and what each asks for. See lib/chart/kinds.ts for which is which.
import * as s from "../yaml/schema.ts";

export const eras = ["before", "report", "recommended", "after"] as const;

export const chartKinds = [
  "bar",
  "column",
  "stacked-column",
  "grouped-column",
  "waterfall",
  "line",
  "range",
  "dot",
  "slope",
  "timeline",
  "vega-lite",
] as const;

export const chart = s.fields({
  kind: s.oneOf(chartKinds),
  headline: s.text,
  subtitle: s.maybe(s.text),
  table: s.maybe(s.id),
  rows: s.maybe(s.oneOrMore(s.id)),
  columns: s.maybe(s.oneOrMore(s.id)),
  series: s.maybe(s.oneOf(["rows", "columns"])),
  labels: s.maybe(s.named(s.text)),
  highlight: s.maybe(s.oneOrMore(s.id)),
  sort: s.maybe(s.oneOf(["as-given", "descending"])),
  figures: s.maybe(
    s.list(
      s.orText(
        "figure",
        s.fields({
          figure: s.maybe(s.text),
          figures: s.maybe(s.oneOrMore(s.text)),
          label: s.maybe(s.text),
          note: s.maybe(s.text),
        }),
      ),
    ),
  ),
  /** The figure whose `sensitivity` a range shows. */
  sensitivity: s.maybe(s.id),
  groups: s.maybe(s.oneOrMore(s.text)),
  events: s.maybe(s.oneOrMore(s.id)),
  era: s.maybe(s.oneOrMore(s.oneOf(eras))),
  from: s.maybe(s.date),
  to: s.maybe(s.date),
  spec: s.anything,
  steps: s.maybe(
    s.list(
      s.fields({
        figure: s.text,
        label: s.text,
        note: s.maybe(s.text),
        role: s.oneOf(["level", "change"]),
      }),
    ),
  ),
  note: s.maybe(s.text),
  alt: s.maybe(s.text),
});

export type ChartEntry = s.Of<typeof chart>;
