// The line of `build`.
import {resolve} from "node:path";
import {isMade} from "../../lib/edition/listing.ts";
import type {Shard} from "../../lib/edition/shard.ts";
import {Log} from "../../lib/diagnostic.ts";
import {countOf, findingsAsData, paintFor, sayFindings} from "../../outside/terminal.ts";
import {
  exitCodeAfter,
  inWorld,
  namesOf,
  say,
  secondsOf,
  shardOf,
  type Command,
  type Common,
  type Line,
} from "./line.ts";

import type {Gone} from "../gone.ts";
import type {WatchOptions} from "./watch.ts";

export const buildLine: Line = (program, version, end) => {
  program
    .command("build")
    .description("make the documents of every publication, or of those named")
    .argument("[publication[/document]...]", "what to make; everything, if nothing is named")
    .option("--watch", "build again whenever something is saved, until it is ended")
    .option("--poll", "with --watch: look for saves, too, for network drives that do not tell")
    .option("--force", "make and print again what has not changed, too")
    .option("--strict", "treat warnings as errors")
    .option("--edition <names>", "of its editions only these, with commas between them", namesOf)
    .option("--shard <part>", "this machine's part of the work: 2/5 is the second of five", shardOf)
    .option("--json", "print findings and results as data")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<WatchOptions>();
      if (options.watch !== true) return end(await runBuild(names, options, version));
      const {runWatch} = await import("./watch.ts");
      end(await runWatch(names, options, version));
    });
};

export interface BuildLineOptions extends Common {
  readonly edition?: readonly string[];
  readonly shard?: Shard;
}

async function runBuild(
  names: readonly string[],
  options: BuildLineOptions,
  version: string,
): Promise<number> {
  // Printing needs much that checking does not; it is not even read for that.
  const [
    {build},
    {closingTable, resultsOf},
    {editionsAsData, editionsTable},
    {inOutput, makingWith},
  ] = await Promise.all([
    import("../build.ts"),
    import("../report.ts"),
    import("../editions-report.ts"),
    import("./making.ts"),
  ]);
  const log = new Log();
  const started = performance.now();
  const project = resolve(options.project);
  let drafts: readonly string[] = [];
  let gone: readonly Gone[] = [];
  const made = await inWorld(options, log, (world, progress) => {
    const making = makingWith(options, project, version, world, progress);
    drafts = making.drafts;
    const {edition: editions = null, shard = null} = options;
    const asked = {
      ...{project, names, editions, shard, ...making.options, printed: world.printed},
      gone: (those: readonly Gone[]) => void (gone = those),
    };
    return inOutput(project, () => build(asked, world.at, log));
  });
  const editions = editionsAsData(made);
  const isAnythingMade = made.some(
    ({products, editions}) => products.length > 0 || editions.some(isMade),
  );
  if (options.json)
    say(
      JSON.stringify(
        {
          documents: resultsOf(made),
          ...(editions.length > 0 ? {editions} : {}),
          ...(gone.length > 0 ? {removed: gone.map(({publication}) => publication)} : {}),
          findings: findingsAsData(log.diagnostics),
        },
        null,
        2,
      ),
    );
  else {
    sayFindings(log.diagnostics, process.stderr);
    const took = performance.now() - started;
    const paint = paintFor(process.stdout);
    if (editions.length > 0) say(`${editionsTable(made, took, paint)}\n`);
    if (isAnythingMade) say(closingTable(made, took, paint));
    for (const {publication, isKept} of gone)
      say(
        `removed output/${publication}: it is no longer in content/${isKept ? "; files there that costed has not made stay" : ""}`,
      );
    if (log.diagnostics.length > 0)
      process.stderr.write(
        `${countOf(log.diagnostics)}${isAnythingMade ? "" : "; nothing was published"}\n${drafts.map(path => `to look at: ${path}\n`).join("")}`,
      );
  }
  const crashes = made.flatMap(({editions}) => editions.flatMap(({crash}) => crash ?? []));
  return exitCodeAfter(crashes, log, options);
}
