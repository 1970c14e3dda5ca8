// `check`: everything that can be known without a browser, of each publication and of each of its editions.
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Readings} from "../outside/readings.ts";
import type {Composed} from "../pipeline.ts";
import type {PlannedEdition} from "../steps/editions.ts";
import {crashFinding, stackOf} from "./crash.ts";
import type {Unit} from "./make.ts";
import {composeSafely} from "./compose-safely.ts";
import {readSources, wantedOf} from "./project.ts";
import {unitOf, unitsOf} from "./units.ts";

export interface CheckOptions {
  readonly project: string;
  readonly names: readonly string[];
  /** Names of editions; without it, all that there are. */
  readonly editions?: readonly string[] | null;
  /** Told what is being done: "edition 37 of 500". */
  readonly progress?: (what: string) => void;
  /** What earlier runs have read. */
  readonly readings?: Readings;
}

export interface Checking {
  readonly publication: string;
  /** Of the publication itself. Null where it is not published, or could not be composed; the findings say why. */
  readonly composed: Composed | null;
  /** How many were looked at. What they say is not kept: there may be thousands. */
  readonly editions: number;
  readonly findings: readonly Diagnostic[];
  /** Where the program itself failed on an edition: what there is to report. */
  readonly crashes: readonly string[];
}

/** Each publication by itself: what is wrong with one says nothing of another. The log gets the findings of all. */
export async function check(
  {project, names, editions = null, progress = () => undefined, readings}: CheckOptions,
  log: Log,
): Promise<readonly Checking[]> {
  const done: Checking[] = [];
  for (const [nth, {publication, documents}] of (await wantedOf(project, names, log)).entries()) {
    const own = new Log();
    const sources = await readSources(project, publication, own);
    await readings?.recall(sources);
    const asked = {publication, sources, documents, editions, shard: null, nth};
    const {base, wanted, findings} = await unitsOf(asked);
    own.add(...findings);
    const composed = base && composeSafely(base, own);
    const common = {publication, documents, sources, folder: `output/${publication}`};
    let editionsDone = 0;
    const crashes: string[] = [];
    /** What is wrong with all of them is the same finding at the same place, and so said once. */
    const composeEdition = (unit: Unit, edition: PlannedEdition, own: Log): void => {
      try {
        composeSafely(unit, own);
      } catch (error) {
        own.add(crashFinding(error, `${publication}/${edition.name}`, edition));
        crashes.push(stackOf(error));
      }
    };
    for (const edition of wanted) {
      progress(`edition ${++editionsDone} of ${wanted.size}`);
      own.add(...edition.diagnostics);
      const unit = unitOf(common, edition);
      if (unit) composeEdition(unit, edition, own);
    }
    await readings?.keep(sources);
    log.add(...own.diagnostics);
    done.push({publication, composed, editions: editionsDone, findings: own.diagnostics, crashes});
  }
  return done;
}
