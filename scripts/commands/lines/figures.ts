// The line of `figures`.
import {resolve} from "node:path";
import {Log, type Diagnostic} from "../../lib/diagnostic.ts";
import {
  countOf,
  findingsAsData,
  paintFor,
  sayFindings,
  several,
  widthOfTerminal,
} from "../../outside/terminal.ts";
import {listAsData, listInWords} from "../figure-list.ts";
import {sheetAsData, sheetInWords} from "../figure-sheet.ts";
import {
  findFigure,
  listFigures,
  openPublications,
  splitName,
  unknownFigure,
  type Filter,
  type Known,
  type Opened,
} from "../figures.ts";
import {addSetLine, gathered} from "./set-figure.ts";
import {exitCode, say, type Command, type Common, type Line} from "./line.ts";

interface Options
  extends
    Common,
    Partial<Record<"publication" | "kind" | "table", string>>,
    Partial<Record<"derived" | "changed" | "unused" | "cells", boolean>> {
  readonly source?: readonly string[];
}

export const figuresLine: Line = (program, _version, end) => {
  const figures = program
    .command("figures")
    .description("list the figures, or tell one in full; `figures set` changes one")
    .argument("[filter...]", "the id of a figure, or words to look for in ids and labels")
    .option("--publication <name>", "only in this publication")
    // `set` has some of these options, too; they are read here for both.
    .option("--source <name>", "only what rests on this source", gathered)
    .option("--kind <kind>", "only this kind: saving, cost, count …")
    .option("--table <name>", "only the cells of this table")
    .option("--cells", "the cells of tables, too")
    .option("--derived", "only what is worked out by a formula")
    .option("--changed", "only what had another value before")
    .option("--unused", "only what no document prints or rests on")
    .option("--json", "print figures as data")
    .addHelpText(
      "after",
      "\nFor example:\n  costed figures cost --source nao-2008\n  costed figures programme-cost",
    )
    .action(async (filter: readonly string[], _options: unknown, command: Command) => {
      end(await runFigures(filter.join(" "), command.optsWithGlobals<Options>()));
    });
  addSetLine(figures, end);
};

async function runFigures(asked: string, options: Options): Promise<number> {
  const log = new Log();
  const {id, ...naming} = splitName(asked, {
    project: resolve(options.project),
    publication: options.publication,
  });
  const opened = await openPublications(naming, log);
  const filter = filterOf(id === "" ? undefined : id, options);
  const isPlain = Object.values({...filter, words: undefined}).every(
    one => one === undefined || one === false,
  );
  const found = isPlain && id !== "" ? findFigure(id, opened) : [];
  if (found.length > 0) tellOne(found, options, log);
  else tellAll(opened, filter, options, log);
  return exitCode(log, options);
}

function tellOne(found: readonly Known[], options: Options, log: Log): void {
  if (options.json) return sayData({figures: found.map(sheetAsData)}, log);
  const paint = paintFor(process.stdout);
  sayFindings(log.diagnostics, process.stderr);
  for (const [i, known] of found.entries()) {
    if (found.length > 1) say(`${i > 0 ? "\n" : ""}${paint.quiet(known.opened.publication)}`);
    say(sheetInWords(known, widthOfTerminal(), paint).join("\n"));
  }
}

function tellAll(opened: readonly Opened[], filter: Filter, options: Options, log: Log): void {
  const listed = opened.map(one => listFigures(one, filter));
  for (const {opened: one} of listed.filter(({isKnown}) => !isKnown)) log.add(nobodyKnows(one));
  const count = listed.reduce((sum, one) => sum + one.figures.length, 0);
  if (count === 0 && listed.every(one => one.isKnown) && opened.length > 0)
    log.add(nothingFound(filter, opened));
  if (options.json) return sayData({figures: listAsData(listed)}, log);
  sayFindings(log.diagnostics, process.stderr);
  if (log.diagnostics.length > 0) process.stderr.write(`${countOf(log.diagnostics)}\n\n`);
  if (count === 0) return;
  say(listInWords(listed, widthOfTerminal(), paintFor(process.stdout)).join("\n"));
  process.stderr.write(`\n${several(count, "figure")}\n`);
}

/** A single word may be a name that was mistyped. */
function nothingFound({words, ...others}: Filter, opened: readonly Opened[]): Diagnostic {
  const isName =
    words !== undefined &&
    !/\s/.test(words) &&
    Object.values(others).every(one => one === undefined || one === false);
  if (isName) return unknownFigure(words, opened);
  return {
    severity: "error",
    code: "figures/none",
    message: "no figure is like that",
    help: "`costed figures` lists them all; `--cells` the cells of tables, too",
  };
}

function nobodyKnows({publication}: Opened): Diagnostic {
  return {
    severity: "error",
    code: "figures/unwritten",
    message: `what \`${publication}\` does not use cannot be said: its documents cannot be written today`,
    help: `mend what \`costed check ${publication}\` finds`,
  };
}

function filterOf(words: string | undefined, options: Options): Filter {
  const {source, kind, table, derived, changed, unused, cells} = options;
  return {
    words,
    sources: source,
    kind,
    table,
    derived: derived === true,
    changed: changed === true,
    unused: unused === true,
    cells: cells === true,
  };
}

function sayData(data: object, log: Log): void {
  say(JSON.stringify({...data, findings: findingsAsData(log.diagnostics)}, null, 2));
}
