// The front door: a command line in, an exit code out. 0 fine, 1 the user's mistake or a finding of severity error, 2 ours.
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Command, CommanderError, InvalidArgumentError} from "commander";
import {check} from "./commands/check.ts";
import type {World} from "./commands/world.ts";
import {isError, Log} from "./lib/diagnostic.ts";
import {
  countOf,
  findingsAsData,
  paintFor,
  progressOn,
  sayFindings,
  several,
} from "./outside/terminal.ts";

const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

interface Common {
  readonly project: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly browser?: string;
  readonly timeout?: number;
  readonly theme?: readonly string[];
}

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

  program
    .command("build")
    .description("make the documents of every publication, or of those named")
    .argument("[publication[/document]...]", "what to make; everything, if nothing is named")
    .option("--force", "print again what has not changed, too")
    .option("--strict", "treat warnings as errors")
    .option("--json", "print findings and results as data")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      code = await runBuild(names, command.optsWithGlobals<Common>());
    });

  program
    .command("check")
    .description("find what is wrong with content and templates, without a browser")
    .argument("[publication[/document]...]", "what to check; everything, if nothing is named")
    .option("--strict", "treat warnings as errors")
    .option("--json", "print findings as data")
    .action(async (names: string[], _options: unknown, command: Command) => {
      code = await runCheck(names, command.optsWithGlobals<Common>());
    });

  program
    .command("gallery")
    .description(
      "make a picture of every page, and contact sheets, in every theme: output/gallery/",
    )
    .argument("[publication[/document]...]", "what to picture; everything, if nothing is named")
    .option("--theme <name...>", "only in these themes")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      code = await runGallery(names, command.optsWithGlobals<Common>());
    });

  program
    .command("doctor")
    .description(
      "say which browser, fonts and versions were found, what is missing, and how to mend it",
    )
    .option("--json", "print what was found as data")
    .action(async (options: {json?: boolean}) => {
      const {runDoctor} = await import("./commands/doctor.ts");
      code = await runDoctor(
        {json: options.json === true},
        line => void process.stdout.write(`${line}\n`),
      );
    });

  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    process.stderr.write(
      `Something in costed itself went wrong; sorry. Please report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 2;
  }
}

async function runCheck(names: readonly string[], options: Common): Promise<number> {
  const log = new Log();
  const started = performance.now();
  const done = await check({project: resolve(options.project), names}, log);
  if (options.json) say(JSON.stringify({findings: findingsAsData(log.diagnostics)}, null, 2));
  else {
    sayFindings(log.diagnostics, process.stderr);
    const documents = done.flatMap(one => one.composed?.pages ?? []).length;
    if (!log.diagnostics.some(isError))
      say(
        `nothing is wrong: ${several(documents, "document")} of ${several(done.length, "publication")}, in ${Math.round(performance.now() - started)} ms`,
      );
    if (log.diagnostics.length > 0) process.stderr.write(`${countOf(log.diagnostics)}\n`);
  }
  return exitCode(log, options);
}

async function runBuild(names: readonly string[], options: Common): Promise<number> {
  // Printing needs much that checking does not; it is not even read for that.
  const [{build}, {closingTable, resultsOf}] = await Promise.all([
    import("./commands/build.ts"),
    import("./commands/report.ts"),
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
        keepDrafts: async (publication, pdfs) => {
          await world.keepDrafts(join(project, "output", ".drafts", publication), pdfs);
          drafts.push(...[...pdfs.keys()].map(path => `output/.drafts/${publication}/${path}`));
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

async function runGallery(names: readonly string[], options: Common): Promise<number> {
  const {gallery} = await import("./commands/gallery.ts");
  const log = new Log();
  const project = resolve(options.project);
  const made = await inWorld(options, log, (world, progress) =>
    gallery({project, names, themes: options.theme ?? [], version, progress}, world.at, log),
  );
  sayFindings(log.diagnostics, process.stderr);
  for (const path of made) if (!/\/\d+\.png$/.test(path)) say(path);
  return exitCode(log, options);
}

/** With a world that is closed again whatever happens. What goes wrong there that the reader can mend is a finding, and nothing made. */
async function inWorld<T>(
  {browser, json, timeout}: Common,
  log: Log,
  work: (world: World, progress: (what: string) => void) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const [{openWorld}, {OutsideProblem}] = await Promise.all([
    import("./commands/world.ts"),
    import("./outside/problem.ts"),
  ]);
  const timeoutMs = (timeout ?? 60) * 1000;
  const world = openWorld({environment: process.env, browser, timeoutMs});
  const progress = progressOn(process.stderr, json === true);
  try {
    return await work(world, progress.step);
  } catch (error) {
    if (!(error instanceof OutsideProblem)) throw error;
    log.add(error.diagnostic);
    return [];
  } finally {
    progress.end();
    await world.close();
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError("It has to be a number of seconds.");
  return seconds;
}

function exitCode(log: Log, options: Common): number {
  return log.diagnostics.some(one => options.strict === true || isError(one)) ? 1 : 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
