// The line of `preview`: it shows what is saved until somebody ends it.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {openAddress} from "../../outside/open-address.ts";
import {OutsideProblem} from "../../outside/problem.ts";
import {countOf, sayFindings, several} from "../../outside/terminal.ts";
import type {Seen} from "../preview.ts";
import {exitCode, portOf, say, secondsOf, type Command, type Common, type Line} from "./line.ts";

interface Options extends Common {
  readonly port?: number;
  readonly open?: boolean;
  readonly poll?: boolean;
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
    .option("--poll", "look for saves, too, for network drives that do not tell")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runPreview(names, command.optsWithGlobals<Options>(), version));
    });
};

/** Ends with a signal; or at once, where there is nothing to look at, or no port. */
async function runPreview(
  names: readonly string[],
  options: Options,
  version: string,
): Promise<number> {
  const [{preview}, {openWorld}, {makingWith, inOutput}, {watchFolders}, {beforeTheEnd}] =
    await Promise.all([
      import("../preview.ts"),
      import("../world.ts"),
      import("./making.ts"),
      import("../../outside/watcher.ts"),
      import("../../outside/ending.ts"),
    ]);
  const log = new Log();
  const project = resolve(options.project);
  const timeoutMs = (options.timeout ?? 60) * 1000;
  const world = openWorld({
    environment: process.env,
    browser: options.browser,
    timeoutMs,
    stays: true,
  });
  const {options: making} = makingWith(options, project, version, world, () => undefined);
  const running = await preview(
    {
      ...making,
      project,
      names,
      port: options.port ?? usualPort,
      next: options.port === undefined,
      print: options.print,
      locked: work => inOutput(project, work),
      said: seen => sayLine(seen),
      failed,
    },
    world,
    log,
  ).catch((error: unknown) => {
    if (!(error instanceof OutsideProblem)) throw error;
    log.add(error.diagnostic);
    return null;
  });
  if (!running) {
    sayFindings(log.diagnostics, process.stderr);
    return exitCode(log, options);
  }
  const look = (paths: readonly string[] | null): void => void running.saved(paths).catch(failed);
  // What is seen too early is seen right at once: a repaint waits for no more than a program that writes a file anew.
  const watcher = watchFolders({
    folders: running.folders,
    poll: options.poll === true,
    quiet: 4,
    saved: look,
    warn: problem => sayFindings([problem], process.stderr),
  });
  beforeTheEnd({
    close: async () => {
      // What is being made is not waited for: it would need the browser, which is let go of as well.
      void running.close();
      await watcher.close();
    },
  });
  say(`${running.address} shows what you write; Ctrl-C ends it`);
  if (options.open) openAddress(running.address);
  // What was saved before anybody listened.
  await watcher.ready;
  look(null);
  return new Promise<never>(() => undefined);
}

function sayLine({files, milliseconds, findings}: Seen): void {
  if (files.length === 0) return;
  const what = files.length > 3 ? several(files.length, "file") : files.join(", ");
  const wrong = findings.length === 0 ? "" : `; ${countOf(findings)}`;
  say(`${what}: shown in ${(milliseconds / 1000).toFixed(2)} s${wrong}`);
}

function failed(error: unknown): void {
  const said = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `Something in costed itself went wrong; sorry. Please report this:\n${said}\n`,
  );
}
