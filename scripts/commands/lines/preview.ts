// The line of `preview`.
import {join, resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {countOf, several, sayFindings} from "../../outside/terminal.ts";
import {
  exitCode,
  inWorld,
  portOf,
  say,
  secondsOf,
  type Command,
  type Common,
  type Line,
} from "./line.ts";

interface Options extends Common {
  readonly port?: number;
  readonly open?: boolean;
  readonly print: boolean;
}

const usualPort = 4321;

export const previewLine: Line = (program, version, end) => {
  program
    .command("preview")
    .description(
      "a page in your browser with every document, live as files are saved; numbers can be asked and changed",
    )
    .argument("[publication[/document]...]", "what to look at; everything, if nothing is named")
    .option("--port <number>", `the port to use (${usualPort}, or the next that is free)`, portOf)
    .option("--open", "open the page in the browser")
    .option(
      "--no-print",
      "make no files: what is seen is not on the disk, and pages are not checked",
    )
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runPreview(names, command.optsWithGlobals<Options>(), version));
    });
};

async function runPreview(
  names: readonly string[],
  options: Options,
  version: string,
): Promise<number> {
  const [{preview}, {openAddress}] = await Promise.all([
    import("../preview.ts"),
    import("../../outside/open-address.ts"),
  ]);
  const log = new Log();
  const project = resolve(options.project);
  await inWorld({...options, json: true}, log, async world => {
    const running = await preview(
      {
        project,
        names,
        version,
        port: options.port ?? usualPort,
        next: options.port === undefined,
        print: options.print,
        said: ({files, milliseconds, stage}) => {
          const findings = stage.diagnostics();
          const wrong = findings.length === 0 ? "" : `; ${countOf(findings)}`;
          const what = files.length > 3 ? several(files.length, "file") : files.join(", ");
          if (files.length > 0) say(`${what}: shown in ${Math.round(milliseconds)} ms${wrong}`);
        },
        failed: error =>
          void process.stderr.write(
            `Something in costed itself went wrong; sorry. Please report this:\n${error instanceof Error ? error.stack : String(error)}\n`,
          ),
        keepDrafts: async ({folder}, pdfs) =>
          world.keepDrafts(join(project, folder.replace(/^output/, "output/.drafts")), pdfs),
      },
      world,
      log,
    );
    if (!running) return [];
    say(`${running.address} shows what you write. Ctrl+C ends it.`);
    if (options.open) openAddress(running.address);
    const poll = setInterval(() => void running.saved(null), 300);
    await new Promise<void>(done => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => done());
    });
    clearInterval(poll);
    await running.close();
    return [];
  });
  sayFindings(log.diagnostics, process.stderr);
  return exitCode(log, options);
}
