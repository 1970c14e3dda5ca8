// The line of `check`.
import {resolve} from "node:path";
import {isError, Log} from "../../lib/diagnostic.ts";
import {countOf, findingsAsData, progressOn, sayFindings, several} from "../../outside/terminal.ts";
import {check} from "../check.ts";
import {exitCodeAfter, namesOf, say, type Command, type Common, type Line} from "./line.ts";
import {readingsIn} from "./readings.ts";

export const checkLine: Line = (program, _version, end) => {
  program
    .command("check")
    .description("find what is wrong with content and templates, without a browser")
    .argument("[publication[/document]...]", "what to check; everything, if nothing is named")
    .option("--edition <names>", "of its editions only these, with commas between them", namesOf)
    .option("--strict", "treat warnings as errors")
    .option("--json", "print findings as data")
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runCheck(names, command.optsWithGlobals<CheckLineOptions>()));
    });
};

interface CheckLineOptions extends Common {
  readonly edition?: readonly string[];
}

async function runCheck(names: readonly string[], options: CheckLineOptions): Promise<number> {
  const log = new Log();
  const started = performance.now();
  const isLive = process.stderr.isTTY === true;
  const progress = progressOn(process.stderr, options.json === true || !isLive);
  const {edition: editions = null} = options;
  const project = resolve(options.project);
  const readings = readingsIn(project, false);
  const done = await check({project, names, editions, progress: progress.step, readings}, log);
  progress.end();
  const publications = done.map(({publication, composed, editions}) => ({
    publication,
    documents: composed?.pages.length ?? 0,
    editions,
  }));
  if (options.json)
    say(JSON.stringify({publications, findings: findingsAsData(log.diagnostics)}, null, 2));
  else {
    sayFindings(log.diagnostics, process.stderr);
    const documents = done.flatMap(one => one.composed?.pages ?? []).length;
    const count = done.reduce((sum, one) => sum + one.editions, 0);
    const looked = [
      ...(documents > 0 || count === 0
        ? [`${several(documents, "document")} of ${several(done.length, "publication")}`]
        : []),
      ...(count > 0 ? [several(count, "edition")] : []),
    ];
    if (!log.diagnostics.some(isError))
      say(
        `nothing is wrong: ${looked.join(", ")}, in ${Math.round(performance.now() - started)} ms`,
      );
    if (log.diagnostics.length > 0) process.stderr.write(`${countOf(log.diagnostics)}\n`);
  }
  const crashes = done.flatMap(one => one.crashes);
  return exitCodeAfter(crashes, log, options);
}
