// Where the time of a cold build goes: Node's own profile of one, by what was at work.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {run} from "./measure.ts";
import {clearOutput, copyOfSample, sample} from "./projects.ts";
import type {Measured, Row} from "./report.ts";
import {costed, type Bench} from "./surroundings.ts";

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {readonly functionName: string; readonly url: string};
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The first that is found on the way from the work to the top of the stack names it. The bundle may number names. */
const sorts: readonly (readonly [string, RegExp])[] = (
  [
    ["charts (Vega and their layout)", ["drawChart"]],
    ["slides (Marp)", ["renderSlides", "presentSlides"]],
    ["finishing PDFs, and reading them back", ["finishPrint"]],
    ["numbers typed by hand, looked for while the browser prints", ["checkTyped"]],
    [
      "content, figures, rules, templates filled in",
      ["composeDraft", "numbersIn", "pages", "writePages", "compose", "readSources"],
    ],
    ["what earlier runs have read and drawn", ["recall", "readKept", "readWhole", "keep"]],
    ["pages as HTML", ["renderHtml", "htmlFiles", "renderPresenter"]],
    ["records of what PDFs print", ["composeRecord", "expectedOf", "composeStatement"]],
    ["loading modules", ["requireFrom", "part", "require", "compileFunction"]],
    [
      "talking to the browser",
      ["tryLaunch", "openTab", "printPage", "picturePage", "onMessage", "_rawSend", "send"],
    ],
  ] as const
).map(([name, functions]) => [name, new RegExp(`^(?:${functions.join("|")})\\d*$`)]);

export async function measureWhere(bench: Bench): Promise<Measured> {
  const project = copyOfSample(bench, "where");
  const columns: ReadonlyMap<string, number>[] = [];
  for (const what of [[`${sample}/deck`], []]) {
    bench.progress(`where the time goes: ${what[0] ?? "all documents"}`);
    await run(costed(project, "build", ...what));
    clearOutput(project);
    const command = costed(project, "build", ...what);
    const folder = join(bench.folder, `profile-${columns.length}`);
    await run({...command, args: ["--cpu-prof", `--cpu-prof-dir=${folder}`, ...command.args]});
    columns.push(sharesOf(folder));
  }
  const names = [...new Set(columns.flatMap(column => [...column.keys()]))];
  const rows = names
    .map(name => ({name, times: columns.map(column => column.get(name) ?? 0)}))
    .toSorted((a, b) => b.times[1]! - a.times[1]!)
    .map(({name, times}): Row => [name, ...times.map(time => `${Math.round(time)} ms`)]);
  return {
    title: "Where the time of a cold build goes",
    about:
      "The program's main thread, as Node's profiler sees it (which makes it a little slower), and, beside it, the thread that finishes PDFs: one build of each, into an empty folder.",
    head: ["at work", "deck", "all documents"],
    rows,
  };
}

/** In milliseconds: of the main thread by what it does, of others as a whole. */
function sharesOf(folder: string): ReadonlyMap<string, number> {
  const profiles = readdirSync(folder).map(file => ({
    // "CPU.20261122.193303.4711.0.001.cpuprofile": the main thread's number is 0.
    isMain: file.split(".").at(-3) === "0",
    profile: JSON.parse(readFileSync(join(folder, file), "utf8")) as Profile,
  }));
  const {profile} = profiles
    .filter(({isMain}) => isMain)
    .toSorted((a, b) => b.profile.nodes.length - a.profile.nodes.length)[0]!;
  const nodes = new Map(profile.nodes.map(node => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(node => (node.children ?? []).map(child => [child, node.id] as const)),
  );
  const shares = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const name = sortOf(id);
    shares.set(name, (shares.get(name) ?? 0) + profile.timeDeltas[index]! / 1000);
  });
  const beside = profiles.filter(({isMain}) => !isMain).map(one => busyIn(one.profile));
  if (beside.length > 0)
    shares.set(
      "finishing PDFs, and reading them back, beside all that",
      beside.reduce((sum, time) => sum + time),
    );
  return shares;

  function sortOf(id: number): string {
    const {functionName} = nodes.get(id)!.callFrame;
    if (functionName === "(idle)") return "waiting for the browser and the disk";
    if (functionName === "(garbage collector)") return "collecting garbage";
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const name = nodes.get(at)!.callFrame.functionName;
      const sort = sorts.find(([, pattern]) => pattern.test(name));
      if (sort) return sort[0];
    }
    return "everything else";
  }
}

function busyIn({nodes, samples, timeDeltas}: Profile): number {
  const idle = new Set(
    nodes.filter(({callFrame}) => callFrame.functionName === "(idle)").map(({id}) => id),
  );
  return samples.reduce((sum, id, i) => sum + (idle.has(id) ? 0 : timeDeltas[i]! / 1000), 0);
}
