// What people do to a project in an hour: values, words, mistakes and their mending, files that come and go, many at once.
import {cp, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Chance} from "./chance.ts";

export interface Editor {
  /** Does something by chance, and says what. */
  readonly edit: () => Promise<string>;
  /** Puts everything back as it was at the beginning. */
  readonly restore: () => Promise<void>;
}

export async function openEditor(
  project: string,
  publication: string,
  chance: Chance,
): Promise<Editor> {
  const content = join(project, "content", publication);
  const base = new Map<string, string>();
  for (const entry of await readdir(content, {recursive: true, withFileTypes: true}))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      base.set(path, await readFile(path, "utf8"));
    }
  const paths = [...base.keys()].toSorted();
  const documents = paths.filter(path => dirname(path).endsWith("documents"));
  let changed = 0;
  let count = 0;
  const edits: readonly (readonly [string, () => Promise<void>])[] = [
    [
      "a value",
      () =>
        change(pick(/figures\.yaml$/), text =>
          lineOf(text, line => line.replace(/\d+(?!.*\d)/, other), /^\s+value: .*\d/),
        ),
    ],
    [
      "the words of a label",
      () =>
        change(pick(/figures\.yaml$/), text =>
          lineOf(text, line => `${line} again`, /^\s+label: \w[\w ]+$/),
        ),
    ],
    [
      "a remark",
      () =>
        change(
          chance.of(paths.filter(path => path.endsWith(".yaml"))),
          text => `${text}\n# ${count}\n`,
        ),
    ],
    [
      "a broken line",
      () => change(chance.of(paths), text => lineOf(text, line => `${line}: [`, /./)),
    ],
    [
      "a figure that is not there",
      () =>
        change(chance.of(documents), text => `${text}\nlead: About {{no-such-figure-${count}}}.\n`),
    ],
    [
      "half a file",
      () => change(chance.of(paths), text => text.slice(0, chance.below(text.length))),
    ],
    ["an empty file", () => save(chance.of(paths), "")],
    ["a file that is gone", () => rm(chance.of(paths), {force: true})],
    [
      "a document more",
      async () => {
        const name = `extra-${count % 5}.yaml`;
        await cp(chance.of(documents), join(content, "documents", name)).catch(() => undefined);
      },
    ],
    [
      "a document of another name",
      async () => {
        const path = chance.of(documents);
        await rename(path, path.replace(".yaml", `-${count % 3}.yaml`)).catch(() => undefined);
      },
    ],
    [
      "a publication more",
      async () => {
        await cp(content, join(project, "content", "second"), {recursive: true});
        for (const path of documents.slice(1))
          await rm(path.replace(content, join(project, "content", "second")), {force: true});
      },
    ],
    [
      "a style sheet",
      () =>
        save(join(project, "templates/shared/soak.css"), `.soak-${count} { color: #123456; }\n`),
    ],
    [
      "twenty saves at once",
      async () => {
        for (let i = 0; i < 20; i++) {
          const path = chance.of(paths);
          const text = base.get(path)!;
          await writeFile(path, path.endsWith(".yaml") ? `${text}\n# ${count} ${i}\n` : text);
        }
      },
    ],
  ];
  return {edit, restore};

  async function edit(): Promise<string> {
    count += 1;
    if (changed > 0 && (changed >= 3 || chance.next() < 0.5)) {
      await restore();
      return "everything as it was";
    }
    changed += 1;
    const [what, work] = chance.of(edits);
    await work();
    return what;
  }

  async function restore(): Promise<void> {
    changed = 0;
    for (const entry of await readdir(join(project, "content")))
      if (entry !== publication)
        await rm(join(project, "content", entry), {recursive: true, force: true});
    await rm(join(project, "templates"), {recursive: true, force: true});
    for (const entry of await readdir(content, {recursive: true, withFileTypes: true})) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !base.has(path)) await rm(path);
    }
    for (const [path, text] of base)
      if ((await readFile(path, "utf8").catch(() => null)) !== text) await save(path, text);
  }

  /** As editors do: in place, in two pieces, or under another name that takes the file's place. */
  async function save(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), {recursive: true});
    const how = chance.below(3);
    if (how === 0) return writeFile(path, text);
    if (how === 1) {
      const half = Math.floor(text.length / 2);
      await writeFile(path, text.slice(0, half));
      await new Promise(resolve => setTimeout(resolve, chance.below(60)));
      return writeFile(path, text);
    }
    const draft = `${path}___jb_tmp___`;
    await writeFile(draft, text);
    return rename(draft, path);
  }

  async function change(path: string, how: (text: string) => string): Promise<void> {
    const text = await readFile(path, "utf8").catch(() => base.get(path) ?? "");
    await save(path, how(text));
  }

  function lineOf(text: string, change: (line: string) => string, fits: RegExp): string {
    const lines = text.split("\n");
    const those = [...lines.keys()].filter(i => fits.test(lines[i]!));
    const at = those.length > 0 ? chance.of(those) : chance.below(lines.length);
    lines[at] = change(lines[at]!);
    return lines.join("\n");
  }

  function other(digits: string): string {
    return String(Number(digits) + 1 + chance.below(3));
  }

  function pick(fits: RegExp): string {
    return chance.of(paths.filter(path => fits.test(path)));
  }
}
