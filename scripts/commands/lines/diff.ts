// The line of `diff`.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {findingsAsData, paintFor, sayFindings} from "../../outside/terminal.ts";
import {inWorld, say, secondsOf, type Command, type Common, type Line} from "./line.ts";

interface Options extends Common {
  readonly against?: string;
  readonly publication?: string;
  readonly exitCode?: boolean;
  readonly pages?: boolean;
  readonly output?: string;
}

export const diffLine: Line = (program, version, end) => {
  program
    .command("diff")
    .description(
      "say what has changed since the last build, or against anything else, and which pages that moves",
    )
    .argument(
      "[before]",
      "a git revision, a project’s folder, a manifest.json or a PDF; the last build, if nothing is named",
    )
    .argument("[after]", "the same; the content as it is now, if nothing is named")
    .option("--against <before>", "the same as the first argument")
    .option("--publication <name>", "only this one")
    .option("--pages", "make a report with each changed page before and after: output/diff/")
    .option("--output <file>", "where that report goes")
    .option("--browser <path>", "the browser to print with, for --pages")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .option("--exit-code", "end with 1 where something has changed")
    .option("--json", "print all of it as data")
    .addHelpText(
      "after",
      `
What is named is recognised by what it is; in full: revision:v1, folder:../last-year, manifest:…, pdf:….

Examples:
  costed diff                       what a build would change
  costed diff HEAD~3                since three commits ago
  costed diff v1.0 v1.1             between two revisions
  costed diff ../last-year          against another project
  costed diff sent/report.pdf       against a PDF that was sent out`,
    )
    .action(
      async (
        before: string | undefined,
        after: string | undefined,
        _options: unknown,
        command: Command,
      ) => {
        end(await runDiff(before, after, command.optsWithGlobals<Options>(), version));
      },
    );
};

async function runDiff(
  before: string | undefined,
  after: string | undefined,
  options: Options,
  version: string,
): Promise<number> {
  const [{diff, hasChanges}, {diffReport, diffAsData}] = await Promise.all([
    import("../diff.ts"),
    import("../diff-report.ts"),
  ]);
  const log = new Log();
  const project = resolve(options.project);
  // `--against before` leaves the first place to the other side.
  const sides = options.against === undefined ? [before, after] : [options.against, before];
  const wanted = {
    project,
    from: process.cwd(),
    before: sides[0] ?? null,
    after: sides[1] ?? null,
    publication: options.publication ?? null,
  };
  const [found = null] = await inWorld(options, log, async () => [await diff(wanted, log)]);
  const isPictured = options.pages === true || options.output !== undefined;
  const output = options.output === undefined ? null : resolve(options.output);
  const mistakes = log.errors;
  // What has changed is said even where its pages cannot be made.
  const reports = !(found && isPictured)
    ? []
    : await inWorld(options, log, async (world, progress) => {
        const {writePageReports} = await import("../diff-pages.ts");
        return writePageReports(found, {project, version, progress, output}, world.at, log);
      });
  if (options.json) {
    const said = found ? {...diffAsData(found), reports} : {};
    say(JSON.stringify({...said, findings: findingsAsData(log.diagnostics)}, null, 2));
  } else {
    sayFindings(log.diagnostics, process.stderr);
    if (found) say(diffReport(found, paintFor(process.stdout)));
    for (const path of reports) say(`\npages before and after: ${path}`);
  }
  if (!found || log.errors > mistakes) return 1;
  return options.exitCode === true && hasChanges(found) ? 1 : 0;
}
