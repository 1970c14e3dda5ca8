// The line of `check`.
import {resolve} from "node:path";
import {isError, Log} from "../../lib/diagnostic.ts";
import {countOf, findingsAsData, sayFindings, several} from "../../outside/terminal.ts";
import {check} from "../check.ts";
import {exitCode, say, type Command, type Common, type Line} from "./line.ts";

export const checkLine: Line = (program, _version, end) => {
  program
    .command("check")
    .description("find what is wrong with content and templates, without a browser")
    .argument("[publication[/document]...]", "what to check; everything, if nothing is named")
    .option("--strict", "treat warnings as errors")
    .option("--json", "print findings as data")
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runCheck(names, command.optsWithGlobals<Common>()));
    });
};

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
