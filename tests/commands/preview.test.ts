// `preview`: a real server over a real folder; files are saved, and what the page is told is read as the page reads it.
import {symlink} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {preview, type Preview, type PreviewOptions} from "../../scripts/commands/preview.ts";
import type {World} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import type {
  PreviewChanged,
  PreviewContent,
  PreviewEvents,
  PreviewFigure,
  PreviewSearch,
  PreviewState,
} from "../../scripts/lib/preview/messages.ts";
import {fakeWorld, newProject, type Project} from "./world.ts";

const figuresFile = "content/buses/figures.yaml";

let project: Project;
let running: Preview;
let world: ReturnType<typeof fakeWorld>;
const failures: unknown[] = [];

beforeEach(async () => void (project = await newProject()));
afterEach(async () => {
  await running.close();
  await project.dispose();
  expect(failures.splice(0)).toEqual([]);
});

async function start(options: Partial<PreviewOptions> = {}): Promise<void> {
  world = fakeWorld();
  const whole: World = {
    at: world.at,
    warm: () => Promise.resolve(),
    expect: () => undefined,
    printed: () => undefined,
    keepDrafts: async () => {},
    close: async () => {},
  };
  const started = await preview(
    {
      project: project.folder,
      names: [],
      version: "0.0.0",
      port: 0,
      next: false,
      print: false,
      said: () => undefined,
      failed: error => failures.push(error),
      keepDrafts: async () => {},
      ...options,
    },
    whole,
    new Log(),
  );
  running = started!;
  await running.first;
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(new URL(path, running.address));
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

const state = (): Promise<PreviewState> => get("/api/state");
const content = (document: string, more = ""): Promise<PreviewContent> =>
  get(`/api/document/buses/${document}?${more}`);

async function save(path: string, change: string | ((text: string) => string)): Promise<void> {
  await project.write(path, change);
  await running.saved([join(project.folder, path)]);
}

type Event = {
  [Name in keyof PreviewEvents]: readonly [Name, PreviewEvents[Name]];
}[keyof PreviewEvents];

/** All events from now on. */
async function listen(client: string) {
  const answer = await fetch(new URL(`/events?client=${client}`, running.address));
  const events: Event[] = [];
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    let text = "";
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      text += next.value;
      const whole = text.split("\n\n");
      text = whole.pop()!;
      for (const one of whole) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(one) ?? [];
        if (name) events.push([name, JSON.parse(data!)] as unknown as Event);
      }
    }
  })().catch(() => undefined);
  return {
    events,
    documents: () => events.flatMap(([name, data]) => (name === "document" ? [data] : [])),
    states: () => events.flatMap(([name, data]) => (name === "state" ? [data] : [])),
    end: async () => {
      await reader.cancel();
      await reading;
    },
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !isTrue(); i++) await new Promise(done => setTimeout(done, 10));
  expect(isTrue()).toBe(true);
}

/** As the browser that shows the page sends it. */
async function set(id: string, value: string, force = false): Promise<PreviewChanged> {
  const page = await (await fetch(running.address)).text();
  const token = /name="costed-token" content="([^"]+)"/.exec(page)![1]!;
  const answer = await fetch(new URL(`/api/figure/buses/${id}`, running.address), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-costed-token": token,
      origin: new URL(running.address).origin,
    },
    body: JSON.stringify({value, force}),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as PreviewChanged;
}

describe("what is seen", () => {
  test("is every document, in parts, with its styles at their name", async () => {
    await start();
    const {publications, findings, doing} = await state();
    expect([findings, doing]).toEqual([[], null]);
    expect(publications).toHaveLength(1);
    expect(
      publications[0]!.documents.map(one => [one.name, one.kind, one.makes, one.stale]),
    ).toEqual([
      ["note", "note", "page", false],
      ["talk", "talk", "slides", false],
    ]);
    const talk = await content("talk");
    expect(talk.parts.map(part => part.title)).toEqual([
      "A <b>title</b> | with --- marks & {braces}",
      "It adds up",
    ]);
    expect(talk.parts[0]!.notes).toEqual(["theme: not a setting – at all"]);
    expect(talk.parts[1]!.html).toContain('data-figure="net-savings"');
    expect([talk.size, talk.skeleton]).toEqual([{width: 1280, height: 720}, null]);
    const note = await content("note");
    expect(note.skeleton!.split("<!--part-->")).toHaveLength(note.parts.length + 1);
    expect(note.hash).toBe(publications[0]!.documents[0]!.hash);
    const style = await fetch(new URL(`/style/${talk.style}.css`, running.address));
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(await style.text()).toContain("section");
    expect((await fetch(new URL("/style/none.css", running.address))).status).toBe(404);
  });

  test("leaves out what the asker has", async () => {
    await start();
    const before = await content("talk");
    await save("content/buses/documents/talk.yaml", text =>
      text.replace("It adds up", "It still adds up"),
    );
    const after = await content("talk", `have=${before.hash}`);
    expect(after.parts.map(part => part.html === undefined)).toEqual([true, false]);
    expect(after.parts[0]!.hash).toBe(before.parts[0]!.hash);
    expect((await content("talk", "have=unknown")).parts.every(part => part.html)).toBe(true);
  });

  test("is said to who listens: only the parts that are new, and first of what is looked at", async () => {
    await start();
    const page = await listen("a");
    const before = await content("talk", "client=a");
    await save(figuresFile, text => text.replace("12 buses", "14 buses"));
    await until(() => page.documents().length === 2);
    const [first, second] = page.documents();
    expect([first!.content.document, second!.content.document]).toEqual(["talk", "note"]);
    expect(first!.before).toBe(before.hash);
    expect(first!.content.parts.map(part => part.html === undefined)).toEqual([true, false]);
    await page.end();
    const other = await listen("b");
    await content("note", "client=b");
    await save(figuresFile, text => text.replace("14 buses", "15 buses"));
    await until(() => other.documents().length === 2);
    expect(other.documents()[0]!.content.document).toBe("note");
    await other.end();
  });

  test("says nothing of a document that a save does not change", async () => {
    await start();
    const page = await listen("a");
    await save("content/buses/documents/note.yaml", text =>
      text.replace("Save {{net", "We save {{net"),
    );
    await save(figuresFile, text => `# a remark\n${text}`);
    await until(() => page.states().length >= 4);
    expect(page.documents().map(one => one.content.document)).toEqual(["note"]);
    await page.end();
  });

  test("a mistake is shown with its line, what was right stays, and both are over when it is mended", async () => {
    await start();
    const before = await content("talk");
    await save("content/buses/documents/talk.yaml", text =>
      text.replace("figure: net-savings", "figure: net-saving"),
    );
    const wrong = await state();
    expect(wrong.findings).toMatchObject([
      {
        severity: "error",
        publication: "buses",
        place: "content/buses/documents/talk.yaml:4:49",
        excerpt: {line: 4, wrong: "net-saving"},
      },
    ]);
    expect(wrong.findings[0]!.help).toContain("net-savings");
    expect(wrong.publications[0]!.documents.map(one => one.stale)).toEqual([false, true]);
    expect(await content("talk")).toEqual(before);
    await save("content/buses/documents/talk.yaml", text =>
      text
        .replace("figure: net-saving\n", "figure: net-savings\n")
        .replace("figure: net-saving}", "figure: net-savings}"),
    );
    const right = await state();
    expect(right.findings).toEqual([]);
    expect(right.publications[0]!.documents.map(one => one.stale)).toEqual([false, false]);
  });

  test("documents and publications come and go", async () => {
    await start();
    const talk = await project.read("content/buses/documents/talk.yaml");
    await save("content/buses/documents/second.yaml", talk);
    expect((await state()).publications[0]!.documents.map(one => one.name)).toContain("second");
    await project.remove("content/buses/documents/second.yaml");
    await running.saved(null);
    expect((await state()).publications[0]!.documents.map(one => one.name)).not.toContain("second");
    await project.remove("content/buses");
    await running.saved(null);
    expect((await state()).publications).toEqual([]);
  });

  test("is what was asked for by name", async () => {
    await start({names: ["buses/talk"]});
    expect((await state()).publications[0]!.documents.map(one => one.name)).toEqual(["talk"]);
  });

  test("a project that cannot be read at first is seen when it can", async () => {
    await project.write(figuresFile, text => `${text}\n  wrong: [`);
    await start();
    const {findings, publications} = await state();
    expect(findings[0]!.code).toMatch(/^yaml\//);
    expect(publications[0]!.documents.map(one => [one.name, one.hash])).toEqual([
      ["note", null],
      ["talk", null],
    ]);
    expect(await get("/api/document/buses/talk")).toBeNull();
    await save(figuresFile, text => text.replace("\n  wrong: [", ""));
    expect((await content("talk")).parts).toHaveLength(2);
  });
});

describe("a number", () => {
  test("says what it is, what it rests on, where it stands and where it was written", async () => {
    await start();
    const sheet = await get<PreviewFigure>("/api/figure/buses/net-savings");
    expect(sheet).toMatchObject({
      id: "net-savings",
      label: "Savings in a year",
      formula: {written: "idle-cost + fuel-saving - grant"},
      written: null,
      file: figuresFile,
      line: 20,
    });
    expect(sheet.formula!.workings).toBe("€582,000 + €90k to €140k − €0.2m");
    expect(sheet.inputs.map(one => one.id)).toEqual(["idle-cost", "fuel-saving", "grant"]);
    expect(sheet.why).toContain("idle-buses");
    expect(sheet.prints.map(one => [one.document, one.slide])).toEqual([
      ["note", null],
      ["talk", 2],
    ]);
    expect(sheet.prints[1]!.where).toBe("slide 2");
    const idle = await get<PreviewFigure>("/api/figure/buses/idle-buses");
    expect(idle).toMatchObject({written: "12 buses", why: null, formula: null, line: 1, column: 1});
    expect(idle.usedBy.map(one => one.id)).toEqual(["idle-cost", "net-savings"]);
    expect(idle.sources[0]).toMatchObject({id: "fleet-audit-2024"});
    expect(await get("/api/figure/buses/none")).toBeNull();
    const {figures} = await get<{figures: {id: string}[]}>("/api/figures/buses");
    expect(figures.map(one => one.id)).toContain("fleet.diesel.y2024");
    expect(await get("/api/chart/buses/fleet")).toMatchObject({
      id: "fleet",
      file: "content/buses/charts/fleet.yaml",
    });
  });

  test("is set as `figures set` does it: in its file, with the old value kept, and seen at once", async () => {
    await start();
    await save(figuresFile, text =>
      text.replace("value: 12 buses", "value: 12 buses # counted twice"),
    );
    const page = await listen("a");
    const {written, findings, moved} = await set("idle-buses", "14 buses");
    expect([written, findings]).toEqual([true, []]);
    expect(moved.map(one => one.id)).toEqual(["idle-buses", "idle-cost", "net-savings"]);
    expect(moved[0]).toMatchObject({before: "12\u00a0buses", after: "14\u00a0buses"});
    const text = await project.read(figuresFile);
    expect(text).toContain("value: 14 buses # counted twice");
    expect(text).toMatch(/was:\n\s+- \{value: 12 buses, /);
    await until(() => page.documents().length === 2);
    const sheet = await get<PreviewFigure>("/api/figure/buses/idle-buses");
    expect(sheet.was[0]).toContain("12 buses");
    await page.end();
  });

  test("that cannot be is not written, and says why", async () => {
    await start();
    const before = await project.read(figuresFile);
    expect((await set("idle-buses", "14 trams")).findings[0]).toMatchObject({
      code: "set/unit",
      severity: "error",
    });
    expect((await set("net-savings", "€1m")).findings[0]).toMatchObject({code: "set/derived"});
    expect((await set("idle-buses", "a <b>few</b>")).written).toBe(false);
    const gone = await set("idle-buses", "not given");
    expect(gone.written).toBe(false);
    expect(gone.findings[0]!.excerpt).not.toBeNull();
    expect(await project.read(figuresFile)).toBe(before);
    expect((await set("idle-buses", "14 trams", true)).findings.map(one => one.code)).not.toContain(
      "set/unit",
    );
  });

  test("needs the page's token and a value of the right shape", async () => {
    await start();
    const before = await project.read(figuresFile);
    const origin = new URL(running.address).origin;
    const post = (token: string, body: string, id = "idle-buses") =>
      fetch(new URL(`/api/figure/buses/${id}`, running.address), {
        method: "POST",
        headers: {"content-type": "application/json", "x-costed-token": token, origin},
        body,
      });
    expect((await post("guessed", '{"value":"14 buses"}')).status).toBe(403);
    const page = await (await fetch(running.address)).text();
    const token = /name="costed-token" content="([^"]+)"/.exec(page)![1]!;
    for (const body of [
      "[]",
      "{}",
      '{"value":14}',
      '{"value":"1","force":"yes"}',
      JSON.stringify({value: "9".repeat(600)}),
    ])
      expect((await post(token, body)).status, body).toBe(400);
    expect(await project.read(figuresFile)).toBe(before);
  });
});

describe("words are found", () => {
  test("in all documents and notes, with the part where they stand", async () => {
    await start();
    const find = (words: string) =>
      get<PreviewSearch>(`/api/search?q=${encodeURIComponent(words)}`);
    const {found, more} = await find("  IT ADDS ");
    expect(more).toBe(false);
    expect(found).toMatchObject([
      {publication: "buses", document: "talk", part: 1, title: "It adds up"},
    ]);
    expect(found[0]!.around).toContain("It adds up");
    expect((await find("not a setting")).found).toMatchObject([{document: "talk", part: 0}]);
    expect(await find("")).toEqual({found: [], more: false});
    expect(await find("nowhere in here")).toEqual({found: [], more: false});
    await save("content/buses/documents/note.yaml", text =>
      text.replace("lead: Save", `lead: ${"so ".repeat(150)}Save`),
    );
    const many = await find("so");
    expect([many.found.length, many.more]).toEqual([100, true]);
  });
});

describe("files", () => {
  test("are made after what is seen, and served by their names alone", async () => {
    await start({print: true});
    const isMade = async (): Promise<boolean> =>
      (await state()).publications[0]!.documents[0]!.printed !== null;
    for (let i = 0; i < 500 && !(await isMade()); i++)
      await new Promise(done => setTimeout(done, 10));
    const {publications} = await state();
    const [note, talk] = publications[0]!.documents;
    expect(note!.files.map(one => one.name)).toEqual(["note.html", "note.pdf"]);
    expect(talk!.files.map(one => one.name)).toContain("talk.html");
    const {pages, hash, width, height} = note!.printed!;
    expect([pages, Math.round(width), Math.round(height)]).toEqual([1, 793, 1123]);
    const at = (path: string) => fetch(new URL(path, running.address));
    const pdf = await at("/output/buses/note.pdf");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const html = await at("/output/buses/talk.html");
    // What a document holds may not act as a page of this server.
    expect(html.headers.get("content-security-policy")).toMatch(/^sandbox /);
    const picture = await at(`/picture/buses/note/${hash}/1.png?width=300`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.readUInt32BE(16)).toBe(320);
    for (const none of [
      "/output/buses/manifest.json",
      "/output/buses/none.pdf",
      "/output/none/note.pdf",
      "/output/buses",
      "/content/buses/figures.yaml",
      `/picture/buses/note/${hash}/2.png`,
      `/picture/buses/note/${hash}/0.png`,
      "/picture/buses/note/0000/1.png",
      `/picture/buses/talk/${hash}/1.png`,
    ])
      expect((await at(none)).status, none).toBe(404);
    await project.remove("output/buses/note.html");
    await symlink(
      join(project.folder, figuresFile),
      join(project.folder, "output/buses/note.html"),
    );
    expect((await at("/output/buses/note.html")).status).toBe(404);
  });

  test("follow a save; a mistake leaves the last good ones", async () => {
    await start({print: true});
    await until(() => world.printed.length === 1);
    await save(figuresFile, text => text.replace("12 buses", "14 buses"));
    await until(() => world.printed.length === 2);
    expect(world.printed[1]).toContain("€679,000");
    await save("content/buses/documents/note.yaml", text =>
      text.replace("{{net-savings}}", "{{net-saving}}"),
    );
    await save(figuresFile, text => text.replace("14 buses", "15 buses"));
    await running.close();
    expect(world.printed).toHaveLength(2);
    expect(await project.output()).toHaveProperty(["buses/note.pdf"]);
  });
});

test("what stands in content or in a mistake cannot act in the page", async () => {
  await project.write("content/buses/publication.yaml", text =>
    text.replace(
      /^title: .*$/m,
      'title: "<img src=x onerror=alert(1)></script><script>alert(2)</script>"',
    ),
  );
  await start();
  const note = await content("note");
  const html = note.parts.map(part => part.html).join("");
  expect(html).not.toMatch(/<script|<img/);
  await save(figuresFile, text => text.replace("12 buses", '"<script>alert(3)</script>"'));
  const answer = await fetch(new URL("/api/state", running.address));
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(JSON.stringify((await answer.json()) as object)).toContain("<script>alert(3)");
  const page = await fetch(running.address);
  const policy = page.headers.get("content-security-policy")!;
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)![1]!;
  expect(policy).toContain("default-src 'none'");
  expect(/script-src ([^;]*)/.exec(policy)![1]).toBe(`'nonce-${nonce}'`);
  const text = await page.text();
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).toContain(`<script nonce="${nonce}"`);
  expect(text).not.toContain("alert");
  const again = (await fetch(running.address)).headers.get("content-security-policy")!;
  expect(again).not.toContain(nonce);
});
