// Editions: one row, one folder; what is wrong with one is said of that one; parts make the whole.
import {mkdtemp, readFile, rename, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {check} from "../../scripts/commands/check.ts";
import {merge} from "../../scripts/commands/merge.ts";
import {verify} from "../../scripts/commands/verify.ts";
import {readListing} from "../../scripts/lib/edition/listing.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {whereOf} from "../../scripts/lib/frame.ts";
import {columns, editionsProject, rowOf, type EditionsOptions} from "../editions/project.ts";
import {runWith} from "./run.ts";
import {buildIn, fakeWorld, projectAt, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => {
  project = projectAt(await mkdtemp(join(tmpdir(), "costed-editions-")));
});
afterEach(() => project.dispose());

const table = "content/hospitals/editions.csv";
const settings = "content/hospitals/editions.yaml";
const pages = (editions: number, rows: EditionsOptions["rows"] = {}) =>
  editionsProject(project.folder, {editions, slides: 2, makes: "page", rows});
const row = (n: number, change: (cells: string[]) => void): string => {
  const cells = rowOf(n).split(",");
  change(cells);
  return cells.join(",");
};

describe("a publication with editions", () => {
  test("makes each in its own folder, with its own figures and words, and one page of all", async () => {
    await pages(3);
    const {made, findings} = await buildIn(project);
    expect(findings).toEqual([]);
    expect(made[0]?.editions.map(one => one.name)).toEqual(["trust-1", "trust-2", "trust-3"]);
    const output = await project.output();
    expect(Object.keys(output)).toEqual([
      "hospitals/editions.json",
      "hospitals/index.html",
      ...[1, 2, 3].flatMap(n => [
        `hospitals/trust-${n}/card.html`,
        `hospitals/trust-${n}/manifest.json`,
      ]),
    ]);
    expect(output["hospitals/trust-2/card.html"]).toContain("Hospital Trust B has");
    expect(output["hospitals/trust-2/card.html"]).toMatch(/>374.{1,2}beds</);
    expect(output["hospitals/trust-2/card.html"]).not.toContain("337");
    expect(output["hospitals/index.html"]).toContain('href="trust-2/card.html"');
  });

  test("keeps the browser for the next, and lets it go after the last", async () => {
    await pages(5);
    await project.write("templates/card/template.yaml", text =>
      text.replace("[html]", "[html, pdf]"),
    );
    const world = fakeWorld();
    const endings: number[] = [];
    const {made} = await buildIn(project, world, {
      printed: () => void endings.push(world.printed.length),
    });
    expect(made[0]?.editions).toHaveLength(5);
    expect(endings).toEqual([5]);
  });

  test("is published itself, too, where it may be, with the common words", async () => {
    await pages(1);
    await project.write(settings, "words: {organisation: your trust}\n");
    await buildIn(project);
    const output = await project.output();
    expect(output["hospitals/card.html"]).toContain("your trust has");
    expect(output["hospitals/card.html"]).toMatch(/>1,000.{1,2}beds</);
    expect(output["hospitals/index.html"]).toContain('href="card.html"');
    // Nothing is left of it where only editions are published now.
    await project.write(settings, "base: false\n");
    await buildIn(project);
    expect(Object.keys(await project.output())).toEqual([
      "hospitals/editions.json",
      "hospitals/index.html",
      "hospitals/trust-1/card.html",
      "hospitals/trust-1/manifest.json",
    ]);
  });

  test("says so where a word has no value in the common publication", async () => {
    await pages(1);
    await project.write(settings, "base: true\n");
    const {findings} = await buildIn(project);
    expect(findings.map(one => [one.code, whereOf(one)])).toEqual([
      ["figures/unknown-word", "content/hospitals/publication.yaml:1:37"],
      ["figures/unknown-word", "content/hospitals/documents/card.yaml:2:18"],
    ]);
    // The edition has one.
    expect(Object.keys(await project.output())).toContain("hospitals/trust-1/card.html");
  });

  test("may say the same in YAML", async () => {
    await pages(1);
    const fromTable = (await buildIn(project), await project.output());
    const [, organisation, beds, spend, vacancies, saving] = rowOf(1).split(",");
    await project.remove(table);
    await project.write(
      settings,
      text =>
        `${text}editions:\n  trust-1:\n    organisation: ${organisation}\n    beds: ${beds}\n    spend: ${spend}\n    vacancies: ${vacancies}\n    saving: ${saving}\n`,
    );
    const {findings} = await buildIn(project);
    expect(findings).toEqual([]);
    expect(await project.output()).toEqual(fromTable);
  });

  test("gives words by their paths, documents and languages of its own", async () => {
    await editionsProject(project.folder, {editions: 0, slides: 3, makes: "page"});
    await project.write(
      table,
      `edition,organisation,title,language,card.lead,documents,beds,beds.source\nbasel,"Spital ""Süd""; Basel",Bessere Akten,de-CH,"{{edition.organisation}}: {{beds}}.",card,1234 beds,returns-2025\n`,
    );
    const {findings} = await buildIn(project);
    expect(findings).toEqual([]);
    const html = Buffer.from((await project.output())["hospitals/basel/card.html"]!, "latin1");
    const page = html.toString("utf8").replace(/^[^]*<body>/, "");
    expect(page).toContain("<h1>Bessere Akten</h1>");
    expect(page).toMatch(/Spital (?:"|&quot;|&#34;)Süd(?:"|&quot;|&#34;); Basel: <data/);
    expect(html.toString("utf8")).toContain('lang="de-CH"');
    expect(page).toMatch(/1&#39;234\sbeds/);
  });
});

describe("five hundred editions, three of them wrong", () => {
  test("497 are made, and each mistake is told at its cell", async () => {
    await pages(500, {
      17: row(17, cells => (cells[2] = "320 squillion")),
      250: row(250, cells => (cells[0] = "Trust 250")),
      499: row(499, cells => (cells[1] = "")),
    });
    const {made, findings} = await buildIn(project);
    expect(findings.map(one => [one.code, whereOf(one)])).toEqual([
      ["editions/unit", `${table}:18:27`],
      ["editions/bad-name", `${table}:251:1`],
      ["editions/missing-word", `${table}:500:11`],
    ]);
    const editions = made[0]?.editions ?? [];
    expect(editions.filter(one => one.documents.length > 0).length).toBe(497);
    const output = await project.output();
    expect(Object.keys(output).filter(path => path.endsWith("card.html")).length).toBe(497);
    expect(output["hospitals/index.html"]).toContain("497 of 500 editions; 3 could not be made");
    expect(output["hospitals/index.html"]).toContain(`${table}:500:11`);
    // The second run makes only what is missing.
    await project.write(table, text => text.replace("320 squillion", "320 beds"));
    await project.remove("output/hospitals/trust-3/card.html");
    const again = await buildIn(project);
    const fresh = (again.made[0]?.editions ?? []).filter(one =>
      one.documents.some(({reused}) => !reused),
    );
    expect(fresh.map(one => one.name)).toEqual(["trust-3", "trust-17"]);
  }, 120_000);
});

describe("one edition", () => {
  test("that the program fails on is a finding of its own, and the rest are made", async () => {
    await pages(5);
    const world = fakeWorld();
    const {made, findings} = await buildIn(project, {
      ...world,
      at: folder => ({
        ...world.at(folder),
        replace: (files, stale) => {
          if (folder.endsWith("trust-3")) throw new Error("planted");
          return world.at(folder).replace(files, stale);
        },
      }),
    });
    expect(findings.map(one => [one.code, one.message, whereOf(one)])).toEqual([
      [
        "program/crash",
        "something in costed itself went wrong while making `hospitals/trust-3`: planted",
        `${table}:4:1`,
      ],
    ]);
    const editions = made[0]?.editions ?? [];
    expect(editions.filter(one => one.crash !== null).map(one => one.name)).toEqual(["trust-3"]);
    expect(editions.filter(one => one.documents.length > 0).length).toBe(4);
  });

  test("that is gone takes its files along, and no others", async () => {
    await pages(3);
    await buildIn(project);
    await project.write("output/hospitals/trust-3/letter.txt", "Mine.");
    await project.write(table, [columns, rowOf(1)].join("\n"));
    await buildIn(project);
    expect(Object.keys(await project.output())).toEqual([
      "hospitals/editions.json",
      "hospitals/index.html",
      "hospitals/trust-1/card.html",
      "hospitals/trust-1/manifest.json",
      "hospitals/trust-3/letter.txt",
    ]);
  });

  test("that fails leaves its last output, and no trace in others", async () => {
    await pages(3);
    await buildIn(project);
    const before = await project.output();
    await project.write(table, text =>
      text.replace(
        rowOf(2),
        row(2, cells => (cells[3] = "£oops")),
      ),
    );
    const {findings} = await buildIn(project);
    expect(findings.map(one => whereOf(one))).toEqual([`${table}:3:35`]);
    const after = await project.output();
    for (const n of [1, 2, 3])
      expect(after[`hospitals/trust-${n}/card.html`]).toBe(
        before[`hospitals/trust-${n}/card.html`],
      );
  });

  test("may be asked for alone", async () => {
    await pages(3);
    await buildIn(project, fakeWorld(), {editions: ["trust-2"]});
    expect(Object.keys(await project.output()).filter(path => path.endsWith("card.html"))).toEqual([
      "hospitals/trust-2/card.html",
    ]);
    await buildIn(project);
    const whole = await project.output();
    await rm(join(project.folder, "output"), {recursive: true});
    await buildIn(project);
    expect(await project.output()).toEqual(whole);
    const {findings} = await buildIn(project, fakeWorld(), {editions: ["trust-22"]});
    expect(findings.map(one => one.help)).toEqual(["did you mean `trust-2`?"]);
  });
});

describe("a table as spreadsheets save it", () => {
  const utf16 = (text: string): Uint8Array =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  test.each([
    ["in the characters of one part of the world", (text: string) => Buffer.from(text, "latin1")],
    ["as UTF-16", utf16],
  ])("%s is refused, and all that was made of it stays", async (_, encode) => {
    await pages(2, {2: row(2, cells => (cells[1] = "Hôpital du Nord"))});
    await buildIn(project);
    const before = await project.output();
    const text = await project.read(table);
    await writeFile(join(project.folder, table), encode(text));
    for (const also of ["nothing", "base: true\n", null]) {
      if (also === null) await project.remove(settings);
      else if (also !== "nothing") await project.write(settings, also);
      const {findings, made} = await buildIn(project);
      expect(findings[0]?.message).toMatch(/^the file is (?:not UTF-8|UTF-16)$/);
      expect(findings[0]?.help).toContain("`CSV UTF-8`");
      expect(made).toEqual([]);
      expect(await project.output()).toEqual(before);
    }
  });

  test("with a byte order mark, ends of lines and semicolons of its own says the same", async () => {
    await pages(2);
    await buildIn(project);
    const before = await project.output();
    await project.write(
      table,
      text => `\ufeff${text.replaceAll(",", ";").replaceAll("\n", "\r\n")}`,
    );
    const {findings} = await buildIn(project);
    expect(findings).toEqual([]);
    expect(await project.output()).toEqual(before);
  });
});

describe("the program fails on one edition", () => {
  /** Loaded before the program: whoever changes these words fails. */
  const planted = `
    const {replace} = String.prototype;
    String.prototype.replace = function (...args) {
      if (String(this) === "Hospital Trust B") throw new TypeError("planted");
      return replace.apply(this, args);
    };`;
  const run = async (...words: readonly string[]) => {
    const path = join(project.folder, "planted.cjs");
    await writeFile(path, planted);
    return runWith({NODE_OPTIONS: `--require ${path}`}, project.folder, ...words);
  };
  const message = "something in costed itself went wrong while making `hospitals/trust-2`: planted";

  test("and the line of build says so, makes the rest, and ends with 2", async () => {
    await pages(3);
    const {code, err} = await run("build");
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(`${table}:3:1`);
    expect(err).toMatch(/Please report this:\nTypeError: planted\n +at /);
    const made = Object.keys(await project.output()).filter(path => path.endsWith("card.html"));
    expect(made).toEqual(["hospitals/trust-1/card.html", "hospitals/trust-3/card.html"]);
    const {code: again, out} = await run("build", "--json");
    expect(again).toBe(2);
    const {editions} = JSON.parse(out) as {editions: readonly {crash?: string}[]};
    expect(editions.map(one => one.crash?.split("\n")[0] ?? "none")).toEqual([
      "none",
      "TypeError: planted",
      "none",
    ]);
  });

  test("and the line of check looks at the rest, and ends with 2", async () => {
    await pages(3, {3: row(3, cells => (cells[2] = "12 squillion"))});
    const {code, err} = await run("check");
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(`${table}:4:26`);
    expect(err).toContain("TypeError: planted");
    const {code: again, out} = await run("check", "--json");
    expect(again).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      publications: [{publication: "hospitals", documents: 0, editions: 3}],
      findings: [{code: "program/crash"}, {code: "editions/unit"}],
    });
  });
});

describe("shards", () => {
  const shard = async (index: number, of: number): Promise<string> => {
    await buildIn(project, fakeWorld(), {shard: {index, of}});
    const folder = join(project.folder, `shard-${index}-${of}`);
    await rename(join(project.folder, "output"), folder);
    return folder;
  };
  const merged = async (folders: readonly string[]) => {
    const log = new Log();
    const done = await merge(
      {
        project: project.folder,
        folders: folders.map(path => ({path, named: path.split("/").at(-1)!})),
        output: join(project.folder, "output"),
        progress: () => undefined,
      },
      fakeWorld().at,
      log,
    );
    return {done, findings: log.diagnostics};
  };

  test("merged are what one run makes, byte for byte; of a PDF, of what failed, of the common publication", async () => {
    await pages(7, {4: row(4, cells => (cells[2] = "320 squillion"))});
    await project.write("templates/card/template.yaml", text =>
      text.replace("[html]", "[html, pdf]"),
    );
    await project.write(settings, "words: {organisation: your trust}\n");
    await buildIn(project);
    const whole = await project.output();
    await rm(join(project.folder, "output"), {recursive: true});
    const parts = [await shard(3, 3), await shard(1, 3), await shard(2, 3)];
    const {findings} = await merged(parts);
    expect(findings).toEqual([]);
    expect(await project.output()).toEqual(whole);
    expect(
      readListing(await readFile(join(parts[0]!, "hospitals/editions.json")))?.editions.length,
    ).toBe(2);
  });

  test("are refused where one is missing, is there twice, or is of something else", async () => {
    await pages(4);
    const [one, two] = [await shard(1, 2), await shard(2, 2)];
    const third = await shard(3, 3);
    await project.write("content/hospitals/figures.yaml", text => text.replace("1,000", "1,001"));
    const other = await shard(2, 2).catch(() => "");
    expect(other).toBe("");
    const said = async (folders: readonly string[]) =>
      (await merged(folders)).findings.map(({code}) => code);
    expect(await said([one])).toEqual(["merge/missing"]);
    expect(await said([one, one, two])).toEqual(["merge/twice"]);
    expect(await said([one, third])).toEqual(["merge/shards"]);
    expect(await said([one, project.folder])).toEqual(["merge/no-shard", "merge/missing"]);
    await rename(join(project.folder, "output"), `${two}-changed`);
    expect(await said([one, `${two}-changed`])).toEqual(["merge/content"]);
    await writeFile(
      join(two, "shard.json"),
      (await readFile(join(two, "shard.json"), "utf8")).replace('"0.0.0"', '"9.0.0"'),
    );
    expect(await said([one, two])).toEqual(["merge/program"]);
    expect(await project.output()).toEqual({});
  });

  test("that lack a file are refused before anything is written", async () => {
    await pages(4);
    const [one, two] = [await shard(1, 2), await shard(2, 2)];
    await rm(join(two, "hospitals/trust-1/card.html"));
    const {findings} = await merged([one, two]);
    expect(findings.map(finding => finding.message)).toEqual([
      "`shard-2-2/hospitals/trust-1/card.html` is missing",
    ]);
    expect(await project.output()).toEqual({});
  });
});

describe("editions are known", () => {
  test("to check: each is composed, and what is wrong with its row is told at its cell", async () => {
    await pages(4, {2: row(2, cells => (cells[2] = "12 squillion"))});
    const log = new Log();
    const [done] = await check({project: project.folder, names: []}, log);
    expect(done).toMatchObject({publication: "hospitals", editions: 4});
    expect(log.diagnostics.map(whereOf)).toEqual([`${table}:3:26`]);
    const none = new Log();
    await check({project: project.folder, names: [], editions: ["trust-1", "trust-4"]}, none);
    expect(none.diagnostics).toEqual([]);
  });

  test("to verify: a PDF is held against its own edition, not against what all have in common", async () => {
    await pages(2);
    await project.write("templates/card/template.yaml", text =>
      text.replace("[html]", "[html, pdf]"),
    );
    await buildIn(project);
    const pdf = join(project.folder, "output/hospitals/trust-2/card.pdf");
    const options = {
      project: project.folder,
      files: [pdf],
      publication: null,
      progress: () => undefined,
    };
    const [same] = await verify(options, new Log());
    expect(same).toMatchObject({ok: true, isTrue: true});
    await project.write(table, text => text.replace("£38.2m", "£39.5m"));
    const [changed] = await verify(options, new Log());
    expect(changed).toMatchObject({ok: true, isTrue: false});
    await project.write(table, text => text.replace("trust-2,", "trust-b,"));
    const [gone] = await verify(options, new Log());
    expect(gone).toMatchObject({ok: false});
    expect(JSON.stringify(gone)).toContain("has no such edition any more");
  });
});
