// Many editions of a small deck, against marp with its parallel workers over the same Markdown.
import {cpSync, existsSync, mkdirSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {editionsProject} from "../editions/project.ts";
import {inTurn, ratios, run, spreadOf, type Contender} from "./measure.ts";
import {clearOutput} from "./projects.ts";
import {asRatio, inSeconds, targetHead, verdict, type Measured} from "./report.ts";
import {costed, marp, type Bench} from "./surroundings.ts";

const editions = 200;
const slides = 10;

export async function measureEditions(bench: Bench): Promise<Measured> {
  const project = join(bench.folder, "editions");
  await editionsProject(project, {editions, slides});
  const names = Array.from({length: editions}, (_, i) => `trust-${i + 1}`);
  const output = join(project, "output/hospitals");
  bench.progress(`${editions} editions: the Markdown for marp`);
  await run(costed(project, "build"));
  const markdown = join(bench.folder, "editions-markdown");
  mkdirSync(markdown);
  for (const name of names) {
    mkdirSync(join(markdown, name));
    for (const file of ["deck.md", "charts"].filter(file => existsSync(join(output, name, file))))
      cpSync(join(output, name, file), join(markdown, name, file), {recursive: true});
  }
  const target = join(bench.folder, "editions-marp");
  let peak = 0;
  const ours: Contender = {
    name: "costed",
    before: async () => clearOutput(project),
    once: async () => {
      const {milliseconds, peakMegabytes} = await run(costed(project, "build"));
      peak = Math.max(peak, peakMegabytes ?? 0);
      const missing = names.filter(name => !existsSync(join(output, name, "deck.pdf")));
      if (missing.length > 0) throw new Error(`${missing.length} decks are missing`);
      return milliseconds;
    },
  };
  const theirs: Contender = {
    name: "marp",
    before: async () => rmSync(target, {recursive: true, force: true}),
    once: async () => {
      const {milliseconds} = await run(marp(bench, bench.folder, "-I", markdown, "-o", target));
      const made = readdirSync(target).length;
      if (made !== editions) throw new Error(`marp made ${made} decks`);
      return milliseconds;
    },
  };
  const taken = await inTurn([theirs, ours], bench.rounds, bench.progress);
  const [marps, own] = [taken.get("marp")!, taken.get("costed")!];
  const faster = ratios(marps, own);
  const rate = (milliseconds: readonly number[]): string =>
    ((editions * 1000) / spreadOf(milliseconds).median).toFixed(1);
  return {
    title: `${editions} editions of a deck of ${slides} slides`,
    about:
      "`marp -I` with its parallel workers over the Markdown of all editions makes their PDFs; `costed build` makes PDF, HTML, presenter view and Markdown of each, proves every figure in them, and writes an index.",
    head: targetHead,
    rows: [
      [`\`marp -I\`: ${rate(marps)} decks a second`, inSeconds(spreadOf(marps)), "1", "", ""],
      [
        `\`costed build\`: ${rate(own)} decks a second`,
        inSeconds(spreadOf(own)),
        `${asRatio(faster)} times as many`,
        "≥ 8",
        verdict(faster.median, 8, "more"),
      ],
      [
        "most memory of our process",
        peak === 0 ? "not known on this system" : `${Math.round(peak)} MB`,
        "",
        "≤ 400 MB",
        peak === 0 ? "" : verdict(peak, 400),
      ],
    ],
  };
}
