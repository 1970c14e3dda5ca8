// The line of `merge`.
import {join, resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {countOf, findingsAsData, sayFindings, several} from "../../outside/terminal.ts";
import {exitCode, inWorld, say, type Command, type Common, type Line} from "./line.ts";

export const mergeLine: Line = (program, _version, end) => {
  program
    .command("merge")
    .description("join what several machines have made with `build --shard` into one output")
    .argument("<folder...>", "the output folder of each shard")
    .option("--output <folder>", "where the whole goes; the project's output, if none is named")
    .option("--json", "print findings and results as data")
    .action(async (folders: string[], _options: unknown, command: Command) => {
      end(await runMerge(folders, command.optsWithGlobals<Common & {readonly output?: string}>()));
    });
};

async function runMerge(
  folders: readonly string[],
  options: Common & {readonly output?: string},
): Promise<number> {
  const {merge} = await import("../merge.ts");
  const log = new Log();
  const project = resolve(options.project);
  const output = options.output === undefined ? join(project, "output") : resolve(options.output);
  const parts = folders.map(named => ({named, path: resolve(named)}));
  const merged = await inWorld(options, log, (world, progress) =>
    merge({project, folders: parts, output, progress}, world.at, log),
  );
  if (options.json)
    say(JSON.stringify({publications: merged, findings: findingsAsData(log.diagnostics)}, null, 2));
  else {
    sayFindings(log.diagnostics, process.stderr);
    for (const {publication, editions, failed} of merged)
      say(
        `output/${publication}: ${editions > 0 ? `${several(editions, "edition")}${failed > 0 ? `, ${failed} of which could not be made` : ""}` : "merged"}`,
      );
    if (log.diagnostics.length > 0)
      process.stderr.write(`${countOf(log.diagnostics)}; nothing was merged\n`);
  }
  const isFailed = merged.some(({failed}) => failed > 0);
  return Math.max(exitCode(log, options), isFailed ? 1 : 0);
}
