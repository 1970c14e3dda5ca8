// The editions of a publication, one after the other and several at a time: each composed, printed, written, and forgotten. What
// goes wrong with one fails that one, and the rest are made.
import {join} from "node:path";
import {isMade, type Listed, type ListedDocument, type Listing} from "../lib/edition/listing.ts";
import {hashOfCommon, hashOfEdition, hashOfFiles} from "../lib/edition/origin.ts";
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import {gathering, type Member} from "../lib/gathering.ts";
import type {PartedPage} from "../lib/html/parted.ts";
import type {Outside, OutsidePrint} from "../outside/outside.ts";
import {keepLevel} from "../outside/heap.ts";
import {isForAll} from "../outside/browser-problem.ts";
import {OutsideProblem} from "../outside/problem.ts";
import type {Sources} from "../pipeline.ts";
import type {PlannedEdition} from "../steps/editions.ts";
import {crashFinding, stackOf} from "./crash.ts";
import {make, manifestName, type MakeOptions} from "./make.ts";
import type {MadeFiles} from "./unchanged.ts";
import {unitOf} from "./units.ts";

export interface EditionsToMake {
  readonly publication: string;
  readonly documents: readonly string[] | null;
  readonly sources: Sources;
  /** All that there are to be, in order. */
  readonly planned: readonly PlannedEdition[];
  readonly wanted: ReadonlySet<PlannedEdition>;
  /** What was made the last time. */
  readonly last: Listing | null;
}

type Printing = Member<PartedPage, OutsidePrint>;

interface Waiting {
  readonly edition: PlannedEdition;
  /** Among all, from 1. */
  readonly position: number;
}

/** What came of one edition; its files are on the disk, and not in memory. */
export interface MadeEdition {
  /** Among all, from 1. */
  readonly position: number;
  readonly name: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly from: string;
  readonly made: string;
  /** None where it was not made: the findings say why. */
  readonly documents: readonly MadeDocument[];
  readonly findings: readonly Diagnostic[];
  /** Where the program itself failed: what there is to report. */
  readonly crash: string | null;
}

export interface MadeDocument extends ListedDocument {
  readonly reused: boolean;
  readonly milliseconds: number;
}

// While the browser prints some, others are composed and finished.
const composedAtOnce = 3;
const printedAtOnce = 8;
const underwayAtOnce = 24;

export async function makeEditions(
  {publication, documents, sources, planned, wanted, last}: EditionsToMake,
  options: MakeOptions & {readonly project: string},
  world: (folder: string) => Outside,
): Promise<readonly MadeEdition[]> {
  const {project, progress, force, printed} = options;
  const base = {publication, documents, sources, folder: `output/${publication}`};
  const common = hashOfCommon({...sources, version: options.version});
  const before = new Map((last?.editions ?? []).map(one => [one.name, one]));
  const waiting: readonly Waiting[] = planned
    .map((edition, i) => ({edition, position: i + 1}))
    .filter(({edition}) => wanted.has(edition));
  const done: MadeEdition[] = [];
  const started = performance.now();
  let next = 0;
  let stopped: unknown = null;
  let printer: Promise<string> | null = null;
  const {printAll} = world(join(project, base.folder));
  const printing = gathering(printedAtOnce, printAll);
  const underway = new Set<Promise<void>>();
  const through = new Set<number>();
  // The first has the program to itself: all that it needs is loaded with it, and the browser waits for it.
  await begin(waiting[next++]);
  await Promise.all(Array.from({length: composedAtOnce}, work));
  await Promise.all(underway);
  if (stopped !== null) throw stopped;
  return done.toSorted((a, b) => a.position - b.position);

  /** Goes on to the next as soon as one has nothing more to do but to be printed. */
  async function work(): Promise<void> {
    while (next < waiting.length && stopped === null) await begin(waiting[next++]);
  }

  async function begin(one: Waiting | undefined): Promise<void> {
    if (!one) return;
    const member = printing();
    while (underway.size >= underwayAtOnce) await Promise.race(underway);
    const made = makeNow(one, member).finally(() => {
      member.leave();
      underway.delete(made);
    });
    underway.add(made);
    await member.hasAsked;
  }

  /** The browser is not asked for anything more of one; where that is the last, of none. */
  function isThrough(position: number): void {
    if (through.has(position)) return;
    through.add(position);
    if (through.size === waiting.length) printed?.();
  }

  async function makeNow({edition, position}: Waiting, member: Printing) {
    const made = await makeSafely(edition, position, member);
    isThrough(position);
    if (made) done.push(made);
    keepLevel();
    progress(progressWords());
  }

  /** Null where what stopped it stops all the others. */
  async function makeSafely(
    edition: PlannedEdition,
    position: number,
    printing: Printing,
  ): Promise<MadeEdition | null> {
    const {name, title} = edition;
    const log = new Log();
    log.add(...edition.diagnostics);
    let crash: string | null = null;
    try {
      const made = await makeOne(edition, position, printing, log);
      if (made) return made;
    } catch (error) {
      // That is said once.
      if (isForAll(error)) {
        stopped ??= error;
        return null;
      }
      if (error instanceof OutsideProblem) log.add(error.diagnostic);
      else {
        log.add(crashFinding(error, `${publication}/${name}`, edition));
        crash = stackOf(error);
      }
    }
    const nothing = {language: null, from: "", made: "", documents: []};
    return {position, name, title, ...nothing, findings: log.diagnostics, crash};
  }

  /** Null where there is an error. */
  async function makeOne(
    edition: PlannedEdition,
    position: number,
    printing: Printing,
    log: Log,
  ): Promise<MadeEdition | null> {
    const {name, overrides} = edition;
    const unit = unitOf(base, edition);
    if (!unit || !overrides) return null;
    const own = world(join(project, unit.folder));
    const outside: Outside = {
      ...own,
      // The browser is looked for once, and not for each.
      printer: () => (printer ??= own.printer()),
      printWithOthers: printing.ask,
    };
    const earlier = before.get(name);
    const from = async (isPrinted: boolean): Promise<string> =>
      hashOfEdition(common, unit.documents, overrides, isPrinted ? await outside.printer() : null);
    if (earlier && !force && (await isThere(earlier, await from(isPrinted(earlier)), outside)))
      return {...earlier, position, ...reused(earlier), findings: log.diagnostics, crash: null};
    const {warm, ...others} = options;
    // Of a new one, all that prints will be printed.
    if (!earlier || force) await warm?.(waiting.length);
    const how = {
      // A browser that starts has questions while the first are being composed.
      ...(done.length === 0 ? options : others),
      progress: () => undefined,
      printed: () => isThrough(position),
    };
    const {products} = await make(unit, how, outside, log);
    if (!products) return null;
    const made = products.map(documentOf);
    // Documents that were not asked for are there as they were.
    const beside = (earlier?.documents ?? []).filter(
      one => documents !== null && !made.some(({name}) => name === one.name),
    );
    const all = {documents: [...made, ...reused({documents: beside}).documents]};
    const files = new Map(products.flatMap(product => [...product.files]));
    const [first] = products;
    return {
      position,
      name,
      title: first?.title ?? edition.title,
      language: first?.language ?? null,
      from: documents === null ? await from(isPrinted(all)) : "",
      made: documents === null ? hashOfFiles(files) : "",
      ...all,
      findings: log.diagnostics,
      crash: null,
    };
  }

  function progressWords(): string {
    const total = waiting.length;
    const each = (performance.now() - started) / Math.max(1, done.length);
    const left = Math.round((each * (total - done.length)) / 1000);
    return `edition ${done.length} of ${total}${left > 0 ? `, ${left} s left` : ""}`;
  }
}

/** Made from the same, without a word to say of it, and still as it was written. */
async function isThere(earlier: Listed, from: string, outside: Outside): Promise<boolean> {
  if (!isMade(earlier) || earlier.from !== from || earlier.findings.length > 0) return false;
  if (!(await outside.read(manifestName))) return false;
  const files = new Map<string, Uint8Array>();
  for (const {path} of earlier.documents.flatMap(document => document.files)) {
    const bytes = await outside.read(path);
    if (!bytes) return false;
    files.set(path, bytes);
  }
  return hashOfFiles(files) === earlier.made;
}

function isPrinted({documents}: Pick<Listed, "documents">): boolean {
  return documents.some(({files}) => files.some(({path}) => path.endsWith(".pdf")));
}

function reused({documents}: Pick<Listed, "documents">): Pick<MadeEdition, "documents"> {
  return {documents: documents.map(one => ({...one, reused: true, milliseconds: 0}))};
}

function documentOf({name, built, files, reused, milliseconds}: MadeFiles): MadeDocument {
  return {
    name,
    pages: built.pages,
    reused,
    milliseconds,
    files: [...files].map(([path, contents]) => ({path, bytes: contents.length})),
  };
}
