// Files of a publication → Content: what was written, in known shapes, each value with its place.
import {describe, expect, test} from "vitest";
import {placeAt} from "../../scripts/lib/text.ts";
import {readContent} from "../../scripts/steps/content.ts";
import {right, small} from "./small.ts";

describe("a publication", () => {
  test("of one file has nothing but itself", () => {
    const {content} = right({"sources.yaml": "nao: {title: A, publisher: B, date: undated}"});
    expect(content).toMatchObject({
      name: "small",
      figures: {},
      tables: {},
      headings: {},
      recommendations: {},
      scale: {},
      parts: {},
      timeline: [],
      quotations: {},
      charts: {},
      documents: {},
    });
    expect(content.about).toMatchObject({
      title: "Small",
      subtitle: null,
      noun: null,
      contact: null,
    });
  });

  test("without publication.yaml is none", () => {
    const {value, diagnostics} = readContent("content/empty", []);
    expect(value).toBeNull();
    expect(diagnostics.map(one => one.message)).toEqual([
      "`content/empty` holds no `publication.yaml`",
    ]);
  });

  test("with one that cannot be read is none, and what is wrong with the rest is told all the same", () => {
    const {value, diagnostics} = readContent("content/x", [
      {path: "content/x/publication.yaml", text: "title: X"},
      {path: "content/x/sources.yaml", text: "a: {title: A}"},
    ]);
    expect(value).toBeNull();
    expect(new Set(diagnostics.map(one => one.at?.in.path))).toEqual(
      new Set(["content/x/publication.yaml", "content/x/sources.yaml"]),
    );
  });

  test("may hold other files than YAML, and they are passed over", () => {
    expect(right({"text/method.md": "# Method", "README.md": "read me"}).findings).toEqual([]);
  });
});

describe("files", () => {
  test("figures may stand in one file or in several", () => {
    const {content} = right({
      "figures.yaml": "a: {label: A, value: not given}",
      "figures/b.yaml": "b: {label: B, value: not given}",
    });
    expect(Object.keys(content.figures)).toEqual(["a", "b"]);
  });

  test("tables, charts and documents are called after their files", () => {
    const {content} = right({
      "tables/fleet.yaml":
        "title: Fleet\nsource: nao\ncolumns: {a: A}\nrows: {b: {label: B, cells: {a: 1}}}",
      "charts/fleet.yaml": "kind: bar\nheadline: H\ntable: fleet",
      "documents/deck.yaml": "template: deck\nlead: x",
    });
    expect([
      Object.keys(content.tables),
      Object.keys(content.charts),
      Object.keys(content.documents),
    ]).toEqual([["fleet"], ["fleet"], ["deck"]]);
  });

  test("of words for judgement and of recommendations hold two fields each", () => {
    const {content} = right({
      "verdicts.yaml":
        "scale: {do: {label: Do, mark: tick, tone: green}}\nparts: {n3: {label: N3}}",
      "recommendations.yaml":
        "headings: {use: {title: Use}}\nrecommendations: {sell: {heading: use, title: Sell, what: Sell.}}",
    });
    expect([
      Object.keys(content.scale),
      Object.keys(content.parts),
      Object.keys(content.headings),
      Object.keys(content.recommendations),
    ]).toEqual([["do"], ["n3"], ["use"], ["sell"]]);
  });

  test("keep their order: recommendations are numbered by it", () => {
    const ids = ["zebra", "a-1", "2", "mole", "1"];
    const {content} = right({
      "recommendations.yaml": `headings: {use: {title: Use}}\nrecommendations:\n${ids.map(id => `  x${id}: {heading: use, title: T, what: W.}`).join("\n")}`,
    });
    expect(Object.keys(content.recommendations)).toEqual(ids.map(id => `x${id}`));
  });
});

describe("what cannot be read is left out, and does not hide the rest", () => {
  test("one figure of several", () => {
    const {content, findings} = small({
      "figures.yaml": "a: {lable: A, value: £1}\nb: {label: B, value: £1, source: nao}",
    });
    expect(Object.keys(content.figures)).toEqual(["b"]);
    expect(findings).toHaveLength(1);
  });

  test("its name is known: nobody is told that it does not exist", () => {
    const {findings} = small({
      "figures.yaml":
        "a: {label: A, value: £1 squillion, source: nao}\nb: {label: B, formula: a * 2}\nc: {label: C, formula: b + a}",
    });
    expect(findings.map(one => one.message)).toEqual([
      "`squillion` means nothing behind an amount of money",
    ]);
  });

  test("a file of which YAML itself cannot make anything", () => {
    const {content, findings} = small({
      "timeline.yaml": "- {id: a",
      "figures.yaml": "a: {label: A, value: not given}",
    });
    expect(Object.keys(content.figures)).toEqual(["a"]);
    expect(findings.length).toBe(1);
  });
});

describe("places", () => {
  const {content} = right({
    "figures.yaml": "a: {label: A, value: not given}",
    "figures/b.yaml": "b:\n  label: B\n  value: £1m\n  source: nao",
    "tables/fleet.yaml":
      "title: Fleet\nsource: nao\ncolumns: {a: A}\nrows:\n  b:\n    label: B\n    cells: {a: 1}",
    "recommendations.yaml":
      "headings: {use: {title: Use}}\nrecommendations:\n  sell: {heading: use, title: Sell, what: Sell.}",
  });

  test.each<[readonly (string | number)[], string]>([
    [["about", "title"], "publication.yaml:1:8 Small"],
    [["figures", "a", "label"], "figures.yaml:1:12 A"],
    [["figures", "b", "value"], "figures/b.yaml:3:10 £1m"],
    [["tables", "fleet", "rows", "b", "cells", "a"], "tables/fleet.yaml:7:16 1"],
    [["recommendations", "sell", "title"], "recommendations.yaml:3:31 Sell"],
    [["headings", "use", "title"], "recommendations.yaml:1:25 Use"],
  ])("%j", (path, place) => {
    const at = content.places.value(path);
    const {line, column} = placeAt(at.in, at.start);
    expect(
      `${at.in.path.replace("content/small/", "")}:${line}:${column} ${at.in.text.slice(at.start, at.end)}`,
    ).toBe(place);
  });

  test("there is always one, also for what is not there", () => {
    expect(content.places.value(["figures", "b", "note"]).in.path).toBe(
      "content/small/figures/b.yaml",
    );
    expect(content.places.key(["charts", "nothing"]).start).toBe(0);
  });
});
