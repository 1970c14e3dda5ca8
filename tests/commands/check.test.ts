// `check`: everything that can be known without a browser, and the same that `build` finds before it prints.
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {check} from "../../scripts/commands/check.ts";
import {wantedOf} from "../../scripts/commands/project.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {buildIn, fakeWorld, newProject, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => {
  project = await newProject();
});
afterEach(() => project.dispose());

const mistakes: readonly (readonly [string, string, (text: string) => string])[] = [
  ["a figure", "content/buses/figures.yaml", text => text.replace("12 buses", "12 squillion")],
  [
    "a formula",
    "content/buses/figures.yaml",
    text => text.replace("idle-buses * cost-per-bus", "idle-buses + cost-per-bus"),
  ],
  [
    "a document",
    "content/buses/documents/talk.yaml",
    text => text.replace("layout: words", "layout: wrods"),
  ],
  ["a template", "templates/talk/slides.md.hbs", text => text.replace("{{title}}", "{{titel}}")],
  ["a style", "templates/note/style.css", text => `${text} p { background: url(nothing.png) }`],
  ["YAML", "content/buses/timeline.yaml", text => `\t${text}`],
  [
    "a comment that was none",
    "content/buses/documents/note.yaml",
    text => text.replace("lead: Save", "lead: Our #1 aim. Save"),
  ],
];

test.each(mistakes)(
  "finds in %s what build finds, and nothing is printed or written",
  async (_, path, change) => {
    await project.write(path, change);
    const log = new Log();
    await check({project: project.folder, names: []}, log);
    expect(log.diagnostics.length).toBeGreaterThan(0);
    expect(await project.output()).toEqual({});
    const {findings} = await buildIn(project, fakeWorld());
    expect(findings).toEqual(log.diagnostics);
  },
);

test("finds nothing where there is nothing, and gives what it has composed", async () => {
  const log = new Log();
  const done = await check({project: project.folder, names: []}, log);
  expect(log.diagnostics).toEqual([]);
  expect(done.map(one => [one.publication, one.composed?.pages.map(page => page.name)])).toEqual([
    ["buses", ["note", "talk"]],
  ]);
});

describe("what is asked for by name", () => {
  const wanted = async (...names: string[]) => {
    const log = new Log();
    return {
      wanted: await wantedOf(project.folder, names, log),
      said: log.diagnostics.map(one => [one.message, one.help]),
    };
  };

  test.each([
    [[], [{publication: "buses", documents: null}]],
    [["buses"], [{publication: "buses", documents: null}]],
    [["buses/note"], [{publication: "buses", documents: ["note"]}]],
    [["buses/note", "buses/talk"], [{publication: "buses", documents: ["note", "talk"]}]],
    [["buses/note", "buses"], [{publication: "buses", documents: null}]],
    [["buses", "buses/note"], [{publication: "buses", documents: null}]],
    [["content/buses/"], [{publication: "buses", documents: null}]],
  ])("%j", async (names, expected) =>
    expect(await wanted(...names)).toEqual({wanted: expected, said: []}),
  );

  test("and is not there, is named with what there is", async () => {
    expect((await wanted("busses")).said).toEqual([
      ["there is no publication called `busses`", "did you mean `buses`?"],
    ]);
    const log = new Log();
    await check({project: project.folder, names: ["buses/nota"]}, log);
    expect(log.diagnostics.map(one => [one.message, one.help])).toEqual([
      ["`buses` has no document called `nota`", "did you mean `note`?"],
    ]);
  });

  test("in a folder without content", async () => {
    const log = new Log();
    expect(await wantedOf(`${project.folder}/templates`, [], log)).toEqual([]);
    expect(log.diagnostics[0]?.message).toMatch(
      /^there is no publication in `.*\/templates\/content`$/,
    );
  });
});

describe("templates of a project", () => {
  const page = async (name: string): Promise<string> => {
    const log = new Log();
    const done = await check({project: project.folder, names: []}, log);
    expect(log.diagnostics).toEqual([]);
    return done[0]!.composed!.pages.find(one => one.name === name)!.manuscript[
      name === "css" ? "css" : "text"
    ];
  };

  test("that it has not are the program's own", async () => {
    await project.write(
      "content/buses/documents/own.yaml",
      "template: deck\nslides:\n  - {layout: section, title: A section, notes: Say it.}\n",
    );
    expect(await page("own")).toContain("A section");
  });

  test("replace a kind of the program as a whole", async () => {
    await project.write(
      "templates/deck/page.html.hbs",
      "<p>{{publication.title}}, their own deck</p>",
    );
    await project.write("content/buses/documents/own.yaml", "template: deck\n");
    expect(await page("own")).toBe("<p>A Bus That Comes, their own deck</p>");
  });

  test("overlay `shared/` file by file", async () => {
    await project.write(
      "templates/shared/themes/house.css",
      "@layer tokens { :root { --ink: #102030; } }",
    );
    const log = new Log();
    const done = await check({project: project.folder, names: ["buses/note"]}, log);
    const css = done[0]?.composed?.pages[0]?.manuscript.css ?? "";
    expect(css).toContain("--ink: #102030");
    expect(css).not.toContain("--brand: #");
    expect(css).toContain(".mark-up");
  });

  test("add a theme, which a publication then names", async () => {
    await project.write(
      "templates/shared/themes/night.css",
      "@layer tokens { :root { --paper: #102030; } }",
    );
    await project.write("content/buses/publication.yaml", text => `${text}\ntheme: night\n`);
    const done = await check({project: project.folder, names: ["buses/note"]}, new Log());
    const css = done[0]?.composed?.pages[0]?.manuscript.css ?? "";
    expect(css).toContain("--paper: #102030");
    expect(css).toContain("--brand: #");
  });

  test("and what is wrong in them is named by its place in the project", async () => {
    await project.write("templates/shared/partials/foot.hbs", "{{nothing}}");
    await project.write("templates/note/page.html.hbs", text => `${text}{{> foot}}`);
    const log = new Log();
    await check({project: project.folder, names: []}, log);
    expect(log.diagnostics.map(one => one.at?.in.path)).toEqual([
      "templates/shared/partials/foot.hbs",
    ]);
  });
});
