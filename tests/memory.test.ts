// What is remembered of the last time never shows: after any edit, the same comes out as from files that nobody has seen before.
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readSources} from "../scripts/commands/project.ts";
import {Log} from "../scripts/lib/diagnostic.ts";
import type {Overrides} from "../scripts/lib/edition/overrides.ts";
import {readYaml} from "../scripts/lib/yaml/yaml.ts";
import type {Sources} from "../scripts/pipeline.ts";
import {buses, tryCompose, withBook, withFile} from "./buses.ts";
import {edited, type Edit} from "./edited.ts";

const sample = await readSources(`${import.meta.dirname}/..`, "fixing-nhs-it", new Log());

/** Other objects of the same words: nothing is known of them, nor of what their files said before. */
function unseen({files, templates, ...rest}: Sources): Sources {
  for (const {path} of files) if (path.endsWith(".yaml")) readYaml({path, text: "nothing: yet\n"});
  return {
    ...rest,
    files: files.map(file => ({...file})),
    templates: templates.map(file => ({...file})),
  };
}

/** Everything that can be seen of what was composed; places by their files' names. */
function seen(sources: Sources): string {
  const {composed, findings} = tryCompose(sources);
  const pages = composed?.pages.map(({name, manuscript, shown}) => ({
    name,
    manuscript: {...manuscript, assets: [...manuscript.assets.keys()]},
    shown: shown.map(one => one.text),
  }));
  const figures = composed && [...composed.figures];
  const charts = composed && [...composed.charts];
  return JSON.stringify({findings, pages, figures, charts}, (key, value: unknown) =>
    key === "in" ? (value as {readonly path: string}).path : value,
  );
}

const edits = fc.record({
  file: fc.nat(),
  line: fc.nat(),
  how: fc.constantFrom("digit", "letter", "drop", "twice", "swap"),
});

type FileEdit = Edit & {readonly file: number};

function withEdit(sources: Sources, edit: FileEdit): Sources {
  const count = sources.files.length + sources.templates.length;
  const at = edit.file % count;
  const file = sources.files[at];
  if (file)
    return {...sources, files: sources.files.with(at, {...file, text: edited(file.text, edit)})};
  const place = at - sources.files.length;
  const template = sources.templates[place]!;
  if (!/\.(hbs|css|yaml)$/.test(template.path)) return sources;
  const text = edited(new TextDecoder().decode(template.bytes), edit);
  const bytes = new TextEncoder().encode(text);
  return {...sources, templates: sources.templates.with(place, {...template, bytes})};
}

describe("a change anywhere gives what files give that were never seen", () => {
  test("one edit after another, of the small publication", () => {
    fc.assert(
      fc.property(fc.array(edits, {minLength: 1, maxLength: 4}), some => {
        const states = some.reduce(
          (all, edit) => [...all, withEdit(all.at(-1)!, edit)],
          [withBook(buses)],
        );
        const given = states.map(seen);
        for (const [i, sources] of states.entries())
          expect(given[i] === seen(unseen(sources))).toBe(true);
      }),
      {numRuns: 20, seed: 7},
    );
  }, 120_000);

  test("single edits of the sample", () => {
    fc.assert(
      fc.property(edits, edit => {
        const changed = withEdit(sample, edit);
        expect(seen(changed) === seen(unseen(changed))).toBe(true);
      }),
      {numRuns: 3, seed: 11},
    );
  }, 120_000);

  test("values of editions, one after another and back again", () => {
    const place = buses.files[0]!;
    const edition = (name: string, value: string): Sources => {
      const overrides: Overrides = {
        edition: name,
        values: [
          {
            path: ["figures", "idle-buses", "value"],
            value,
            at: {in: place, start: 0, end: 1},
          },
        ],
        words: new Map(),
        at: {in: place, start: 0, end: 1},
      };
      return {...buses, overrides};
    };
    for (const [name, value] of [
      ["a", "14 buses"],
      ["b", "15 buses"],
      ["a", "14 buses"],
      ["c", "many"],
    ] as const) {
      const sources = edition(name, value);
      expect(seen(sources) === seen(unseen(sources))).toBe(true);
    }
    expect(seen(buses) === seen(unseen(buses))).toBe(true);
  });
});

describe("what decides counts, also where it was the same for long", () => {
  const content = "content/buses";

  /** Each state after the other, twice; what the states give, without what is the same in all. */
  function after(states: readonly Sources[]): readonly (readonly string[])[] {
    const there = [...states, ...states.toReversed()];
    const given = there.map(seen);
    for (const [i, sources] of there.entries())
      expect(given[i] === seen(unseen(sources))).toBe(true);
    return states.map(sources => tryCompose(sources).findings.map(one => one.code));
  }

  /** The templates stay the same objects. */
  const dated = (template: string, partial = ""): readonly Sources[] => {
    const named = withFile(buses, "templates/note/partials/part.hbs", partial);
    const path = "templates/note/page.html.hbs";
    const page = withFile(named, path, text => `${text}\n${template}\n`);
    return ["2024-05", "2024-06"].map(date =>
      withFile(
        page,
        `${content}/publication.yaml`,
        text => `${text.replace("date: 2024-05", `date: ${date}`)}# dated\n`,
      ),
    );
  };

  /** A document with days of its own: a list of them, or a map. */
  const days = (template: string, type = "{list: date}"): readonly Sources[] => {
    const asked = withFile(buses, "templates/note/template.yaml", text =>
      text.replace("words: {", `words: {days: ${type}, `),
    );
    const path = "templates/note/page.html.hbs";
    const page = withFile(asked, path, text => `${text}\n${template}\n`);
    return ["2024-05", "2024-06"].map(date =>
      withFile(
        page,
        `${content}/documents/note.yaml`,
        text => `${text}days: ${type.includes("list") ? `[${date}]` : `{first: ${date}}`}\n`,
      ),
    );
  };

  test("words that a template compares, under their own name and under another", () => {
    for (const states of [
      dated('{{#if (is publication.date "2024-06")}}{{figures}}{{/if}}'),
      dated(
        "{{> part when=publication.date}}",
        '{{#if (is when "2024-06")}}{{@root.figures}}{{/if}}',
      ),
      dated(
        "{{#with publication.date as |day|}}{{> part when=day}}{{/with}}",
        '{{#if (is when "2024-06")}}{{@root.figures}}{{/if}}',
      ),
      dated(
        '{{#with publication.date as |day|}}{{#if (is day "2024-06")}}{{@root.figures}}{{/if}}{{/with}}',
      ),
      dated(
        '{{#with publication.date}}{{#if (is this "2024-06")}}{{@root.figures}}{{/if}}{{/with}}',
      ),
      dated("{{> part publication.date}}", '{{#if (is this "2024-06")}}{{@root.figures}}{{/if}}'),
      days(
        '{{#each words.days as |day|}}{{#if (is day "2024-06")}}{{@root.figures}}{{/if}}{{/each}}',
      ),
      days('{{#each words.days}}{{#if (is this "2024-06")}}{{@root.figures}}{{/if}}{{/each}}'),
      days(
        '{{#each words.days as |day|}}{{#if (is day "2024-06")}}{{@root.figures}}{{/if}}{{/each}}',
        "{first: date}",
      ),
    ]) {
      const [before, now] = after(states);
      expect(before).not.toContain("template/unprintable");
      expect(now).toContain("template/unprintable");
    }
  });

  test("a number that was typed, when a figure becomes it or has another label", () => {
    const typed = withFile(buses, `${content}/documents/note.yaml`, text =>
      text.replace("lead: ", "lead: There are 14 buses idle. "),
    );
    const figures = (from: string, to: string): Sources =>
      withFile(typed, `${content}/figures.yaml`, text => text.replace(from, to));
    const [other, same] = after([
      typed,
      figures("12 buses", "14 buses"),
      figures("12 buses", "13 buses"),
      figures("Buses that stand idle", "Vehicles"),
    ]);
    expect(other).not.toContain("typed/figure");
    expect(same).toContain("typed/figure");
  });

  test("the order and the place of figures that say what they said", () => {
    const figures = (change: (text: string) => string): Sources =>
      withFile(buses, `${content}/figures.yaml`, change);
    after([
      buses,
      figures(text => `# A line more.\n${text}`),
      figures(text => text.replace(/^(idle-buses:\n(?: .*\n)+)([^]*)$/, "$2$1")),
      figures(text => text.replace("source: fleet-audit-2024", "note: None.")),
    ]);
  });

  test("all that a model shows of an entry, wherever it is written", () => {
    const chart =
      "kind: bar\nheadline: '{{grant}} and more'\nfigures: [{figure: grant}, {figure: idle-cost}]\n";
    const charted = withFile(buses, `${content}/charts/costs.yaml`, chart);
    const page = withFile(charted, "templates/note/page.html.hbs", text =>
      [
        text,
        "{{#each recommendations}}{{heading}} {{heading-number}} {{part}} {{verdict.label}} {{saving}}",
        "{{#each sources}}{{title}} {{publisher}}{{/each}}{{/each}}",
        "{{#each parts}}{{label}} {{verdict.label}}{{/each}}{{#each scale}}{{label}}{{/each}}",
        "{{#each timeline}}{{title}} {{#each sources}}{{title}}{{/each}}{{/each}}",
        "{{#each tables}}{{title}} {{note}} {{#each sources}}{{title}}{{/each}}{{/each}}",
        "{{#each charts}}{{headline}} {{alt}} {{#each table.rows}}{{label}}{{#each cells}}{{figure}}{{/each}}{{/each}}{{/each}}",
        "{{#each printed-totals}}{{title}} {{total}} {{sum}} {{gap}} {{reason}}{{/each}}",
        "",
      ].join("\n"),
    );
    const changed = (file: string, from: string, to: string): Sources =>
      withFile(page, `${content}/${file}`, text => {
        expect(text).toContain(from);
        return text.replace(from, to);
      });
    const all = [
      page,
      changed("recommendations.yaml", "Use what there is", "Use it"),
      changed("recommendations.yaml", "headings:\n", "headings:\n  first: {title: First}\n"),
      changed("recommendations.yaml", "saving: not given", "saving: grant"),
      changed("sources.yaml", "title: Fleet audit", "title: Audit of the fleet"),
      changed("publication.yaml", "language: en-IE", "language: de"),
      changed("tables/fleet.yaml", "title: The fleet", "title: Buses"),
      changed("tables/fleet.yaml", "y2024: 41", "y2024: 42"),
      changed("tables/fleet.yaml", "{y2022: 64, y2024: 64", "{y2022: 64, y2024: 65"),
      changed("tables/fleet.yaml", "label: All, total: true", "label: All"),
      changed("tables/fleet.yaml", "rows:\n", "accept: {total: It was counted so.}\nrows:\n"),
      changed("charts/fleet.yaml", "columns: [y2022, y2024]", "columns: [y2024]"),
      changed("figures.yaml", "12 buses", "14 buses"),
      changed("figures.yaml", "kind: income\n  prices: 2023", "kind: income\n  prices: 2022"),
      changed(
        "figures.yaml",
        "range: uncertainty, prices: 2023",
        "range: uncertainty, prices: 2022",
      ),
      changed("figures.yaml", "€0.2m", "€0.3m"),
      changed("figures.yaml", "grant:\n  label", "granted:\n  label"),
      changed("verdicts.yaml", "label: Do it", "label: Done"),
      changed("verdicts.yaml", "label: Depot", "label: The depot"),
      changed("timeline.yaml", "title: Audit", "title: Audited"),
      changed("quotations.yaml", "who: A driver", "who: Somebody"),
    ];
    const given = all.map(one =>
      JSON.stringify(tryCompose(one).composed?.pages.map(p => p.manuscript.text) ?? null),
    );
    expect(new Set(given).size).toBeGreaterThan(8);
    after(all);
  });
});
