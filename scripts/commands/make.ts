// One unit of a build: a publication, or one of its editions, composed, printed and written. Whole, or not at all.
import {isError, Log, type Diagnostic} from "../lib/diagnostic.ts";
import {factsOf} from "../lib/template/facts.ts";
import {once} from "../lib/once.ts";
import {usualFaces} from "../lib/template/inline.ts";
import {together, turn} from "../lib/together.ts";
import type {Outside} from "../outside/outside.ts";
import type {Readings} from "../outside/readings.ts";
import type {Sources} from "../pipeline.ts";
import type {LastPrint} from "../print.ts";
import type {Product} from "../publish.ts";
import {
  noManifest,
  outdated,
  readManifest,
  staleFiles,
  writeManifest,
  type Manifest,
} from "../steps/manifest.ts";
import {keptWith, nameOfMaterial, unchangedSince, type MadeFiles} from "./unchanged.ts";

export interface Unit {
  readonly publication: string;
  readonly sources: Sources;
  /** Null for all of them. */
  readonly documents: readonly string[] | null;
  /** Where it goes, below the project: "output/fixing-nhs-it". */
  readonly folder: string;
}

export interface MakeOptions {
  readonly strict: boolean;
  readonly force: boolean;
  /** While somebody writes, a save that no document shows changes no file: what the last build was made from stays as it was. */
  readonly isWatching?: boolean;
  readonly version: string;
  /** What was printed before, as long as somebody watches. */
  readonly prints?: (publication: string) => Map<string, LastPrint>;
  /** What earlier runs have read. */
  readonly readings?: Readings;
  /** Has the browser start, where it is certain that something will be printed: so many documents, or fewer. */
  readonly warm?: (documents: number) => Promise<void>;
  /** Has it load fonts that these will have, by the rules for them. */
  readonly expect?: (faces: string) => void;
  /** Has the browser end, where it is certain that nothing more will be printed. */
  readonly printed?: () => void;
  /** Told what is being done: "printing fixing-nhs-it/deck". */
  readonly progress: (what: string) => void;
  /** Given the PDFs that have an error and so are not published: what is wrong with a page has to be looked at. */
  readonly keepDrafts: (unit: Unit, pdfs: ReadonlyMap<string, Uint8Array>) => Promise<void>;
}

export interface Making {
  readonly unit: Unit;
  /** Null where nothing was written; the findings say why. */
  readonly products: readonly MadeFiles[] | null;
  readonly findings: readonly Diagnostic[];
}

export const manifestName = "manifest.json";

/** `outside` reads and writes in the unit's folder. */
export async function make(
  unit: Unit,
  options: MakeOptions,
  outside: Outside,
  log = new Log(),
): Promise<Making> {
  const {publication, sources, documents} = unit;
  const before = new Set(log.diagnostics);
  const nothing = (): Making => ({unit, products: null, findings: log.diagnostics});
  const last = readManifest(await outside.read(manifestName));
  // Editions know by themselves whether they are there: see make-editions.ts.
  const isEdition = sources.overrides !== undefined;
  const from = isEdition ? null : await nameOfMaterial(sources, options.version, outside);
  const unchanged = options.force ? null : await unchangedSince(last, from, unit, outside);
  if (unchanged && !stops(options, [...log.diagnostics, ...unchanged.findings])) {
    log.add(...unchanged.findings);
    return {unit, products: unchanged.products, findings: log.diagnostics};
  }
  // Nothing is there that could be kept: then all that prints will be printed, and that may begin with the first page. Otherwise
  // what there is to print is known when all is composed.
  const isNew = options.force || Object.keys(last.documents).length === 0;
  const isEarly = isNew && options.warm !== undefined;
  if (isEarly) await options.warm?.(documents?.length ?? Infinity);
  // What was read is on its way from the disk while the program is.
  const recalled = options.readings?.recall(sources);
  const making = import("./making.ts");
  await together([recalled, making]);
  const {composeSafely, composeStatement, draftAgain, draftSafely, publishSafely} = await making;
  const {isWatching = false} = options;
  // While somebody writes, a save nearly always means that something is to be printed, and the browser waits for it.
  const composed = isEarly
    ? await draftSafely(unit, log)
    : isWatching && !isEdition
      ? draftAgain(unit, log, longestFirst(last))
      : composeSafely(unit, log);
  if (!composed || stops(options, log.diagnostics)) return nothing();
  if (isEarly && "template" in composed && composed.template)
    options.expect?.(usualFaces(composed.template.css, composed.template.assets));
  const own = new Log();
  const statementNow = once((what: typeof composed) =>
    composeStatement(what.content, what.figures),
  );
  const products = await publishSafely(
    composed,
    {
      outside,
      last,
      version: options.version,
      force: options.force,
      clock: () => performance.now(),
      printed: () => {
        options.printed?.();
        // The last print is being finished elsewhere, and there is nothing else to do here. What goes wrong is said at the end.
        turn()
          .then(() => statementNow(composed))
          .catch(() => undefined);
      },
      progress: (document, doing) => options.progress(`${doing} ${publication}/${document}`),
      ...(isEdition || !options.prints ? {} : {prints: options.prints(publication)}),
      guess: document => options.readings?.numbersOf(sources, document),
    },
    own,
  );
  // Of a draft, what is wrong between its pages is known only now.
  if (!products || stops(options, log.diagnostics)) return nothing();
  log.add(...own.diagnostics);
  if (stops(options, own.diagnostics)) {
    await options.keepDrafts(unit, wrongPdfs(unit, products, own.diagnostics));
    return nothing();
  }
  const whole = Object.keys(composed.content.documents).length === products.length;
  const beside = whole ? noManifest : last;
  log.add(...outdatedFindings(publication, products, beside));
  const now = statementNow(composed);
  const made = products.map(filesOf);
  const findings = log.diagnostics.filter(one => !before.has(one));
  const kept = keptWith({from, documents, products: made, findings, sources}, beside);
  await write(
    outside,
    products,
    {...beside, kept, statement: whole ? now : (last.statement ?? now)},
    last,
    isWatching,
  );
  return {unit, products: made, findings: log.diagnostics};
}

/** What had most pages the last time takes longest to be finished. */
function longestFirst({documents}: Manifest): readonly string[] {
  const pages = Object.entries(documents).map(([name, built]) => [name, built.pages ?? 0] as const);
  return pages.toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

function filesOf({page, html, built, files, reused, milliseconds}: Product): MadeFiles {
  const {title, language} = page.manuscript;
  return {page, html, name: page.name, title, language, built, files, reused, milliseconds};
}

/** Pages that were not asked for, and say how large a file is that has changed. */
function outdatedFindings(
  publication: string,
  products: readonly Product[],
  beside: Manifest,
): readonly Diagnostic[] {
  const now = new Map(products.flatMap(({files, built}) => factsOf(files, built.pages)));
  const names = new Set(products.map(({page}) => page.name));
  return outdated(beside, now)
    .filter(({document}) => !names.has(document))
    .map(({document, files}) => ({
      severity: "warning",
      code: "build/outdated",
      message: `\`${document}\` says how large ${files.map(file => `\`${file}\``).join(", ")} is, and that has changed`,
      help: `build it, too: \`costed build ${publication}/${document}\``,
    }));
}

function wrongPdfs(
  {folder}: Unit,
  products: readonly Product[],
  findings: readonly Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
  const wrong = new Set(findings.map(one => one.on?.output));
  const files = products.flatMap(product => [...product.files]);
  return new Map(
    files.flatMap(([path, contents]) =>
      wrong.has(`${folder}/${path}`) ? [[path, contents] as const] : [],
    ),
  );
}

/** `beside`: what an earlier build made and this one was not asked for, with the statement to remember. */
async function write(
  outside: Outside,
  products: readonly Product[],
  beside: Manifest,
  last: Manifest,
  isWatching: boolean,
): Promise<void> {
  const documents = {
    ...beside.documents,
    ...Object.fromEntries(products.map(({page, built}) => [page.name, built])),
  };
  const whole = {...beside, documents};
  const isSame = isWatching && isSameManifest(whole, last);
  const manifest = isSame ? {...whole, kept: last.kept} : whole;
  const files: (readonly [string, string | Uint8Array])[] = products.flatMap(product => [
    ...product.files,
  ]);
  const kept = new Set(Object.values(documents).flatMap(document => document.files));
  await outside.replace(
    new Map([...files, [manifestName, writeManifest(manifest)]]),
    staleFiles(last, kept),
  );
}

/** Apart from what they keep; as read, since the order of entries says nothing. */
function isSameManifest(one: Manifest, other: Manifest): boolean {
  // Nearly always one of these tells them apart, which costs nothing.
  for (const [name, {printedFrom, printed, words}] of Object.entries(one.documents)) {
    const known = other.documents[name];
    if (known?.printedFrom !== printedFrom || known.printed !== printed || known.words !== words)
      return false;
  }
  const [read, known] = [one, other].map(manifest =>
    readManifest(new TextEncoder().encode(writeManifest({...manifest, kept: {}}))),
  );
  return JSON.stringify(read) === JSON.stringify(known);
}

function stops({strict}: Pick<MakeOptions, "strict">, findings: readonly Diagnostic[]): boolean {
  return findings.some(one => strict || isError(one));
}
