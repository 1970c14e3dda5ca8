// The stage by itself: in which order things are told, that they are out before the next is begun, and that the last time never shows.
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, expect, test} from "vitest";
import {openSession} from "../../scripts/commands/session.ts";
import {openStage, type Stage} from "../../scripts/commands/preview/stage.ts";
import {readYaml} from "../../scripts/lib/yaml/yaml.ts";
import {edited} from "../edited.ts";
import {newProject, type Project} from "./world.ts";

let project: Project;
beforeEach(async () => void (project = await newProject()));
afterEach(() => project.dispose());

async function staged(looked: string) {
  const said: string[] = [];
  const session = await openSession(project.folder);
  const stage: Stage = openStage({
    session,
    remembered: (_, make) => make(),
    wanted: () => [{publication: "buses", documents: null}],
    looked: () => [`buses/${looked}`],
    tellDocument: (_, {document}) => {
      said.push(document);
      // What is written to a connection leaves in the next turn of the event loop at the latest.
      setImmediate(() => said.push("out"));
    },
    tellState: ({findings}) => void said.push(findings.length > 0 ? "wrong" : "state"),
    failed: error => expect(error).toBeNull(),
  });
  await stage.refresh(["buses"]);
  return {
    said,
    stage,
    save: async (path: string, change: (text: string) => string) => {
      await project.write(path, change);
      said.splice(0);
      const saved = await session.saved([join(project.folder, path)]);
      await stage.refresh(saved.publications);
    },
  };
}

test.each(["talk", "note"])(
  "the %s that is looked at is out before anything else is looked into",
  async looked => {
    const {said, save} = await staged(looked);
    await save("content/buses/figures.yaml", text => text.replace("12 buses", "13 buses"));
    const other = looked === "talk" ? "note" : "talk";
    expect(said.slice(0, 3)).toEqual([looked, "out", "state"]);
    expect(said).toContain(other);
  },
);

test("a number that was typed is found after the document that is looked at is out, and it is shown all the same", async () => {
  const {said, save} = await staged("note");
  await save("content/buses/documents/note.yaml", text =>
    text.replace("lead: ", "lead: There are 12 buses idle. "),
  );
  expect(said.slice(0, 2)).toEqual(["note", "out"]);
  expect(said.at(-1)).toBe("wrong");
});

const edits = fc.record({
  file: fc.constantFrom(
    "content/buses/figures.yaml",
    "content/buses/documents/note.yaml",
    "content/buses/documents/talk.yaml",
    "content/buses/tables/fleet.yaml",
    "templates/note/page.html.hbs",
  ),
  line: fc.nat(),
  how: fc.constantFrom("digit", "digit", "letter", "drop", "twice", "back"),
});

test("after any edits it shows and finds what a stage shows and finds that is opened then", async () => {
  const originals = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(edits, {minLength: 2, maxLength: 5}),
      fc.constantFrom("talk", "note"),
      async (some, looked) => {
        for (const [path, text] of originals) await writeFile(join(project.folder, path), text);
        const {stage, save} = await staged(looked);
        for (const edit of some) {
          const before = await project.read(edit.file);
          originals.set(edit.file, originals.get(edit.file) ?? before);
          const after = edit.how === "back" ? originals.get(edit.file)! : edited(before, edit);
          if (after === before) continue;
          await save(edit.file, () => after);
        }
        // Nothing is known of what the files said before.
        for (const path of originals.keys()) readYaml({path, text: "nothing: yet\n"});
        const {stage: fresh} = await staged(looked);
        expect(stage.diagnostics()).toEqual(fresh.diagnostics());
        const [shown, now] = [stage, fresh].map(one => one.state().publications[0]!.documents);
        const byName = new Map(shown!.map(one => [one.name, one]));
        for (const {name, hash} of now!) {
          expect([name, byName.get(name)?.stale]).toEqual([name, hash === null]);
          if (hash !== null) expect([name, byName.get(name)?.hash]).toEqual([name, hash]);
        }
      },
    ),
    {numRuns: 20, seed: 3},
  );
}, 120_000);
