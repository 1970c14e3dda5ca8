// Whole processes against marp: the deck, all documents, and nothing to do.
import {existsSync} from "node:fs";
import {join} from "node:path";
import {inTurn, ratios, run, spreadOf, type Contender} from "./measure.ts";
import {clearOutput, cold, copyOfSample, marpOnDeck, pdfOnly, sample} from "./projects.ts";
import {asRatio, inSeconds, targetHead, verdict, type Measured, type Row} from "./report.ts";
import {costed, type Bench} from "./surroundings.ts";

const targets = {
  "deck: PDF": 0.6,
  "deck: PDF, presenter view, HTML, Markdown": 1.0,
  "all documents": 1.5,
  "nothing changed": 0.12,
} as const;

export async function measureProgram(bench: Bench): Promise<Measured> {
  const deck = copyOfSample(bench, "deck");
  const all = copyOfSample(bench, "all");
  const contenders: readonly Contender[] = [
    await marpOnDeck(bench),
    cold("deck: PDF", pdfOnly(bench), [`${sample}/deck`], ["deck.pdf"]),
    cold(
      "deck: PDF, presenter view, HTML, Markdown",
      deck,
      [`${sample}/deck`],
      ["deck.pdf", "deck.html", "deck.presenter.html", "deck.md"],
    ),
    cold(
      "deck: PDF, with `--force`",
      pdfOnly(bench, "afresh"),
      [`${sample}/deck`, "--force"],
      ["deck.pdf"],
    ),
    cold("all documents", all, [], ["deck.pdf", "report.pdf", "summary.pdf", "handout.pdf"]),
    await nothingChanged(bench),
  ];
  const taken = await inTurn(contenders, bench.rounds, bench.progress);
  const theirs = taken.get("marp")!;
  const rows = [...taken].map(([name, ours]): Row => {
    const target = targets[name as keyof typeof targets];
    if (name === "marp") return ["`marp`: PDF of the deck", inSeconds(spreadOf(ours)), "1", "", ""];
    const ratio = ratios(ours, theirs);
    if (target === undefined) return [name, inSeconds(spreadOf(ours)), asRatio(ratio), "", ""];
    return [
      name,
      inSeconds(spreadOf(ours)),
      asRatio(ratio),
      `≤ ${target}`,
      verdict(ratio.median, target),
    ];
  });
  return {
    title: "Whole programs, against marp",
    about: `Each a process of its own that writes into an empty folder, as \`npm run build\` starts it. \`marp\` makes the PDF of the same deck from the Markdown that the build puts beside it (\`deck.md\`). Earlier runs have left in the cache folder what they drew and read, by what it was made from; with \`--force\` nothing of it is used.`,
    head: targetHead,
    rows,
    marp: spreadOf(theirs).median,
  };
}

async function nothingChanged(bench: Bench): Promise<Contender> {
  const project = copyOfSample(bench, "unchanged");
  clearOutput(project);
  await run(costed(project, "build"));
  return {
    name: "nothing changed",
    once: async () => {
      const {milliseconds} = await run(costed(project, "build"));
      if (!existsSync(join(project, "output", sample, "deck.pdf"))) throw new Error("it is gone");
      return milliseconds;
    },
  };
}
