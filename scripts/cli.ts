// The front door: a command line in, an exit code out. 0 fine, 1 the user's mistake or a finding of severity error, 2 ours.
// What each command can be asked stands in commands/lines/.
import {readFileSync} from "node:fs";
import {Command, CommanderError} from "commander";
import {buildLine} from "./commands/lines/build.ts";
import {checkLine} from "./commands/lines/check.ts";
import {diffLine} from "./commands/lines/diff.ts";
import {doctorLine} from "./commands/lines/doctor.ts";
import {figuresLine} from "./commands/lines/figures.ts";
import {galleryLine} from "./commands/lines/gallery.ts";
import type {Line} from "./commands/lines/line.ts";
import {previewLine} from "./commands/lines/preview.ts";
import {traceLine} from "./commands/lines/trace.ts";
import {verifyLine} from "./commands/lines/verify.ts";

/** In the order in which `--help` names them. */
const lines: readonly Line[] = [
  buildLine,
  checkLine,
  previewLine,
  figuresLine,
  traceLine,
  diffLine,
  verifyLine,
  galleryLine,
  doctorLine,
];

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await main(process.argv);

async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    process.exit(error.code === "EPIPE" ? 0 : 2),
  );
  let code = 0;
  const program = new Command("costed")
    .description(
      "One set of costed recommendations in; every deck, summary and report that states their figures out.",
    )
    .version(version)
    .option("--project <folder>", "the folder that holds content/, and templates/ of your own", ".")
    .exitOverride()
    .configureHelp({showGlobalOptions: true})
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 something in the content or the call is wrong, 2 something in the program is.",
    );
  for (const line of lines) line(program, version, done => (code = done));

  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    const {OutsideProblem} = await import("./outside/problem.ts");
    if (error instanceof OutsideProblem) {
      const {sayFindings} = await import("./outside/terminal.ts");
      sayFindings([error.diagnostic], process.stderr);
      return 1;
    }
    process.stderr.write(
      `Something in costed itself went wrong; sorry. Please report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 2;
  }
}
