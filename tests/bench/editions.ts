// Many editions of a small deck, against marp with its parallel workers over the same Markdown.
import {cpSync, existsSync, mkdirSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {editionsProject} from "../editions/project.ts";
import {inTurn, ratios, run, spreadOf, type Contender} from "./measure.ts";
import {clearOutput, makePdfOnly} from "./projects.ts";
import {asRatio, inSeconds, targetHead, verdict, type Measured} from "./report.ts";
import {costed, marp, type Bench} from "./surroundings.ts";

const editions = 200;
const slides = 10;

type Times = readonly number[];

export async function measureEditions(bench: Bench): Promise<Measured> {
  const project = join(bench.folder, "editions");
  await editionsProject(project, {editions, slides});
  const pdfs = join(bench.folder, "editions-pdf");
  await editionsProject(pdfs, {editions, slides});
  makePdfOnly(pdfs);
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
  const ours = (name: string, folder: string): Contender => ({
    name,
    before: async () => clearOutput(folder),
    once: async () => {
      const {milliseconds, peakMegabytes} = await run(costed(folder, "build"));
      peak = Math.max(peak, peakMegabytes ?? 0);
      const made = join(folder, "output/hospitals");
      const missing = names.filter(one => !existsSync(join(made, one, "deck.pdf")));
      if (missing.length > 0) throw new Error(`${missing.length} decks are missing`);
      return milliseconds;
    },
  });
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
  const all = [theirs, ours("costed", pdfs), ours("costed, all files", project)];
  const taken = await inTurn(all, bench.rounds, bench.progress);
  const [marps, own, whole] = all.map(({name}) => taken.get(name)!) as [Times, Times, Times];
  const faster = ratios(marps, own);
  const rate = (milliseconds: readonly number[]): string =>
    ((editions * 1000) / spreadOf(milliseconds).median).toFixed(1);
  return {
    title: `${editions} editions of a deck of ${slides} slides`,
    about:
      "`marp -I` with its parallel workers over the Markdown of all editions makes their PDFs; so does `costed build`, of a kind that makes nothing else, with every figure in them proved and an index of all. Beside it, what the deck makes as it comes: PDF, HTML, presenter view and Markdown of each edition.",
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
        `with HTML, presenter view and Markdown as well, four files each: ${rate(whole)} decks a second`,
        inSeconds(spreadOf(whole)),
        `${asRatio(ratios(marps, whole))} times as many`,
        "",
        "",
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
