// `diff`: what the publications of a project state now and did not state then, or the other way round, and which pages that moves.
import {isError, type Log, type Diagnostic} from "../lib/diagnostic.ts";
import {whereOf} from "../lib/frame.ts";
import type {Statement} from "../lib/statement/statement.ts";
import {pluralOf} from "../lib/quantity/noun.ts";
import {OutsideProblem} from "../outside/problem.ts";
import type {Composed} from "../pipeline.ts";
import {compareStatements, isSame, type Difference} from "../steps/difference.ts";
import {hashOfWords, type Manifest} from "../steps/manifest.ts";
import {placesThatMove, type Place} from "../steps/moves.ts";
import {recognise} from "./against.ts";
import {readBuilt} from "./built.ts";
import {composeAnyway} from "./compose-anyway.ts";
import {pairsOf, type Pair} from "./pairs.ts";
import {ofLastBuild, ofProject, readSide, type Side, type Then} from "./sides.ts";

export interface DiffOptions {
  readonly project: string;
  /** The folder in which the command was called. */
  readonly from: string;
  /** Null for the last build, and where there is none for the last commit. */
  readonly before: string | null;
  /** Null for the content as it is now. */
  readonly after: string | null;
  /** Null for all of them. */
  readonly publication: string | null;
}

export interface Compared {
  readonly publication: string;
  /** What it calls recommendations. */
  readonly nouns: string;
  /** What each side is called, and the day and edition that it gives itself. */
  readonly before: string;
  readonly after: string;
  readonly difference: Difference;
  readonly documents: readonly DocumentChange[];
  /** Whether pages are known: they are read from the files of the last build. */
  readonly isBuilt: boolean;
}

export interface DocumentChange {
  readonly document: string;
  readonly change: "added" | "withdrawn" | "changed";
  /** Whether it says something else; null where that cannot be known. */
  readonly words: boolean | null;
  readonly places: readonly Place[];
}

export interface Diff {
  readonly before: Side;
  readonly after: Side;
  readonly pairs: readonly Pair[];
  readonly compared: readonly Compared[];
}

/** @throws OutsideProblem where one of the two sides cannot be found */
export async function diff(options: DiffOptions, log: Log): Promise<Diff> {
  const {project} = options;
  const before = await sideBefore(options, log);
  const after =
    options.after === null
      ? await ofProject(project, "now")
      : await readSide(await recognise(options.after, project, options.from), project);
  const pairs = pairsOf(before, after, options.publication, log);
  for (const pair of pairs)
    log.add(...unread(pair.before, before.says), ...unread(pair.after, after.says));
  const compared: Compared[] = [];
  for (const pair of pairs) compared.push(await compare(pair, {before, after}, log));
  return {before, after, pairs, compared};
}

export function hasChanges({compared}: Diff): boolean {
  return compared.some(({difference, documents}) => !isSame(difference) || documents.length > 0);
}

async function sideBefore(options: DiffOptions, log: Log): Promise<Side> {
  const {project, before, from} = options;
  if (before !== null) return readSide(await recognise(before, project, from), project);
  const built = await ofLastBuild(project);
  if (built.publications.length > 0) return built;
  try {
    const head = await readSide({sort: "revision", name: "HEAD"}, project);
    log.add({
      severity: "warning",
      code: "diff/not-built",
      message: "no build is remembered here: this is compared with the last commit",
    });
    return head;
  } catch (error) {
    if (!(error instanceof OutsideProblem)) throw error;
    throw new OutsideProblem(
      "diff/nothing-to-compare",
      `no build is remembered here, and the last commit cannot be read: ${error.diagnostic.message}`,
      "build first, `costed build`; or name what to compare with: a revision, a folder, a manifest.json or a PDF",
    );
  }
}

async function compare(
  {before, after}: Pair,
  sides: {readonly before: Side; readonly after: Side},
  log: Log,
): Promise<Compared> {
  const [then = null, now = null] = [before, after].map(
    ({sources}) => sources && (composeAnyway(sources, null)?.composed ?? null),
  );
  if (!now && after.sources)
    log.add({
      severity: "warning",
      code: "diff/not-composed",
      message: `the documents of \`${after.publication}\` cannot be made of what ${sides.after.says === "now" ? "there is now" : `${sides.after.says} holds`}`,
      help: "only pages with changed figures are listed; `costed check` says what is wrong",
    });
  const alone = [before, after].find(one => one.pdf !== null);
  const document = alone?.statement.document ?? null;
  const difference = compareStatements(before.statement, after.statement, {
    stated: document === null ? null : statedIn(alone === before ? now : then, document),
    isUnread: (field, name) => before.isUnread(field, name) || after.isUnread(field, name),
  });
  const moves = difference.figures.some(one => one.value);
  const folder = (before.built ?? after.built)?.folder;
  const built = moves && folder && !alone ? (await readBuilt(folder)).prints : [];
  const prints = alone?.pdf?.prints ?? built;
  return {
    publication: after.publication,
    nouns: nounsOf(after.statement),
    before: sides.before.says,
    after: sides.after.says,
    difference,
    documents: document === null ? changedDocuments() : changedDocument(document),
    isBuilt: folder !== undefined || alone !== undefined,
  };

  /** Of a PDF: its own pages. */
  function changedDocument(name: string): readonly DocumentChange[] {
    const places = placesThatMove(prints, difference.figures, before.statement, after.statement);
    return places.length === 0 ? [] : [{document: name, change: "changed", words: null, places}];
  }

  function changedDocuments(): readonly DocumentChange[] {
    const [was, is] = [
      wordsOf(then) ?? keptWords(before.built?.manifest),
      wordsOf(now) ?? keptWords(after.built?.manifest),
    ];
    const names = new Set([...documentsOf(after), ...documentsOf(before)]);
    return [...names].flatMap((document): DocumentChange[] => {
      const there = prints.filter(one => one.document === document);
      const places = placesThatMove(there, difference.figures, before.statement, after.statement);
      const [old, fresh] = [was?.get(document), is?.get(document)];
      const words = old && fresh ? old !== fresh : null;
      const [isOld, isNew] = [documentsOf(before), documentsOf(after)].map(all =>
        all.includes(document),
      );
      const change = !isOld ? "added" : !isNew ? "withdrawn" : "changed";
      if (change === "changed" && words !== true && places.length === 0) return [];
      return [{document, change, words, places: change === "changed" ? places : []}];
    });
  }
}

/** English nouns alone are put into the plural for their writers. */
function nounsOf({publication, language}: Statement): string {
  const {noun = "recommendation", nouns} = publication;
  return String(nouns ?? (/^en(-|$)/.test(language) ? pluralOf(String(noun)) : noun));
}

/** An old revision may not be right any more in the eyes of today's program; what can be read is compared. */
function unread({publication, findings}: Then, says: string): readonly Diagnostic[] {
  const errors = findings.filter(isError);
  const [first] = errors;
  const own = findings.filter(one => one.code === "diff/altered");
  if (!first) return own;
  const others = errors.length > 1 ? `, and ${errors.length - 1} more` : "";
  return [
    ...own,
    {
      severity: "warning",
      code: "diff/unread",
      message: `\`${publication}\` of ${says} is not right for this program: ${first.message} (${whereOf(first)})${others}`,
      help: "what can be read is compared, and the rest is left out",
    },
  ];
}

function documentsOf({statement}: Then): readonly string[] {
  return Object.keys(statement.entries.documents ?? {});
}

function wordsOf(composed: Composed | null): ReadonlyMap<string, string> | null {
  return (
    composed && new Map(composed.pages.map(({name, manuscript}) => [name, hashOfWords(manuscript)]))
  );
}

function keptWords(manifest: Manifest | undefined): ReadonlyMap<string, string> | null {
  return manifest
    ? new Map(Object.entries(manifest.documents).map(([name, {words}]) => [name, words]))
    : null;
}

/** The figures that a document states, as far as they can be read in it. */
function statedIn(composed: Composed | null, document: string): ReadonlySet<string> | null {
  const page = composed?.pages.find(one => one.name === document);
  return page
    ? new Set(page.manuscript.uses.filter(use => use.visible).map(use => use.figure))
    : null;
}
