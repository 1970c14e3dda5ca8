// The line of `diff`.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {findingsAsData, paintFor, sayFindings} from "../../outside/terminal.ts";
import {OutsideProblem} from "../../outside/problem.ts";
import {say, type Command, type Common, type Line} from "./line.ts";

interface Options extends Common {
  readonly against?: string;
  readonly publication?: string;
  readonly exitCode?: boolean;
}

export const diffLine: Line = (program, _version, end) => {
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
        end(await runDiff(before, after, command.optsWithGlobals<Options>()));
      },
    );
};

async function runDiff(
  before: string | undefined,
  after: string | undefined,
  options: Options,
): Promise<number> {
  const [{diff, hasChanges}, {diffReport, diffAsData}] = await Promise.all([
    import("../diff.ts"),
    import("../diff-report.ts"),
  ]);
  const log = new Log();
  // `--against before` leaves the first place to the other side.
  const sides = options.against === undefined ? [before, after] : [options.against, before];
  const wanted = {
    project: resolve(options.project),
    from: process.cwd(),
    before: sides[0] ?? null,
    after: sides[1] ?? null,
    publication: options.publication ?? null,
  };
  try {
    const done = await diff(wanted, log);
    if (options.json)
      say(
        JSON.stringify({...diffAsData(done), findings: findingsAsData(log.diagnostics)}, null, 2),
      );
    else {
      sayFindings(log.diagnostics, process.stderr);
      say(diffReport(done, paintFor(process.stdout)));
    }
    return options.exitCode === true && hasChanges(done) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof OutsideProblem)) throw error;
    log.add(error.diagnostic);
    if (options.json) say(JSON.stringify({findings: findingsAsData(log.diagnostics)}, null, 2));
    else sayFindings(log.diagnostics, process.stderr);
    return 1;
  }
}
