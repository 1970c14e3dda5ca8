// The line of `verify`.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {
  findingsAsData,
  paintFor,
  progressOn,
  sayFindings,
  widthOfTerminal,
} from "../../outside/terminal.ts";
import {say, type Command, type Common, type Line} from "./line.ts";

interface Options extends Common {
  readonly publication?: string;
  readonly all?: boolean;
}

export const verifyLine: Line = (program, _version, end) => {
  program
    .command("verify")
    .description("say of each figure in a PDF whether it is still true, and what it is today")
    .argument(
      "<file.pdf...>",
      "PDFs of any program; folders and patterns such as output/**/*.pdf, too",
    )
    .option("--publication <name>", "hold them against this one, whatever they say of themselves")
    .option("--all", "list every figure, and every number that is none of ours")
    .option("--strict", "fail, too, where only a status, a date or a source is another one")
    .option("--json", "print verdicts as data")
    .addHelpText(
      "after",
      `
Example:
  costed verify report-2025.pdf

A PDF of ours carries a record of its figures, and is checked against it, too: one that was edited is found. Any other is
read by its words. Exit code 0: all of it is still true; 1: something has changed, was withdrawn or edited; 2: a PDF
cannot be read.`,
    )
    .action(async (files: string[], _options: unknown, command: Command) => {
      end(await runVerify(files, command.optsWithGlobals<Options>()));
    });
};

async function runVerify(files: readonly string[], options: Options): Promise<number> {
  const [{verify}, {verdictWords, verdictData}] = await Promise.all([
    import("../verify.ts"),
    import("../verdicts.ts"),
  ]);
  const log = new Log();
  const progress = progressOn(process.stderr, options.json === true || files.length < 2);
  const done = await verify(
    {
      project: resolve(options.project),
      files,
      publication: options.publication ?? null,
      progress: progress.step,
    },
    log,
  );
  progress.end();
  // What breaks a rule is told by `check`; here it is a figure like any other.
  const failed = done.length === 0;
  if (options.json)
    say(
      JSON.stringify(
        {
          files: done.map(verdictData),
          // Of the content, only what keeps it from being compared is told.
          findings: failed ? findingsAsData(log.diagnostics) : [],
        },
        null,
        2,
      ),
    );
  else {
    if (failed) sayFindings(log.diagnostics, process.stderr);
    if (done.length > 0)
      say(
        verdictWords(
          done,
          {all: options.all === true, width: widthOfTerminal()},
          paintFor(process.stdout),
        ),
      );
  }
  if (done.some(one => !one.ok)) return 2;
  const isLost = done.some(
    one =>
      one.ok &&
      (!one.isTrue ||
        (options.strict === true && one.prints.some(print => print.state === "restated"))),
  );
  return failed || isLost ? 1 : 0;
}
