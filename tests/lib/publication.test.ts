// The shape of each file of a publication: everything that content/README.md lets people write.
import {describe, expect, test} from "vitest";
import {fit} from "../../scripts/lib/yaml/fit.ts";
import * as shapes from "../../scripts/lib/content/publication.ts";
import type {Schema} from "../../scripts/lib/yaml/schema.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";

const least: readonly (readonly [string, Schema, string])[] = [
  [
    "publication.yaml",
    shapes.about,
    "title: T\nauthors: [{name: A}]\npublisher: {name: P}\ndate: 2010\nlanguage: en-GB\ncurrency: GBP",
  ],
  ["sources.yaml", shapes.sources, "a: {title: T, publisher: P, date: undated}"],
  ["figures.yaml", shapes.figures, "a: {label: L, value: £1m}"],
  [
    "tables/*.yaml",
    shapes.table,
    "title: T\ncolumns: {a: A}\nrows: {b: {label: B, cells: {a: 1}}}",
  ],
  [
    "recommendations.yaml",
    shapes.recommendations,
    "headings: {h: {title: T}}\nrecommendations: {r: {heading: h, title: T, what: W}}",
  ],
  [
    "verdicts.yaml",
    shapes.verdicts,
    "scale: {do: {label: Do, mark: tick, tone: green}}\nparts: {p: {label: P}}",
  ],
  ["timeline.yaml", shapes.timeline, "- {id: a, date: 2010, title: T, era: before}"],
  ["quotations.yaml", shapes.quotations, "q: {text: T, who: W}"],
  ["charts/*.yaml", shapes.chart, "kind: bar\nheadline: H"],
];

const most: readonly (readonly [string, Schema, string])[] = [
  [
    "publication.yaml",
    shapes.about,
    "title: T\nsubtitle: S\nshort-title: S\nsubject: S\nkeywords: [K]\nauthors: [{name: A, role: R}]\npublisher: {name: P, url: https://example.org, address: A}\ndate: 2010-03-22\nedition: E\nlanguage: en-GB\ncurrency: GBP\ntheme: house\npaper: Letter\nidentifier: ISBN\nnoun: step\nabout: A\ncaveat: C\nurl: https://example.org/p/\nprinted-copy: {text: T, price: P, email: a@example.org, phone: P, url: https://example.org, address: A}\ncontact: {name: N, email: a@example.org, phone: P, address: A, url: https://example.org}\nget-it: G",
  ],
  [
    "sources.yaml",
    shapes.sources,
    "a: {title: T, publisher: P, cite: C, date: 2010-03, url: https://example.org, accessed: 2011, status: final, next-release: 2012, note: N}",
  ],
  [
    "figures.yaml",
    shapes.figures,
    "a: {label: L, value: {words: many, floor: £1m}, source: s, as-of: 2010, prices: 2004-05, period: per year, kind: saving, timing: annual, measure: net, status: target, range: choice, note: N, was: [{value: £2m, as-of: 2009, source: s, note: N}]}\nb: {label: L, low: £1m, central: £2m, high: £3m, sources: [s, t]}\nc: {label: L, formula: a + b}",
  ],
  [
    "tables/*.yaml",
    shapes.table,
    "title: T\nsubtitle: S\nunit: £m\nsources: [s]\nas-of: 2010\nprices: cash\nperiod: P\nkind: cost\ntiming: lifetime\nmeasure: gross\nstatus: forecast\nnote: N\ntotal: none\ntotal-reason: they overlap\ncolumns: {a: {label: A, unit: '%', source: s, status: actual}, b: {label: B, text: true}}\nrows: {x: {label: X, total: true, unit: £bn, note: N, cells: {a: not given, b: words}}}",
  ],
  [
    "recommendations.yaml",
    shapes.recommendations,
    "headings: {h: {title: T, summary: S, source: s}}\nrecommendations: {r: {heading: h, title: T, verdict: do, part: p, what: W, why: Y, who: W, by-when: B, saving: not given, outcome: O, outcome-status: not-done, outcome-sources: [s], source: s, notes: N}}",
  ],
  [
    "verdicts.yaml",
    shapes.verdicts,
    "scale: {do: {label: Do, mark: branch, tone: grey}}\nparts: {p: {label: P, verdict: none, text: T, recommendations: [r], sources: [s]}}",
  ],
  [
    "timeline.yaml",
    shapes.timeline,
    "- {id: a, date-label: Spring, title: T, text: T, era: recommended, source: s}",
  ],
  [
    "quotations.yaml",
    shapes.quotations,
    "q: {text: T, who: W, role: R, date: 2010, source: s, note: N}",
  ],
  [
    "charts/*.yaml",
    shapes.chart,
    "kind: stacked-column\nheadline: H\nsubtitle: S\ntable: t\nrows: [a, b]\ncolumns: c\nseries: rows\nlabels: {a: A}\nhighlight: a\nsort: as-given\nnote: N\nalt: A",
  ],
  [
    "charts/*.yaml, a waterfall",
    shapes.chart,
    "kind: waterfall\nheadline: H\nsteps: [{figure: a, label: A, role: level}, {figure: b.c.d, label: B, note: N, role: change}]",
  ],
];

describe.each([
  ["at the least", least],
  ["at the most", most],
] as const)("what may be written, %s", (_, files) => {
  test.each(files)("in %s", (_name, shape, text) => {
    const {value, diagnostics} = fitted(shape, text);
    expect(diagnostics.map(one => one.message)).toEqual([]);
    expect(JSON.stringify(value)).not.toContain("undefined");
  });
});

test("what is left out is null, and never missing", () => {
  for (const [name, shape, text] of least) {
    const value = fitted(shape, text).value;
    const full = fitted(
      most.find(([other]) => other === name)![1],
      most.find(([other]) => other === name)![2],
    ).value;
    const [one, other] = [firstEntry(name, value), firstEntry(name, full)];
    expect(Object.keys(one).toSorted(), name).toEqual(Object.keys(other).toSorted());
  }
});

test("a single source stands for a list of one", () => {
  expect(fitted(shapes.quotations, "q: {text: T, who: W, sources: s}").value).toMatchObject({
    q: {sources: ["s"]},
  });
});

test.each([
  ["kind", shapes.figures, "a: {label: L, value: 1, kind: savings}"],
  ["timing", shapes.figures, "a: {label: L, value: 1, timing: yearly}"],
  ["status", shapes.sources, "a: {title: T, publisher: P, date: 2010, status: draft}"],
  ["era", shapes.timeline, "- {id: a, date: 2010, title: T, era: later}"],
  ["tone", shapes.verdicts, "scale: {do: {label: Do, mark: tick, tone: pink}}\nparts: {}"],
  ["series", shapes.chart, "kind: bar\nheadline: H\nseries: both"],
])("%s is one of a few words", (field, shape, text) => {
  const {diagnostics} = fitted(shape, text);
  expect(diagnostics.map(one => one.message)).toEqual([
    expect.stringMatching(new RegExp(`^\`${field}\` cannot be \``)),
  ]);
  expect(diagnostics[0]?.help).toMatch(/^(?:did you mean|it can be)/);
});

test.each([
  ["as-of", shapes.figures, "a: {label: L, value: 1, as-of: 16/05/2008}"],
  ["as-of", shapes.figures, "a: {label: L, value: 1, was: [{value: 2, as-of: 2008-16-05}]}"],
  [
    "as-of",
    shapes.table,
    "title: T\nas-of: May 2008\ncolumns: {a: A}\nrows: {b: {label: B, cells: {a: 1}}}",
  ],
  ["accessed", shapes.sources, "a: {title: T, publisher: P, date: 2010, accessed: today}"],
  ["next-release", shapes.sources, "a: {title: T, publisher: P, date: 2010, next-release: soon}"],
  ["date", shapes.sources, "a: {title: T, publisher: P, date: unknown}"],
  ["date", shapes.timeline, "- {id: a, date: 2003 to 2009, title: T, era: before}"],
  ["date", shapes.quotations, "q: {text: T, who: W, date: then}"],
])("%s is a date, wherever it stands: %#", (field, shape, text) => {
  expect(fitted(shape, text).diagnostics.map(one => one.message)).toEqual([
    `\`${field}\` is not a date`,
  ]);
});

test.each([
  ["sources.url", shapes.sources, "a: {title: T, publisher: P, date: 2010, url: example.org}"],
  [
    "contact.email",
    shapes.about,
    "title: T\nauthors: [{name: A}]\npublisher: {name: P}\ndate: 2010\nlanguage: en-GB\ncurrency: GBP\ncontact: {email: nobody}",
  ],
])("%s is an address", (_, shape, text) => expect(fitted(shape, text).diagnostics).toHaveLength(1));

function fitted(shape: Schema, text: string) {
  const file = readYaml({path: "a.yaml", text});
  if (!file.ok) throw new Error(`${text}: ${file.diagnostics[0]?.message}`);
  return fit(file.value, shape, "content");
}

/** The entry whose fields are compared: the file itself, or the first thing that it holds. */
function firstEntry(name: string, value: unknown): object {
  if (/^(?:publication|tables|charts|recommendations|verdicts)/.test(name)) return value as object;
  return Object.values(value as object)[0] as object;
}
