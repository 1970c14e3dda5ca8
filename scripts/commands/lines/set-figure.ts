// The line of `figures set`.
import {resolve} from "node:path";
import type {NewValue} from "../../lib/content/set-figure.ts";
import {isError, Log} from "../../lib/diagnostic.ts";
import {isDate} from "../../lib/yaml/schema.ts";
import {findingsAsData, paintFor, sayFindings, widthOfTerminal} from "../../outside/terminal.ts";
import {findFigure, openPublications, splitName, unknownFigure} from "../figures.ts";
import {refused} from "../set-checks.ts";
import {isDisagreement, setKnownFigure} from "../set-figure.ts";
import {setAsData, setInWords} from "../set-words.ts";
import {exitCode, say, type Command, type Common} from "./line.ts";

interface Options extends Common {
  readonly publication?: string;
  readonly source?: readonly string[];
  readonly asOf?: string;
  readonly note?: string;
  readonly why?: string;
  readonly date?: string;
  readonly words?: string;
  readonly floor?: string;
  readonly low?: string;
  readonly central?: string;
  readonly high?: string;
  readonly dryRun?: boolean;
}

/** Below `figures`. */
export function addSetLine(figures: Command, end: (code: number) => void): void {
  figures
    .command("set")
    .description(
      "give a figure another value, in the file where it is written; the old one is kept under `was`",
    )
    .argument("<id>", "the figure; a cell of a table is table.row.column")
    .argument(
      "[value]",
      "as people write it: £12.9bn, 'at least £1bn', '£6bn to £9bn', 'not given'",
    )
    .option(
      "--source <name>",
      "where the new value comes from; more than once, if from several",
      gathered,
    )
    .option("--as-of <date>", "the day, month or year for which it holds")
    .option("--note <text>", "what has to be known about it")
    .option(
      "--why <reason>",
      "the old value was published and wrong: this is a correction, and why",
    )
    .option("--date <date>", "the day of the correction (today)")
    .option("--low <value>", "the low end of a range")
    .option("--central <value>", "the value between its ends that is most likely")
    .option("--high <value>", "the high end of a range")
    .option(
      "--words <words>",
      "an amount that is only known in words, such as 'hundreds of millions'",
    )
    .option("--floor <value>", "with --words: what it surely reaches")
    .option("--publication <name>", "the publication, where several have such a figure")
    .option("--force", "allow another unit, and write what something else does not agree with yet")
    .option("--dry-run", "say what would happen, and write nothing")
    .option("--json", "print it as data")
    // How figures are picked from a list is no question here.
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: () => [...(figures.parent?.options ?? [])],
    })
    .addHelpText(
      "after",
      '\nFor example:\n  costed figures set programme-cost "£12.9bn" --as-of 2011-05 --source nao-2011\n  costed figures set headline-saving "at least £2bn" --why "A sum was entered twice."\n  costed figures set central-spend.capital.2008-09 541.2 --dry-run',
    )
    .action(async (id: string, value: string | undefined, _options: unknown, command: Command) => {
      end(await runSet(id, value, command.optsWithGlobals<Options>()));
    });
}

async function runSet(asked: string, value: string | undefined, options: Options): Promise<number> {
  const log = new Log();
  const project = resolve(options.project);
  const wanted = wantedOf(value, options);
  complain(wanted, log);
  const {id, ...naming} = splitName(asked, {project, publication: options.publication});
  // What is wrong elsewhere in the content is no hindrance here, and `check` tells it.
  const opened = log.errors > 0 ? [] : await openPublications(naming, new Log());
  if (log.errors === 0 && opened.length === 0) await openPublications(naming, log);
  const found = findFigure(id, opened);
  if (found.length === 0 && opened.length > 0) log.add(unknownFigure(id, opened));
  if (found.length > 1)
    log.add(
      refused(
        "several",
        `\`${id}\` is a figure of ${found.map(one => `\`${one.opened.publication}\``).join(" and ")}`,
        `name the publication: \`${found[0]!.opened.publication}/${id}\``,
      ),
    );
  const set =
    found.length === 1
      ? await setKnownFigure(
          found[0]!,
          {project, wanted, force: options.force === true, dryRun: options.dryRun === true},
          log,
        )
      : null;
  if (options.json)
    say(
      JSON.stringify(
        {...(set ? setAsData(set, id) : {}), findings: findingsAsData(log.diagnostics)},
        null,
        2,
      ),
    );
  else {
    sayFindings(log.diagnostics, process.stderr);
    if (set) say(setInWords(set, id, widthOfTerminal(), paintFor(process.stdout)).join("\n"));
    else process.stderr.write(`nothing was changed${wayOut(log)}\n`);
  }
  return set ? exitCode(log, options) : 1;
}

/** Two figures that have to agree cannot be changed at once. */
function wayOut(log: Log): string {
  const errors = log.diagnostics.filter(isError);
  return errors.length > 0 && errors.every(isDisagreement)
    ? "; `--force` writes it all the same, for you to change what does not agree next"
    : "";
}

/** Names that are said one by one, or with commas between them. */
export function gathered(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...name.split(",").map(one => one.trim())];
}

function wantedOf(value: string | undefined, options: Options): NewValue {
  const {words, floor, low, central, high, note, why, asOf} = options;
  const corrected = options.date ?? (why === undefined ? undefined : today());
  return {
    value,
    words,
    floor,
    low,
    central,
    high,
    sources: options.source,
    asOf,
    note,
    corrected,
    why,
  };
}

/** What is wrong with the call itself. */
function complain(
  {value, words, floor, low, central, high, asOf, corrected}: NewValue,
  log: Log,
): void {
  const ways = [value, words, low ?? central ?? high].filter(way => way !== undefined);
  if (ways.length !== 1)
    log.add(
      refused(
        "value",
        ways.length === 0 ? "there is no new value" : "there is more than one new value",
        "say one: a value, `--words`, or `--low` and `--high`",
      ),
    );
  if (floor !== undefined && words === undefined)
    log.add(
      refused(
        "floor",
        "`--floor` belongs to `--words`",
        "write the amount alone: `at least £200m`",
      ),
    );
  for (const [option, date] of [
    ["--as-of", asOf],
    ["--date", corrected],
  ] as const)
    if (date !== undefined && !isDate(date))
      log.add(
        refused(
          "date",
          `\`${option} ${date}\` is no date`,
          "write it as 2010-03-22, 2010-03 or 2010",
        ),
      );
}

/** Of the calendar on this desk. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
