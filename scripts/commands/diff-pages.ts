// `diff --pages`: a report with each changed page before and after, the difference marked. It builds both sides in memory.
import {basename, dirname, join, relative} from "node:path";
import type {Log} from "../lib/diagnostic.ts";
import {sayEntryTitle} from "../lib/statement/said-entries.ts";
import type {EntryChange} from "../lib/statement/entries.ts";
import type {FigureChange} from "../lib/statement/figures.ts";
import type {FieldChange} from "../lib/statement/fields.ts";
import {isTold, sayMoved} from "../lib/statement/said.ts";
import {
  differencePage,
  type DifferenceReport,
  type DocumentPages,
  type EntryGroup,
} from "../lib/page/difference-page.ts";
import {themeTokens} from "../lib/template/theme-tokens.ts";
import {readFolder} from "../outside/disk.ts";
import type {Outside} from "../outside/outside.ts";
import {OutsideProblem} from "../outside/problem.ts";
import type {Compared, Diff} from "./diff.ts";
import {filesOfBoth} from "./diff-files.ts";
import type {Pair} from "./pairs.ts";
import {documentPages} from "./page-pairs.ts";
import {readTemplates} from "./project.ts";

export interface PagesOptions {
  readonly project: string;
  readonly version: string;
  readonly progress: (what: string) => void;
  /** The file to write; null for one in output/diff/ for each publication. */
  readonly output: string | null;
}

/** Writes a report for each publication that has changed. Their paths, as one would open them. */
export async function writePageReports(
  {pairs, compared}: Diff,
  options: PagesOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly string[]> {
  const {project, output} = options;
  if (output !== null && pairs.length > 1)
    throw new OutsideProblem(
      "diff/one-file",
      `\`--output\` names one file, and there are ${pairs.length} publications`,
      "say which one with `--publication`",
    );
  const templates = await readTemplates(project, await readFolder(join(project, "templates")));
  const written: string[] = [];
  for (const [i, pair] of pairs.entries()) {
    const {publication} = compared[i]!;
    const report = await reportOf(pair, compared[i]!, options, world, log);
    if (!report) continue;
    const path = output ?? join(project, "output", "diff", `${publication}.html`);
    const html = differencePage(
      report,
      themeTokens(String(pair.after.statement.publication["theme"] ?? "house"), templates),
    );
    await world(dirname(path)).replace(new Map([[basename(path), html]]), []);
    written.push(relative(process.cwd(), path));
  }
  return written;
}

async function reportOf(
  pair: Pair,
  one: Compared,
  options: PagesOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<DifferenceReport | null> {
  const {version, progress, project} = options;
  const output = join(project, "output");
  const both = await filesOfBoth(pair, {world, version, progress, output});
  for (const side of both.failed)
    log.add({
      severity: "warning",
      code: "diff/no-pictures",
      message: `the pages of ${one[side]} cannot be made by this program, and so there are no pictures`,
      help: "compare with a PDF of that time, or put the content right: `costed check` says what is wrong with it",
    });
  const changed = new Set(one.difference.figures.filter(({value}) => value).map(({id}) => id));
  const names = [...new Set([...both.after.keys(), ...both.before.keys()])].toSorted();
  const documents: DocumentPages[] = [];
  for (const name of names) {
    progress(`comparing ${one.publication}/${name}`);
    const [before, after] = [both.before.get(name) ?? null, both.after.get(name) ?? null];
    const pages = await documentPages(name, before, after, changed, world(output));
    if (pages) documents.push(pages);
  }
  if (one.difference.figures.length + one.difference.entries.length + documents.length === 0)
    return null;
  return {
    title: String(pair.after.statement.publication["title"] ?? one.publication),
    before: plainly(one.before),
    after: plainly(one.after),
    figures: causesFirst(one.difference.figures.filter(isTold)).map(figure => ({
      id: figure.id,
      label: figure.label,
      before: figure.before,
      after: figure.after,
      moved: figure.moved ? sayMoved(figure.moved).split("; ") : [],
      described: figure.fields
        .filter(({follows, field}) => !follows && field !== "unit" && field !== "qualifier")
        .map(
          ({field, before, after}) => `${named(field)}: ${before ?? "none"} → ${after ?? "none"}`,
        ),
      follows: figure.because.length > 0,
    })),
    entries: groupsOf(one.difference.entries, one.nouns),
    documents,
    notes: [
      ...both.failed.map(
        side =>
          `There are no pictures: the pages of ${plainly(one[side])} cannot be made any more.`,
      ),
      ...both.wrong.map(
        side =>
          `The content of ${plainly(one[side])} has errors, and would not be published like this.`,
      ),
      "Pages are aligned by their words. Boxes stand around what differs to the eye; a page on which nothing differs is not shown.",
    ],
  };
}

/** Each figure that was changed itself, and below it those that follow it. */
function causesFirst(figures: readonly FigureChange[]): readonly FigureChange[] {
  const causes = figures.filter(one => one.because.length === 0);
  const grouped = causes.flatMap(cause => [
    cause,
    ...figures.filter(one => one.because[0] === cause.id),
  ]);
  return [...grouped, ...figures.filter(one => !grouped.includes(one))];
}

function groupsOf(entries: readonly EntryChange[], nouns: string): readonly EntryGroup[] {
  const told = entries.filter(one => one.change !== "changed" || one.fields.length > 0);
  const sorts = [...new Set(told.map(one => one.sort))].filter(sort => sort !== "documents");
  return sorts.map(sort => ({
    title: sayEntryTitle(sort, nouns),
    items: told
      .filter(one => one.sort === sort)
      .map(({change, title, fields}) => ({
        change,
        title,
        fields: sort === "chapters" ? [] : fields.map(wordsOf),
      })),
  }));
}

function wordsOf({
  field,
  before,
  after,
  words,
}: FieldChange): EntryGroup["items"][number]["fields"][number] {
  const [was, is] = [before ?? "", after ?? ""];
  const pieces = [
    ...(was === "" ? [] : [{is: "gone", text: was} as const]),
    ...(is === "" ? [] : [{is: "new", text: is} as const]),
  ];
  return {name: named(field), words: words ?? pieces};
}

function named(field: string): string {
  return field.replaceAll("-", " ");
}

/** The names of sides are quoted for a terminal. */
function plainly(says: string): string {
  return says.replaceAll("`", "");
}
