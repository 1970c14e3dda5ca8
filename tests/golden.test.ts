// Small whole projects, content and templates, and what must come of them: reviewed as differences.
// `npx vitest run tests/golden.test.ts -u` proposes; a person reads.
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {readSources} from "../scripts/commands/project.ts";
import {Log} from "../scripts/lib/diagnostic.ts";
import {frame} from "../scripts/lib/frame.ts";
import {compose, type Page} from "../scripts/pipeline.ts";

const golden = join(import.meta.dirname, "golden");

describe.each(readdirSync(golden))("%s", async project => {
  const folder = join(golden, project);
  const log = new Log();
  const {pages} = compose(await readSources(folder, project, log), null, log);

  test("nothing is found wrong", () => expect(log.diagnostics.map(one => frame(one))).toEqual([]));

  test.each(pages.map(page => [page.name, page] as const))("%s", async (name, {manuscript}) => {
    await expect(manuscript.text).toMatchFileSnapshot(
      join(folder, "expected", `${name}.${manuscript.makes === "slides" ? "md" : "html"}`),
    );
    if (manuscript.head !== "")
      await expect(manuscript.head).toMatchFileSnapshot(
        join(folder, "expected", `${name}.head.html`),
      );
    await expect(told(manuscript.uses)).toMatchFileSnapshot(
      join(folder, "expected", `${name}.uses.txt`),
    );
    if (!manuscript.plain) return;
    await expect(manuscript.plain.text).toMatchFileSnapshot(
      join(folder, "expected", `${name}.txt`),
    );
    await expect(told(manuscript.plain.uses)).toMatchFileSnapshot(
      join(folder, "expected", `${name}.txt-uses.txt`),
    );
  });
});

function told(uses: Page["manuscript"]["uses"]): string {
  const lines = uses.map(
    use => `${use.figure} (${use.register}${use.visible ? "" : ", not seen"}): ${use.text}`,
  );
  return `${lines.join("\n")}\n`;
}
