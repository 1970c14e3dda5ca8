// What more content costs: publications of growing size, checked as `costed check` does.
import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {grownPublication} from "../growth/publication.ts";
import {inTurn, run, spreadOf, type Contender} from "./measure.ts";
import {inSeconds, type Measured, type Row} from "./report.ts";
import {costed, type Bench} from "./surroundings.ts";

interface Size {
  readonly recommendations: number;
  readonly figures: number;
}

const growing: readonly (readonly [keyof Size, readonly Size[]])[] = [
  ["recommendations", [10, 100, 1000].map(recommendations => ({recommendations, figures: 1000}))],
  ["figures", [10, 1000, 100_000].map(figures => ({recommendations: 10, figures}))],
];

export async function measureGrowth(bench: Bench): Promise<Measured> {
  const rows: Row[] = [];
  for (const [what, sizes] of growing) {
    const contenders = sizes.map((size): Contender => {
      const project = join(bench.folder, `grown-${size.recommendations}-${size.figures}`);
      for (const [path, text] of Object.entries(grownPublication(size))) {
        mkdirSync(dirname(join(project, "content/grown", path)), {recursive: true});
        writeFileSync(join(project, "content/grown", path), text);
      }
      return {
        name: String(size[what]),
        once: async () => (await run(costed(project, "check"))).milliseconds,
      };
    });
    const taken = await inTurn(contenders, bench.rounds, bench.progress);
    let before: {readonly count: number; readonly median: number} | null = null;
    for (const [name, times] of taken) {
      const [count, spread] = [Number(name), spreadOf(times)];
      rows.push([
        `${count.toLocaleString("en-GB")} ${what}`,
        inSeconds(spread),
        before === null
          ? ""
          : `${(count / before.count).toLocaleString("en-GB")} times as many: ${(spread.median / before.median).toFixed(1)} times the time`,
        before === null
          ? ""
          : `${(((spread.median - before.median) * 1000) / (count - before.count)).toFixed(0)} µs`,
      ]);
      before = {count, median: spread.median};
    }
  }
  return {
    title: "The cost of growth",
    about:
      "`costed check` as a process of its own: reads, computes and fills in everything, up to the page. With 1,000 figures where recommendations grow, and 10 recommendations where figures do; of ten figures six are written, three are computed from others, one is a cell of a table.",
    head: ["size", "median (least–most)", "against the row above", "each one more"],
    rows,
  };
}
