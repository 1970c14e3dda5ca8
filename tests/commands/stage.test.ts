// The stage by itself: in which order things are told, and that they are out before the next is begun.
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {openSession} from "../../scripts/commands/session.ts";
import {openStage, type Stage} from "../../scripts/commands/preview/stage.ts";
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
