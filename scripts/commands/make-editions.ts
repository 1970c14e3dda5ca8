// The editions of a publication, one after the other and several at a time: each composed, printed, written, and forgotten. What
// goes wrong with one fails that one, and the rest are made.
import {join} from "node:path";
import {isError, Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {OutsideProblem} from "../outside/problem.ts";
import type {Product} from "../publish.ts";
import type {Sources} from "../pipeline.ts";
import type {PlannedEdition} from "../steps/editions.ts";
import {make, type MakeOptions} from "./make.ts";
import {unitOf} from "./units.ts";

export interface EditionsToMake {
  readonly publication: string;
  readonly documents: readonly string[] | null;
  readonly sources: Sources;
  /** All that there are to be, in order. */
  readonly plan: readonly PlannedEdition[];
  readonly wanted: ReadonlySet<PlannedEdition>;
}

export interface MadeEdition {
  /** Among all, from 1. */
  readonly position: number;
  readonly name: string;
  readonly title: string | null;
  readonly language: string | null;
  /** None where it was not made: the findings say why. */
  readonly documents: readonly MadeDocument[];
  readonly findings: readonly Diagnostic[];
  /** Where the program itself failed: what there is to report. */
  readonly crash: string | null;
  readonly milliseconds: number;
}

export interface MadeDocument {
  readonly name: string;
  readonly template: string;
  readonly pages: number | null;
  readonly reused: boolean;
  readonly figures: readonly string[];
  readonly milliseconds: number;
  readonly warnings: number;
  readonly files: readonly {readonly path: string; readonly bytes: number}[];
}

/** While the browser prints one, others are composed and finished. */
const atOnce = 4;

export async function makeEditions(
  {publication, documents, sources, plan, wanted}: EditionsToMake,
  options: MakeOptions & {readonly project: string},
  world: (folder: string) => Outside,
): Promise<readonly MadeEdition[]> {
  const {project, progress} = options;
  const base = {publication, documents, sources, folder: `output/${publication}`, edition: null};
  const waiting = plan
    .map((edition, i) => ({edition, position: i + 1}))
    .filter(({edition}) => wanted.has(edition));
  const total = waiting.length;
  const done: MadeEdition[] = [];
  const started = performance.now();
  let next = 0;
  let stopped: unknown = null;
  await Promise.all(Array.from({length: Math.min(atOnce, total)}, work));
  if (stopped !== null) throw stopped;
  return done.toSorted((a, b) => a.position - b.position);

  async function work(): Promise<void> {
    for (let one = waiting[next++]; one && stopped === null; one = waiting[next++]) {
      const made = await makeOne(one.edition, one.position);
      if (made) done.push(made);
      progress(progressWords());
    }
  }

  /** Null where what stopped it stops all the others. */
  async function makeOne(edition: PlannedEdition, position: number): Promise<MadeEdition | null> {
    const {name, title} = edition;
    const log = new Log();
    const since = performance.now();
    log.add(...edition.diagnostics);
    const unit = unitOf(base, edition);
    let products: readonly Product[] | null = null;
    let crash: string | null = null;
    try {
      const quiet = {...options, progress: () => undefined};
      if (unit)
        products = (await make(unit, quiet, world(join(project, unit.folder)), log)).products;
    } catch (error) {
      if (isForAll(error)) {
        stopped ??= error;
        return null;
      }
      log.add(findingOf(error, `${publication}/${name}`, edition));
      if (!(error instanceof OutsideProblem))
        crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    return {
      position,
      name,
      title: products?.[0]?.page.manuscript.title ?? title,
      language: products?.[0]?.page.manuscript.language ?? null,
      documents: (products ?? []).map(documentOf),
      findings: log.diagnostics,
      crash,
      milliseconds: performance.now() - since,
    };
  }

  function progressWords(): string {
    const left = Math.round(
      (((performance.now() - started) / done.length) * (total - done.length)) / 1000,
    );
    return `edition ${done.length} of ${total}${left > 0 ? `, ${left} s left` : ""}`;
  }
}

/** Without a browser none can be printed: that is said once. */
function isForAll(error: unknown): boolean {
  const ofOne = ["browser/blank", "browser/crashed", "browser/too-slow"];
  if (!(error instanceof OutsideProblem)) return false;
  const {code} = error.diagnostic;
  return code.startsWith("browser/") && !ofOne.includes(code);
}

function findingOf(error: unknown, unit: string, {overrides}: PlannedEdition): Diagnostic {
  if (error instanceof OutsideProblem) return error.diagnostic;
  const at = overrides?.at;
  const [message] = String(error instanceof Error ? error.message : error).split("\n");
  return {
    severity: "error",
    code: "program/crash",
    message: `something in costed itself went wrong while making \`${unit}\`: ${message}`,
    help: "sorry: please report this, with the lines at the end of what is said here",
    ...(at ? {at} : {}),
  };
}

function documentOf({page, built, files, reused, milliseconds}: Product): MadeDocument {
  return {
    name: page.name,
    template: built.template,
    pages: built.pages,
    reused,
    figures: built.figures,
    milliseconds,
    warnings: built.warnings.length,
    files: [...files].map(([path, contents]) => ({path, bytes: Buffer.byteLength(contents)})),
  };
}

export function isMade({findings, documents}: MadeEdition): boolean {
  return documents.length > 0 || !findings.some(isError);
}
