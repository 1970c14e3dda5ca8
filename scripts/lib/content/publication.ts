// The shape of each file of a publication: what may be written, and what it is once read.
// Quantities and formulas stay texts here; steps/figures.ts understands them.
import {paperNames} from "../template/paper.ts";
import * as s from "../yaml/schema.ts";
import {eras} from "./chart-entry.ts";
import {accept, sourced} from "./figure-entry.ts";

export {chart, type ChartEntry} from "./chart-entry.ts";
export {figures, table, type FigureEntry, type TableEntry} from "./figure-entry.ts";


export const about = s.fields({
  title: s.text,
  subtitle: s.maybe(s.text),
  "short-title": s.maybe(s.text),
  /** What it is about, and under which words it is to be found: what every PDF says of itself. */
  subject: s.maybe(s.text),
  keywords: s.maybe(s.list(s.text)),
  authors: s.list(s.fields({name: s.text, role: s.maybe(s.text)})),
  publisher: s.fields({name: s.text, url: s.maybe(s.url), address: s.maybe(s.text)}),
  /** Where the publication’s page stands on the web. */
  url: s.maybe(s.url),
  date: s.date,
  edition: s.maybe(s.text),
  language: s.language,
  currency: s.currency,
  theme: s.maybe(s.id),
  paper: s.maybe(s.oneOf(paperNames)),
  identifier: s.maybe(s.text),
  /** What is costed: recommendations, where nothing else is said. */
  noun: s.maybe(s.orText("one", s.fields({one: s.text, many: s.maybe(s.text)}))),
  /** What stands under sums that do not add up as they are printed; without it, what statistics say in the language. */
  "rounding-note": s.maybe(s.text),
  about: s.maybe(s.text),
  caveat: s.maybe(s.text),
  contact: s.maybe(
    s.fields({
      name: s.maybe(s.text),
      email: s.maybe(s.email),
      phone: s.maybe(s.text),
      address: s.maybe(s.text),
      url: s.maybe(s.url),
    }),
  ),
  "get-it": s.maybe(s.text),
  /** How a figure that is only an example says so wherever it prints; else “illustrative”. */
  illustrative: s.maybe(s.text),
  /** What has to stay true: `headline-saving >= £1bn`. */
  claims: s.maybe(s.list(s.text)),
  accept,
  /** How to order one. */
  "printed-copy": s.maybe(
    s.fields({
      text: s.maybe(s.text),
      price: s.maybe(s.text),
      email: s.maybe(s.email),
      phone: s.maybe(s.text),
      url: s.maybe(s.url),
      address: s.maybe(s.text),
    }),
  ),
});

export const sources = s.named(
  s.fields({
    title: s.text,
    publisher: s.text,
    cite: s.maybe(s.text),
    date: s.dateOr("undated"),
    url: s.maybe(s.url),
    accessed: s.maybe(s.date),
    status: s.maybe(s.oneOf(["provisional", "revised", "final"])),
    "next-release": s.maybe(s.date),
    note: s.maybe(s.text),
    accept,
  }),
);

export const recommendations = s.fields({
  headings: s.named(s.fields({title: s.text, summary: s.maybe(s.text), ...sourced})),
  recommendations: s.named(
    s.fields({
      heading: s.id,
      title: s.text,
      verdict: s.maybe(s.id),
      part: s.maybe(s.id),
      what: s.text,
      why: s.maybe(s.text),
      who: s.maybe(s.text),
      "by-when": s.maybe(s.text),
      saving: s.maybe(s.text),
      outcome: s.maybe(s.text),
      "outcome-status": s.maybe(s.oneOf(["done", "partly", "not-done", "overtaken", "unknown"])),
      "outcome-source": s.maybe(s.id),
      "outcome-sources": s.maybe(s.oneOrMore(s.id)),
      ...sourced,
      notes: s.maybe(s.text),
    }),
  ),
});

export const marks = ["up", "down", "plus", "diamond", "stop", "branch", "tick", "minus"] as const;
export const tones = ["green", "blue", "amber", "red", "purple", "teal", "grey"] as const;

export const verdicts = s.fields({
  scale: s.named(s.fields({label: s.text, mark: s.oneOf(marks), tone: s.oneOf(tones)})),
  parts: s.named(
    s.fields({
      label: s.text,
      verdict: s.maybe(s.id),
      text: s.maybe(s.text),
      recommendations: s.maybe(s.list(s.id)),
      ...sourced,
    }),
  ),
});

export const timeline = s.list(
  s
    .fields({
      id: s.id,
      date: s.maybe(s.date),
      until: s.maybe(s.date),
      "date-label": s.maybe(s.text),
      title: s.text,
      text: s.maybe(s.text),
      era: s.oneOf(eras),
      ...sourced,
    })
    .refine(event => event.date !== null || event["date-label"] !== null, "undated"),
);

export const quotations = s.named(
  s.fields({
    text: s.text,
    who: s.text,
    role: s.maybe(s.text),
    date: s.maybe(s.date),
    ...sourced,
    note: s.maybe(s.text),
  }),
);

export type About = s.Of<typeof about>;
export type Source = s.Of<typeof sources>[string];
export type HeadingEntry = s.Of<typeof recommendations>["headings"][string];
export type RecommendationEntry = s.Of<typeof recommendations>["recommendations"][string];
export type VerdictEntry = s.Of<typeof verdicts>["scale"][string];
export type PartEntry = s.Of<typeof verdicts>["parts"][string];
export type EventEntry = s.Of<typeof timeline>[number];
export type QuotationEntry = s.Of<typeof quotations>[string];
export type Mark = (typeof marks)[number];
export type Tone = (typeof tones)[number];
