// What a page says of other documents' files is what those files are, whatever was asked for.
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {dataScripts} from "../../scripts/lib/template/structured.ts";
import {formatSize} from "../../scripts/lib/file-size.ts";
import {buildIn, fakeWorld, newProject, type Project} from "./world.ts";

const page = "content/buses/documents/page.yaml";
const template = `<h1>{{publication.title}}</h1>
{{#each documents}}<h2>{{label}}</h2>
{{#each files}}<p title="{{plain size}}">{{name}}|{{format}}|{{size}}|{{#if pages}}{{counted pages one="page" many="pages"}}{{/if}}|{{bytes}}</p>
{{/each}}{{/each}}
`;
const head = `<script type="application/ld+json">[{{#each documents}}{{#each files}}{"contentUrl": {{json url}}, "contentSize": {{json size}}, "numberOfPages": {{json pages}}, "bytes": {{json bytes}} },{{/each}}{{/each}} null]</script>`;

let project: Project;
beforeEach(async () => {
  project = await newProject();
  await project.write("templates/landing/page.html.hbs", template);
  await project.write("templates/landing/head.html.hbs", head);
  await project.write("templates/landing/template.yaml", "outputs: [html]\n");
  await project.write(page, "template: landing\n");
});
afterEach(() => project.dispose());

async function said(): Promise<readonly (readonly string[])[]> {
  const html = (await project.output())["buses/page.html"]!;
  const text = Buffer.from(html, "latin1").toString("utf8");
  return [...text.matchAll(/<p title="([^"]*)">(.*?)<\/p>/g)].map(([, title, words]) => [
    title!,
    ...words!.split("|"),
  ]);
}

async function onDisk(): Promise<readonly (readonly string[])[]> {
  const output = await project.output();
  const row = (file: string, format: string, pages: string): readonly string[] => {
    const {length} = output[`buses/${file}`]!;
    const size = formatSize(length, "en-IE");
    return [size, file, format, size, pages, String(length)];
  };
  return [
    row("note.html", "HTML", ""),
    row("note.pdf", "PDF", "1\u00a0page"),
    row("talk.html", "HTML", ""),
  ];
}

describe("sizes and pages", () => {
  test("are those of the files that the build has written", async () => {
    const {findings} = await buildIn(project);
    expect(findings).toEqual([]);
    expect(await said()).toEqual(await onDisk());
  });

  test("are true in the data for machines, too", async () => {
    await buildIn(project);
    const output = await project.output();
    const html = Buffer.from(output["buses/page.html"]!, "latin1").toString("utf8");
    const [json] = dataScripts(html);
    expect(JSON.parse(json!)).toEqual([
      ...["note.html", "note.pdf", "talk.html"].map(file => ({
        contentUrl: file,
        contentSize: formatSize(output[`buses/${file}`]!.length, "en-IE"),
        numberOfPages: file.endsWith(".pdf") ? 1 : null,
        bytes: output[`buses/${file}`]!.length,
      })),
      null,
    ]);
  });

  test("follow when a document changes and only the page is asked for", async () => {
    await buildIn(project);
    const before = await said();
    await project.write("content/buses/figures.yaml", text =>
      text.replace("12 buses", "13 thousand buses"),
    );
    await buildIn(project, fakeWorld(), {names: ["buses/page"]});
    expect(await said()).toEqual(await onDisk());
    expect(await said()).not.toEqual(before);
  });

  test("are there when only the page was ever asked for: the others are made with it", async () => {
    const {made} = await buildIn(project, fakeWorld(), {names: ["buses/page"]});
    expect(made[0]?.products.map(one => one.name).toSorted()).toEqual(["note", "page", "talk"]);
    expect(await said()).toEqual(await onDisk());
  });

  test("that hold no more, since only the file was made, are told", async () => {
    await buildIn(project);
    const {findings: none} = await buildIn(project, fakeWorld(), {names: ["buses/talk"]});
    expect(none).toEqual([]);
    await project.write("content/buses/figures.yaml", text =>
      text.replace("12 buses", "13 thousand buses"),
    );
    await project.write("templates/talk/slides.md.hbs", text => `${text}\nmore, much more\n`);
    const {findings, made} = await buildIn(project, fakeWorld(), {names: ["buses/talk"]});
    expect(made).toHaveLength(1);
    expect(findings.map(one => [one.severity, one.message, one.help])).toEqual([
      [
        "warning",
        "`page` says how large `talk.html` is, and that has changed",
        "build it, too: `costed build buses/page`",
      ],
    ]);
  });

  test("are not asked for by a document that says nothing of them", async () => {
    const {made} = await buildIn(project, fakeWorld(), {names: ["buses/talk"]});
    expect(made[0]?.products.map(one => one.name)).toEqual(["talk"]);
  });

  test("have whole addresses where it is known where the page stands", async () => {
    await project.write(
      "content/buses/publication.yaml",
      text => `${text}url: https://example.org/buses/\n`,
    );
    await buildIn(project);
    expect((await project.output())["buses/page.html"]).toContain(
      '"contentUrl": "https://example.org/buses/note.pdf"',
    );
  });
});

describe("the picture of a title slide", () => {
  const withPicture = `${head}{{#with presentation}}{{#with picture}}<meta property="og:image" content="{{url}}">{{/with}}{{/with}}`;
  const drawn = "buses/talk.png";

  test("is made for a page that names it, and for no other", async () => {
    await buildIn(project);
    expect(Object.keys(await project.output())).not.toContain(drawn);
    await project.write("templates/landing/head.html.hbs", withPicture);
    await buildIn(project);
    const output = await project.output();
    expect(output["buses/page.html"]).toContain('<meta property="og:image" content="talk.png">');
    expect(output[drawn]).toContain("a picture of");
    await project.write("templates/landing/head.html.hbs", head);
    await buildIn(project);
    expect(Object.keys(await project.output())).not.toContain(drawn);
  });

  test("is kept until its slide changes, and drawn again where the file was touched", async () => {
    await project.write("templates/landing/head.html.hbs", withPicture);
    let drawings = 0;
    const world = fakeWorld({
      picture: async () => {
        drawings += 1;
        return new TextEncoder().encode(`picture ${drawings}`);
      },
    });
    await buildIn(project, world);
    await buildIn(project, world);
    expect(drawings).toBe(1);
    await project.write("templates/talk/slides.md.hbs", text => `${text}\nmore on the last\n`);
    await buildIn(project, world);
    expect(drawings).toBe(1);
    await project.write("templates/talk/slides.md.hbs", text =>
      text.replace('<div class="body">', '<div class="body">\n<p>More on each</p>'),
    );
    await buildIn(project, world);
    expect(drawings).toBe(2);
    await project.write(`output/${drawn}`, "scribbled");
    await buildIn(project, world);
    expect(drawings).toBe(3);
  });
});

describe("what cannot be made", () => {
  test("a document whose kind is broken stops the page that would speak of it", async () => {
    await project.write("templates/note/page.html.hbs", "{{#if");
    const {made, findings} = await buildIn(project, fakeWorld(), {names: ["buses/page"]});
    expect([made, findings.map(one => one.at?.in.path)]).toEqual([
      [],
      ["templates/note/page.html.hbs"],
    ]);
  });

  test("two pages that wait for each other are told, once", async () => {
    await project.write("content/buses/documents/second.yaml", "template: landing\n");
    const {made, findings} = await buildIn(project);
    expect(made).toEqual([]);
    expect(findings.map(one => [one.code, one.message])).toEqual([
      [
        "document/circle",
        "documents wait for each other, to say how large their files are: `page` → `second` → `page`",
      ],
    ]);
  });

  test("a document that names itself is told where it does", async () => {
    await project.write(
      "templates/landing/template.yaml",
      "outputs: [html]\nwords: {downloads: {list: document}}\n",
    );
    await project.write(page, "template: landing\ndownloads: [note, page, tolk]\n");
    const {findings} = await buildIn(project);
    expect(findings.map(one => [one.code, one.message, one.help])).toEqual([
      ["document/names-itself", "`page` is this document itself", "name another"],
      ["document/unknown-document", "there is no document called `tolk`", "did you mean `talk`?"],
    ]);
  });
});
