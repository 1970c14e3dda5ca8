// What the whole promises: figures are the same everywhere, nothing depends on the machine, and a comment changes nothing.
import fc from "fast-check";
import {join} from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {readSources} from "../scripts/commands/project.ts";
import {hashOf} from "../scripts/lib/hash.ts";
import {foldersIn} from "../scripts/outside/disk.ts";
import {Log} from "../scripts/lib/diagnostic.ts";
import type {Sources} from "../scripts/pipeline.ts";
import {renderHtml} from "../scripts/steps/html.ts";
import {buses, manuscriptsOf, pagesOf, tryCompose, withFile, withoutFile} from "./buses.ts";

const root = join(import.meta.dirname, "..");
const figures = "content/buses/figures.yaml";
const before = manuscriptsOf(buses);

describe("a figure that changes, changes wherever it stands", () => {
  // idle-buses × cost-per-bus = idle-cost; idle-cost + fuel-saving − grant = net-savings, which both documents print.
  test.each([
    ["idle-buses", "value: 12 buses", "value: 13 buses", ["note", "talk"]],
    ["cost-per-bus", "€48,500", "€49,500", ["note", "talk"]],
    ["grant", "€0.2m", "€0.3m", ["note", "talk"]],
    ["fuel-saving", "low: €90k", "low: €80k", ["note", "talk"]],
    ["morale", "not estimated", "not given", ["note"]],
  ])("%s", (_, from, to, documents) => expect(changedBy(figures, from, to)).toEqual(documents));

  test("a cell of a table, in the documents that print it", () => {
    expect(changedBy("content/buses/tables/fleet.yaml", "y2024: 41", "y2024: 42")).toEqual([
      "note",
    ]);
  });

  test("a label that nobody prints changes nothing", () => {
    expect(changedBy(figures, "label: State grant", "label: Grant of the state")).toEqual([]);
  });

  test("a source that a document cites, in that document", () => {
    expect(
      changedBy("content/buses/sources.yaml", "title: Fleet audit", "title: Fleet review"),
    ).toEqual(["note"]);
    expect(
      changedBy("content/buses/sources.yaml", "publisher: Example Town", "publisher: Example City"),
    ).toEqual(["note", "talk"]);
  });

  test("three formulas away", () => {
    const chain = (first: string): string =>
      [
        `first: {label: First, value: ${first}, source: budget-2023}`,
        "second: {label: Second, formula: first * 2}",
        "third: {label: Third, formula: second + first}",
        "fourth: {label: Fourth, formula: third - second}",
        "",
      ].join("\n");
    const printing = (first: string): string | undefined => {
      const sources = withFile(
        withFile(buses, "content/buses/figures/chain.yaml", chain(first)),
        "content/buses/documents/note.yaml",
        "template: note\nlead: It is {{fourth}}.\ntable: fleet\n",
      );
      return manuscriptsOf(sources)["note"]?.uses.find(use => use.figure === "fourth")?.text;
    };
    expect([printing("€7m"), printing("€8m")]).toEqual(["€7\u00a0million", "€8\u00a0million"]);
  });

  function changedBy(path: string, from: string, to: string): readonly string[] {
    const after = manuscriptsOf(withFile(buses, path, text => text.replace(from, () => to)));
    return Object.keys(before)
      .filter(name => after[name]?.text !== before[name]?.text)
      .toSorted();
  }
});

describe.each(await publications())("every figure of %s", (_, sources) => {
  const {composed} = tryCompose(sources);
  const written = composed ? plainAmounts(composed.content) : [];
  const sample = written.filter((_one, i) => i % Math.ceil(written.length / 4) === 0);

  test.skipIf(sample.length === 0).each(sample.map(one => [one.id, one] as const))(
    "%s: other manuscripts than those that print what rests on it stay as they are",
    (id, {path, from, to, at}) => {
      const changed = pagesOf(
        withFile(sources, path, text => text.slice(0, at) + to + text.slice(at + from.length)),
      );
      const resting = restingOn(id, composed!.content);
      for (const {name, manuscript} of composed!.pages) {
        const names = manuscript.uses.some(use => resting.has(use.figure));
        const isChanged =
          changed[name]?.manuscript.text !== manuscript.text ||
          changed[name]?.manuscript.charts.length !== manuscript.charts.length;
        const drawn = manuscript.charts.length + manuscript.miniatures.length > 0;
        // A chart or a slide of another is drawn later: in the manuscript only its place stands.
        if (!names) expect([name, isChanged]).toEqual([name, false]);
        else if (!drawn) expect([name, isChanged]).toEqual([name, true]);
      }
    },
  );
});

describe("nothing that a comment does", () => {
  test.each(buses.files.map(file => file.path))("in %s changes a page", path => {
    const commented = withFile(
      buses,
      path,
      text => `# A comment, above.\n\n${text.replace(/\n$/, "")}\n# And one below.\n`,
    );
    expect(plain(manuscriptsOf(commented))).toEqual(plain(before));
  });

  test("in a template changes a page", () => {
    const commented = withFile(
      buses,
      "templates/note/page.html.hbs",
      text => `{{! A comment. }}\n${text}`,
    );
    expect(plain(manuscriptsOf(commented))).toEqual(plain(before));
  });
});

describe("the same content gives the same pages", () => {
  test("composed twice", () => expect(plain(manuscriptsOf(buses))).toEqual(plain(before)));

  test("with its files in another order", () => {
    const shuffled = (count: number): fc.Arbitrary<number[]> =>
      fc.shuffledSubarray([...Array(count).keys()], {minLength: count});
    fc.assert(
      fc.property(shuffled(buses.files.length), shuffled(buses.templates.length), (a, b) => {
        const sources = {
          ...buses,
          files: a.map(i => buses.files[i]!),
          templates: b.map(i => buses.templates[i]!),
        };
        expect(plain(manuscriptsOf(sources))).toEqual(plain(before));
      }),
      {numRuns: 8},
    );
  });

  test("split over several files", () => {
    const [one = "", ...others] = textOf(figures).split(/^(?=\w)/m);
    const split = withFile(
      withFile(withoutFile(buses, figures), "content/buses/figures/a.yaml", one),
      "content/buses/figures/b.yaml",
      others.join(""),
    );
    expect(plain(manuscriptsOf(split))).toEqual(plain(before));
  });

  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  test.each(["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])(
    "in the time zone %s",
    async where => {
      process.env["TZ"] = where;
      vi.resetModules();
      const fresh = await import("./buses.ts");
      expect(plain(fresh.manuscriptsOf(fresh.buses))).toEqual(plain(before));
    },
  );

  test("and its language, not the machine's, decides how numbers and dates are written", () => {
    const german = manuscriptsOf(
      withFile(buses, "content/buses/publication.yaml", text => text.replace("en-IE", "de-DE")),
    )["note"];
    expect(german?.text).toContain("Mai 2024");
    expect(german?.uses.map(use => use.text).join("; ")).toMatch(/582\.000\s€/);
    expect(german?.language).toBe("de-DE");
  });

  test("its currency decides what a sign means", () => {
    const text = "template: note\nlead: Of {{dollars exact}}.\ntable: fleet\n";
    const of = (currency: string): string | undefined => {
      const figure = withFile(
        buses,
        "content/buses/figures/d.yaml",
        "dollars: {label: D, value: $5m, source: budget-2023}\n",
      );
      const spent = withFile(figure, "content/buses/publication.yaml", one =>
        one.replace(/^currency: .*$/m, `currency: ${currency} #`),
      );
      const sources = withFile(spent, "content/buses/documents/note.yaml", text);
      return manuscriptsOf(sources)["note"]?.uses[0]?.text;
    };
    expect(of("USD")).toBe("$5m");
    expect(of("CAD")).toBe("$5m");
    expect(of("EUR")).toBe("US$5m");
  });
});

describe("one document alone", () => {
  test("is composed as it is among all", () => {
    const {composed} = tryCompose(buses, ["talk"]);
    expect(composed?.pages.map(page => page.name)).toEqual(["talk"]);
    expect(composed?.pages[0]?.manuscript.text).toBe(before["talk"]?.text);
  });

  test("is not held up by what is wrong in another", () => {
    const sources = withFile(
      buses,
      "content/buses/documents/note.yaml",
      "template: note\nlead: Save.\ntable: nothing\n",
    );
    expect(tryCompose(sources, ["talk"]).composed?.pages).toHaveLength(1);
    expect(tryCompose(sources, null).composed).toBeNull();
  });

  test("that does not exist is said to be missing", () => {
    const {findings} = tryCompose(buses, ["tlak"]);
    expect(findings.map(one => [one.message, one.help])).toEqual([
      ["`buses` has no document called `tlak`", "did you mean `talk`?"],
    ]);
  });
});

test("all that is wrong is told at once: content, templates and documents", () => {
  const sources = [
    [
      "content/buses/figures/wrong.yaml",
      "a: {label: A, value: €3 squillion, source: budget-2023}\n",
    ],
    ["content/buses/charts/wrong.yaml", "kind: bar\nheadline: X\ntable: flet\n"],
    ["templates/talk/slides.md.hbs", "{{#if words.slides}}\n"],
  ].reduce((all, [path, text]) => withFile(all, path!, text!), buses);
  expect(tryCompose(sources).findings.map(one => one.at?.in.path)).toEqual([
    "content/buses/figures/wrong.yaml",
    "content/buses/charts/wrong.yaml",
    "templates/talk/slides.md.hbs",
  ]);
});

test("every link to a note leads to one", () => {
  const html = before["note"]?.text ?? "";
  const links = new Set([...html.matchAll(/href="#(note-\d+)"/g)].map(([, id]) => id));
  const notes = [...html.matchAll(/id="(note-\d+)"/g)].map(([, id]) => id);
  expect(links.size).toBeGreaterThan(0);
  expect([...links].toSorted()).toEqual(notes.toSorted());
});

test("a shared piece and a page that name their pictures alike each print their own", async () => {
  const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
  const file = (path: string, text: string) => ({
    path,
    from: `templates/${path}`,
    bytes: encoded(text),
  });
  const templates = [
    ...buses.templates.filter(one => one.path !== "note/page.html.hbs"),
    file("note/page.html.hbs", '{{> mark}}<img alt="own" src="logo.svg">'),
    file("shared/partials/mark.hbs", '<img alt="shared" src="logo.svg">'),
    file("note/logo.svg", "own"),
    file("shared/logo.svg", "shared"),
  ];
  const {text} = await renderHtml(manuscriptsOf({...buses, templates})["note"]!, new Map());
  const [shared, own] = ["shared", "own"].map(
    name => new RegExp(`alt="${name}" src="([^"]*)"`).exec(text)?.[1],
  );
  expect([shared, own]).toEqual([
    `data:image/svg+xml;base64,${btoa("shared")}`,
    `data:image/svg+xml;base64,${btoa("own")}`,
  ]);
});

test("a file of bytes that are no text is told, and the rest is looked at", async () => {
  const broken = {
    path: "note/partials/sources.hbs",
    from: "templates/note/partials/sources.hbs",
    bytes: new Uint8Array([0xff, 0xfe, 0x41]),
  };
  const {findings} = tryCompose({
    ...buses,
    templates: [...buses.templates.filter(one => one.path !== broken.path), broken],
  });
  expect(findings.map(one => one.code)).toContain("yaml/encoding");
});

function plain(manuscripts: ReturnType<typeof manuscriptsOf>): unknown {
  return Object.fromEntries(
    Object.entries(manuscripts)
      .toSorted()
      .map(([name, {text, css, uses, charts, title, language}]) => [
        name,
        {text, css: hashOf(css), uses, charts, title, language},
      ]),
  );
}

function textOf(path: string): string {
  return buses.files.find(file => file.path === path)!.text;
}

/** The publications of this repository; none while they are being written. */
async function publications(): Promise<readonly (readonly [string, Sources])[]> {
  const names = await foldersIn(join(root, "content"));
  return Promise.all(
    names.map(async name => [name, await readSources(root, name, new Log())] as const),
  );
}

type Content = NonNullable<ReturnType<typeof tryCompose>["composed"]>["content"];

/** Figures that are one plain amount, with its place, and another amount to put there: the first digit is one more. */
function plainAmounts(content: Content) {
  return Object.entries(content.figures).flatMap(([id, entry]) => {
    const from = entry.value?.value ?? "";
    if (!/^[£€$]?[\d.,]+\s?\w*$/.test(from)) return [];
    const span = content.places.value(["figures", id, "value"]);
    const to = from.replace(/\d/, digit => String((Number(digit) % 9) + 1));
    return [{id, path: span.in.path, from, to, at: span.in.text.indexOf(from, span.start)}];
  });
}

/** The figure, and all that is computed from it, however far. */
function restingOn(id: string, content: Content): ReadonlySet<string> {
  const resting = new Set([id]);
  for (let size = 0; size < resting.size;) {
    size = resting.size;
    for (const [name, {formula}] of Object.entries(content.figures))
      if (
        [...(formula ?? "").matchAll(/[a-z0-9]+(?:[-.][a-z0-9]+)*/g)].some(([word]) =>
          resting.has(word),
        )
      )
        resting.add(name);
  }
  return resting;
}
