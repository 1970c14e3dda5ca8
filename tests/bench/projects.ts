// The projects that are built: copies of the sample, so that nothing of a run is left in the repository.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {join} from "node:path";
import {costed, marp, root, type Bench} from "./surroundings.ts";
import {run, type Command, type Contender} from "./measure.ts";

export const sample = "fixing-nhs-it";

/** A copy of the sample, as somebody has it who installed the program: without templates of its own. */
export function copyOfSample(bench: Bench, name: string): string {
  const project = join(bench.folder, name);
  cpSync(join(root, "content", sample), join(project, "content", sample), {recursive: true});
  return project;
}

/** The same, with a deck that makes its PDF and nothing else. */
export function pdfOnly(bench: Bench, name = "pdf-only"): string {
  const project = copyOfSample(bench, name);
  makePdfOnly(project);
  return project;
}

/** From now on, decks of this project make their PDF and nothing else. */
export function makePdfOnly(project: string): void {
  const deck = join(project, "templates/deck");
  cpSync(join(root, "templates/deck"), deck, {recursive: true});
  const manifest = join(deck, "template.yaml");
  const text = readFileSync(manifest, "utf8");
  const changed = text.replace(/^outputs: .*$/m, "outputs: [pdf]");
  if (changed === text) throw new Error(`${manifest} does not say what it makes`);
  writeFileSync(manifest, changed);
}

/** Marp's Markdown of the sample's deck, as the build puts it beside the deck, with its pictures. */
export async function markdownOfDeck(bench: Bench): Promise<{folder: string; file: string}> {
  const project = copyOfSample(bench, "markdown");
  await run(costed(project, "build", `${sample}/deck`));
  const folder = join(bench.folder, "marp");
  mkdirSync(folder);
  const made = join(project, "output", sample);
  cpSync(join(made, "deck.md"), join(folder, "deck.md"));
  if (existsSync(join(made, "charts")))
    cpSync(join(made, "charts"), join(folder, "charts"), {recursive: true});
  return {folder, file: "deck.md"};
}

export function clearOutput(project: string): void {
  rmSync(join(project, "output"), {recursive: true, force: true});
}

/** Builds into an empty output folder. `files`: what has to be there afterwards, or it was no build. */
export function cold(
  name: string,
  project: string,
  what: readonly string[],
  files: readonly string[],
): Contender {
  return {
    name,
    before: async () => clearOutput(project),
    once: async () => {
      const {milliseconds} = await run(costed(project, "build", ...what));
      const made = readdirSync(join(project, "output", sample));
      const missing = files.filter(file => !made.includes(file));
      if (missing.length > 0) throw new Error(`${name}: ${missing.join(", ")} was not made`);
      return milliseconds;
    },
  };
}

export async function marpOnDeck(bench: Bench): Promise<Contender> {
  const {folder, file} = await markdownOfDeck(bench);
  const command: Command = marp(bench, folder, file, "-o", "deck.pdf");
  return {
    name: "marp",
    before: async () => rmSync(join(folder, "deck.pdf"), {force: true}),
    once: async () => {
      const {milliseconds} = await run(command);
      if (!existsSync(join(folder, "deck.pdf"))) throw new Error("marp made no PDF");
      return milliseconds;
    },
  };
}
