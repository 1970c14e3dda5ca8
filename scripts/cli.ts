// The front door: a command line in, an exit code out. 0 fine, 1 the user's mistake or a finding of severity error, 2 ours.
// What each command can be asked stands in commands/lines/.
import {readFileSync} from "node:fs";
import {Command, CommanderError} from "commander";
import type {Line} from "./commands/lines/line.ts";
import {bundledProgram} from "./outside/bundled.ts";

/** In the order in which `--help` names them. Only the one that is asked for is loaded. */
const lines: Readonly<Record<string, () => Promise<Line>>> = {
  build: async () => (await import("./commands/lines/build.ts")).buildLine,
  merge: async () => (await import("./commands/lines/merge.ts")).mergeLine,
  check: async () => (await import("./commands/lines/check.ts")).checkLine,
  preview: async () => (await import("./commands/lines/preview.ts")).previewLine,
  figures: async () => (await import("./commands/lines/figures.ts")).figuresLine,
  trace: async () => (await import("./commands/lines/trace.ts")).traceLine,
  diff: async () => (await import("./commands/lines/diff.ts")).diffLine,
  verify: async () => (await import("./commands/lines/verify.ts")).verifyLine,
  gallery: async () => (await import("./commands/lines/gallery.ts")).galleryLine,
  doctor: async () => (await import("./commands/lines/doctor.ts")).doctorLine,
};

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

// Until it is done, it is not well: what waits for ever must not look like success.
process.exitCode = 2;
void main(process.argv).then(code => {
  process.exitCode = code;
});

async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on("error", ({code}: NodeJS.ErrnoException) =>
    process.exit(code === "EPIPE" ? 0 : code === "EIO" ? 129 : 2),
  );
  // Findings that nobody hears any more are no reason to stop, unless the terminal has gone.
  process.stderr.on("error", ({code}: NodeJS.ErrnoException) => {
    if (code === "EIO") process.exit(129);
  });
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

  try {
    for (const line of await linesFor(argv)) line(program, version, done => (code = done));
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
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `Something in costed itself went wrong; sorry. Please report this:\n${bundledProgram()?.readable(stack) ?? stack}\n`,
    );
    return 2;
  }
}

/** The command that is named first; all of them where none is, for whoever has to be told what there is. */
function linesFor(argv: readonly string[]): Promise<readonly Line[]> {
  const words = argv.slice(2);
  const first = words.findIndex((word, i) => !word.startsWith("-") && words[i - 1] !== "--project");
  const name = words[first] ?? "";
  const asked = Object.hasOwn(lines, name) ? lines[name] : undefined;
  return Promise.all((asked ? [asked] : Object.values(lines)).map(line => line()));
}
