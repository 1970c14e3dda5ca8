// What a template can see. It is total: what is empty is null, and never missing.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {isNode, type Model, type Named} from "../../scripts/lib/template/model.ts";
import {right} from "./small.ts";

const bare = {
  "figures.yaml": "cost: {label: Cost, value: £10m, source: nao}\n",
  "tables/fleet.yaml":
    "title: Fleet\nsource: nao\ncolumns: {a: A, b: {label: B, text: true}}\nrows: {x: {label: X, cells: {a: 1}}, y: {label: Y, total: true, note: N, cells: {a: 1, b: z}}}\n",
  "verdicts.yaml":
    "scale: {do: {label: Do, mark: tick, tone: green}}\nparts: {n3: {label: N3}, pacs: {label: PACS, verdict: do, text: T, recommendations: [sell], source: nao}}\n",
  "recommendations.yaml":
    "headings: {use: {title: Use}, more: {title: More, summary: S, sources: [nao, press]}}\nrecommendations:\n  sell: {heading: use, title: Sell, what: Sell.}\n  wait: {heading: more, title: Wait, what: W, why: Y, who: W, by-when: B, verdict: do, part: n3, saving: cost, outcome: O, outcome-status: done, outcome-source: nao, source: nao, notes: N}\n  stay: {heading: more, title: Stay, what: W, saving: not given}\n",
  "timeline.yaml":
    "- {id: a, title: A, date-label: Spring, era: before}\n- {id: b, date: 2010, title: B, text: T, era: after, source: nao}\n",
  "quotations.yaml":
    "q: {text: T, who: W}\nr: {text: T, who: W, role: R, date: 2010, note: N, source: nao}\n",
  "charts/fleet.yaml": "kind: bar\nheadline: H\ntable: fleet\n",
};
const {model} = right(bare);

describe("totality", () => {
  test("nothing is missing anywhere, and nothing is undefined", () => {
    const holes: string[] = [];
    walk(model, "model", (value, path) => {
      if (value === undefined) holes.push(path);
    });
    expect(holes).toEqual([]);
  });

  test("things of one sort have the same names, whatever was written of them", () => {
    for (const many of [
      model.recommendations,
      model.headings,
      model.parts,
      model.scale,
      model.timeline,
      Object.values(model.quotations),
      Object.values(model.sources),
      Object.values(model.figures).map(one => one.about),
      Object.values(model.charts).map(one => one.about),
    ]) {
      const names = new Set(many.map(one => Object.keys(one).toSorted().join(" ")));
      expect([...names]).toHaveLength(1);
    }
  });

  test("a publication of a few lines has the same names as a full one", () => {
    const full = right({
      "publication.yaml":
        "title: T\nsubtitle: S\nshort-title: S\nsubject: S\nkeywords: [K]\nauthors: [{name: A, role: R}]\npublisher: {name: P, url: https://example.org, address: A}\ndate: 2010\nedition: E\nlanguage: en-GB\ncurrency: GBP\nidentifier: I\nnoun: step\nabout: A\ncaveat: C\nget-it: G\nurl: https://example.org/p/\nprinted-copy: {text: T, price: P, email: a@example.org, phone: P, url: https://example.org, address: A}\ncontact: {name: N, email: a@example.org, phone: P, address: A, url: https://example.org}\n",
    }).model;
    expect(Object.keys(model.publication)).toEqual(Object.keys(full.publication));
  });

  test("each row of a table has a cell for each column", () => {
    const table = model.tables["fleet"] as {
      columns: {id: string}[];
      rows: {cells: {column: string}[]}[];
    };
    for (const row of table.rows)
      expect(row.cells.map(cell => cell.column)).toEqual(table.columns.map(column => column.id));
  });
});

describe("what it says", () => {
  const byId = (id: string) => model.recommendations.find(one => one["id"] === id)!;

  test("recommendations are numbered in their order, under their headings", () => {
    expect(
      model.recommendations.map(one => [
        one["number"],
        one["heading-number"],
        words(one["heading"]),
      ]),
    ).toEqual([
      [1, 1, "Use"],
      [2, 2, "More"],
      [3, 2, "More"],
    ]);
    expect(
      model.headings.map(one => (one["recommendations"] as {id: string}[]).map(two => two.id)),
    ).toEqual([["sell"], ["wait", "stay"]]);
  });

  test("a saving is a figure, or the reason why there is none, or nothing", () => {
    expect(byId("wait")["saving"]).toBe(model.figures["cost"]);
    expect([words(byId("stay")["saving"]), byId("sell")["saving"]]).toEqual(["not given", null]);
  });

  test("a verdict is the whole word of judgement; none is nothing", () => {
    expect(byId("wait")["verdict"]).toMatchObject({id: "do", mark: "tick", tone: "green"});
    expect([byId("sell")["verdict"], model.parts[0]?.["verdict"]]).toEqual([null, null]);
  });

  test("parts know their recommendations, and recommendations their part", () => {
    expect((model.parts[1]?.["recommendations"] as {id: string}[]).map(one => one.id)).toEqual([
      "sell",
    ]);
    expect(words(byId("wait")["part"])).toBe("N3");
  });

  test("sources stand where they are named, whole", () => {
    expect(byId("wait")["sources"]).toEqual([model.sources["nao"]]);
    expect(model.headings[1]?.["sources"]).toEqual([model.sources["nao"], model.sources["press"]]);
    expect(byId("wait")["outcome-sources"]).toEqual([model.sources["nao"]]);
  });

  test("a short title is the title, where there is no other; recommendations are called so, where there is no other noun", () => {
    const {one, many} = model.publication["noun"] as Named;
    expect([model.publication["short-title"], one, many].map(words)).toEqual([
      "Small",
      "recommendation",
      "recommendations",
    ]);
  });

  test("prose is rich, everything else is plain", () => {
    expect(
      [
        byId("wait")["what"],
        byId("wait")["why"],
        byId("wait")["outcome"],
        byId("wait")["title"],
        byId("wait")["notes"],
      ].map(one => isNode(one) && one.node === "text" && one.rich),
    ).toEqual([true, true, true, false, false]);
  });

  test("an undated source has no date", () => {
    expect(
      right({"sources.yaml": "a: {title: A, publisher: P, date: undated}"}).model.sources["a"]?.[
        "date"
      ],
    ).toBeNull();
  });
});

describe("templates/README.md tells designers the truth", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../templates/README.md"), "utf8");
  const row = (name: string): string =>
    new RegExp(`^\\| \`${name}[^|]*\\|(.*)\\|$`, "m").exec(readme)?.[1] ?? "";

  test.each([
    ["publication", model.publication],
    ["headings", model.headings[0]!],
    ["recommendations", model.recommendations[0]!],
    ["parts", model.parts[0]!],
    ["scale", model.scale[0]!],
    ["timeline", model.timeline[0]!],
    ["quotations", model.quotations["q"]!],
    ["tables", model.tables["fleet"]!],
    ["charts", model.charts["fleet"]!.about],
    ["sources", model.sources["nao"]!],
  ])("every name of `%s` stands there", (name, value) => {
    const told = [...row(name).matchAll(/`([\w-]+)`/g)].map(([, word]) => word);
    expect(Object.keys(value).filter(word => word !== "id" && !told.includes(word))).toEqual([]);
  });
});

function walk(value: unknown, path: string, look: (value: unknown, path: string) => void): void {
  look(value, path);
  // A figure's own data is not for templates; what is, stands in `about`.
  if (path.endsWith(".figure") || typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`, look);
}

function words(value: Model | undefined): string | null {
  return isNode(value) && value.node === "text"
    ? value.segments.map(one => (one.sort === "text" ? one.text : "")).join("")
    : null;
}
