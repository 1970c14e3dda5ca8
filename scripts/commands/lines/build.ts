// The line of `build`.
import {join, resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {countOf, findingsAsData, paintFor, sayFindings} from "../../outside/terminal.ts";
import {exitCode, inWorld, say, secondsOf, type Command, type Common, type Line} from "./line.ts";

export const buildLine: Line = (program, version, end) => {
  program
    .command("build")
    .description("make the documents of every publication, or of those named")
    .argument("[publication[/document]...]", "what to make; everything, if nothing is named")
    .option("--force", "make and print again what has not changed, too")
    .option("--strict", "treat warnings as errors")
    .option("--json", "print findings and results as data")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runBuild(names, command.optsWithGlobals<Common>(), version));
    });
};

async function runBuild(
  names: readonly string[],
  options: Common,
  version: string,
): Promise<number> {
  // Printing needs much that checking does not; it is not even read for that.
  const [{build}, {closingTable, resultsOf}] = await Promise.all([
    import("../build.ts"),
    import("../report.ts"),
  ]);
  const log = new Log();
  const started = performance.now();
  const project = resolve(options.project);
  const drafts: string[] = [];
  const made = await inWorld(options, log, (world, progress) =>
    build(
      {
        project,
        names,
        strict: options.strict === true,
        force: options.force === true,
        version,
        progress,
        keepDrafts: async ({folder}, pdfs) => {
          const below = folder.replace(/^output/, "output/.drafts");
          await world.keepDrafts(join(project, below), pdfs);
          drafts.push(...[...pdfs.keys()].map(path => `${below}/${path}`));
        },
      },
      world.at,
      log,
    ),
  );
  if (options.json)
    say(
      JSON.stringify(
        {documents: resultsOf(made), findings: findingsAsData(log.diagnostics)},
        null,
        2,
      ),
    );
  else {
    sayFindings(log.diagnostics, process.stderr);
    if (made.length > 0)
      say(closingTable(made, performance.now() - started, paintFor(process.stdout)));
    if (log.diagnostics.length > 0)
      process.stderr.write(
        `${countOf(log.diagnostics)}${made.length === 0 ? "; nothing was published" : ""}\n${drafts.map(path => `to look at: ${path}\n`).join("")}`,
      );
  }
  return exitCode(log, options);
}
