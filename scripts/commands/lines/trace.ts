// The line of `trace`.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {
  findingsAsData,
  paintFor,
  progressOn,
  sayFindings,
  widthOfTerminal,
} from "../../outside/terminal.ts";
import {findFigure, openPublications, splitName, unknownFigure} from "../figures.ts";
import {isUpToDate, traceAsData, traceFigures, type Traced} from "../trace.ts";
import {traceInWords} from "../trace-words.ts";
import {exitCode, say, type Command, type Common, type Line} from "./line.ts";

interface Options extends Common {
  readonly publication?: string;
}

export const traceLine: Line = (program, _version, end) => {
  program
    .command("trace")
    .description("say where a figure is printed, what it rests on, and what rests on it")
    .argument("<id>", "the figure; a cell of a table is table.row.column")
    .option("--publication <name>", "only in this publication")
    .option("--json", "print all of it as data")
    .addHelpText(
      "after",
      "\nIt reads the files that were built last. For example:\n  costed trace programme-cost\n  costed trace fixing-nhs-it/central-spend.capital.2008-09",
    )
    .action(async (id: string, _options: unknown, command: Command) => {
      end(await runTrace(id, command.optsWithGlobals<Options>()));
    });
};

/** 1, too, where files are missing or older than the content: then the answer is not whole. */
async function runTrace(asked: string, options: Options): Promise<number> {
  const log = new Log();
  const project = resolve(options.project);
  const {id, ...naming} = splitName(asked, {project, publication: options.publication});
  const opened = await openPublications(naming, log);
  const found = findFigure(id, opened);
  if (found.length === 0 && opened.length > 0) log.add(unknownFigure(id, opened));
  const traced: Traced[] = [];
  const progress = progressOn(process.stderr, options.json === true || !process.stderr.isTTY);
  for (const one of found)
    traced.push(
      ...(await traceFigures(project, one.opened, [one.figure], file =>
        progress.step(`reading ${file}`),
      )),
    );
  progress.end();
  if (options.json)
    say(
      JSON.stringify(
        {traces: traced.map(traceAsData), findings: findingsAsData(log.diagnostics)},
        null,
        2,
      ),
    );
  else {
    sayFindings(log.diagnostics, process.stderr);
    const paint = paintFor(process.stdout);
    for (const [i, one] of traced.entries()) {
      if (traced.length > 1)
        say(`${i > 0 ? "\n" : ""}${paint.quiet(one.known.opened.publication)}`);
      say(traceInWords(one, widthOfTerminal(), paint).join("\n"));
    }
  }
  return traced.every(one => isUpToDate(one.files)) ? exitCode(log, options) : 1;
}
