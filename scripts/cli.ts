// The front door: a command line in, an exit code out. 0 fine, 1 the user's mistake or a finding of severity error, 2 ours.
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Command, CommanderError} from "commander";
import {build, type Made} from "./commands/build.ts";
import {check} from "./commands/check.ts";
import {isError, Log} from "./lib/diagnostic.ts";
import {readIfThere, replaceFiles} from "./outside/disk.ts";
import type {Outside} from "./outside/outside.ts";
import {
  countOf,
  findingsAsData,
  paintFor,
  progressOn,
  sayFindings,
  tableOf,
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
  readonly timeout?: string;
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
    .option("--timeout <seconds>", "how long one document may take to print", "60")
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
    const documents = done.flatMap(one => one.composed.pages).length;
    if (!log.diagnostics.some(isError))
      say(
        `${documents} documents of ${done.length} publications are right (${Math.round(performance.now() - started)} ms)`,
      );
    if (log.diagnostics.length > 0) process.stderr.write(`${countOf(log.diagnostics)}\n`);
  }
  return exitCode(log, options);
}

async function runBuild(names: readonly string[], options: Common): Promise<number> {
  const log = new Log();
  const started = performance.now();
  const {BrowserProblem, closeAllBrowsers, openPrinter} = await import("./outside/browser.ts");
  // Content is looked at first: what is wrong there can be said without a browser.
  let opened: ReturnType<typeof openPrinter> | undefined;
  const printer = (): ReturnType<typeof openPrinter> =>
    (opened ??= openPrinter({
      environment: process.env,
      ...(options.browser === undefined ? {} : {browser: options.browser}),
    }));
  const progress = progressOn(process.stderr, options.json === true);
  const world = (folder: string): Outside => ({
    print: async html =>
      (await printer()).print({html, timeoutMs: Number(options.timeout ?? 60) * 1000}),
    printer: async () => (await printer()).identity,
    present: async slides => (await import("./outside/presenter.ts")).presentSlides(slides),
    read: path => readIfThere(join(folder, path)),
    replace: (files, stale) => replaceFiles(folder, files, stale),
  });
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)
    process.once(signal, () => void closeAllBrowsers().finally(() => process.exit(code)));
  try {
    const made = await build(
      {
        project: resolve(options.project),
        names,
        strict: options.strict === true,
        force: options.force === true,
        version,
        progress: (publication, document, doing) =>
          progress.step(`${doing} ${publication}/${document}`),
      },
      world,
      log,
    );
    progress.end();
    reportBuild(made, log, options, performance.now() - started);
  } catch (error) {
    if (!(error instanceof BrowserProblem)) throw error;
    progress.end();
    log.add(error.diagnostic);
    reportBuild([], log, options, performance.now() - started);
  } finally {
    await (await opened?.catch(() => undefined))?.close();
  }
  return exitCode(log, options);
}

function reportBuild(made: readonly Made[], log: Log, options: Common, milliseconds: number): void {
  if (options.json)
    return say(
      JSON.stringify(
        {documents: resultsOf(made), findings: findingsAsData(log.diagnostics)},
        null,
        2,
      ),
    );
  sayFindings(log.diagnostics, process.stderr);
  if (made.length > 0) say(closingTable(made, milliseconds));
  if (log.diagnostics.length > 0)
    process.stderr.write(
      `${countOf(log.diagnostics)}${made.length === 0 ? "; nothing was written" : ""}\n`,
    );
}

function closingTable(made: readonly Made[], milliseconds: number): string {
  const rows = made.flatMap(({publication, products}) =>
    products.flatMap(({name, built, files, reused, milliseconds: took}) =>
      [...files]
        .filter(([path]) => /\.(pdf|html)$/.test(path))
        .map(([path, contents]) => [
          `output/${publication}/${path}`,
          path.endsWith(".pdf") ? String(built.pages) : "",
          `${Math.max(1, Math.round(contents.length / 1024)).toLocaleString("en-GB")} KB`,
          reused && path.endsWith(".pdf")
            ? "unchanged"
            : path === `${name}.pdf`
              ? `${(took / 1000).toFixed(1)} s`
              : "",
          path === `${name}.pdf` ? countOf(built.warnings) || "none" : "",
        ]),
    ),
  );
  return `${tableOf([["document", "pages", "size", "time", "findings"], ...rows], paintFor(process.stdout))}\n\nbuilt in ${(milliseconds / 1000).toFixed(1)} s`;
}

function resultsOf(made: readonly Made[]): readonly object[] {
  return made.flatMap(({publication, products}) =>
    products.map(({name, built, files, reused, milliseconds}) => ({
      publication,
      document: name,
      template: built.template,
      pages: built.pages,
      unchanged: reused,
      milliseconds: Math.round(milliseconds),
      figures: built.figures,
      files: [...files].map(([path, contents]) => ({
        path: `output/${publication}/${path}`,
        bytes: Buffer.byteLength(contents),
      })),
    })),
  );
}

function exitCode(log: Log, options: Common): number {
  return log.diagnostics.some(one => options.strict === true || isError(one)) ? 1 : 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
