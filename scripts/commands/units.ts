// What a build has to make of one publication: the publication itself, or its editions, or both.
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import {hashOfContent} from "../lib/edition/origin.ts";
import type {PartOf} from "../lib/edition/part.ts";
import {isInShard, type Shard} from "../lib/edition/shard.ts";
import type {Sources} from "../pipeline.ts";
import type {Editions, PlannedEdition} from "../steps/editions.ts";
import type {Unit} from "./make.ts";

export interface UnitsOptions {
  readonly publication: string;
  readonly sources: Sources;
  /** Null for all of them. */
  readonly documents: readonly string[] | null;
  /** Names of editions; null for all that there are. */
  readonly editions: readonly string[] | null;
  readonly shard: Shard | null;
  /** Among the publications, from 0. */
  readonly nth: number;
}

export interface Units {
  /** The publication that all editions have in common. */
  readonly base: Unit | null;
  /** Null where the publication has none. */
  readonly plan: Editions | null;
  /** Those to make now. */
  readonly wanted: ReadonlySet<PlannedEdition>;
  /** There are to be editions, and nothing can be said of them: nothing is made then. */
  readonly isStopped: boolean;
  readonly findings: readonly Diagnostic[];
}

export async function unitsOf({
  publication,
  sources,
  documents,
  editions,
  shard,
  nth,
}: UnitsOptions): Promise<Units> {
  const log = new Log();
  const folder = `output/${publication}`;
  const base: Unit = {publication, documents, sources, folder};
  const isOurs = (position: number): boolean => shard === null || isInShard(nth + position, shard);
  const hasEditions = sources.files.some(({path}) => isEditionsFile(path));
  const plan: Editions | null = hasEditions
    ? log.look((await import("../pipeline.ts")).readPlan(sources))
    : null;
  const findings = [...log.diagnostics, ...unknown(plan)];
  const isBase = editions === null && (plan?.base ?? true) && isOurs(0);
  const wanted = (plan?.planned ?? []).filter(
    ({name}, i) => (editions?.includes(name) ?? true) && isOurs(i + 1),
  );
  return {
    base: isBase || (hasEditions && !plan) ? base : null,
    isStopped: hasEditions && !plan,
    plan,
    wanted: new Set(wanted),
    findings,
  };

  function unknown(plan: Editions | null): readonly Diagnostic[] {
    if (editions === null) return [];
    const known = plan?.planned.map(one => one.name) ?? [];
    if (hasEditions && !plan) return [];
    return editions
      .filter(name => !known.includes(name))
      .map(name => ({
        severity: "error",
        code: "editions/unknown",
        message: `\`${publication}\` has no edition called \`${name}\``,
        help:
          known.length === 0
            ? "it has no editions: they stand in editions.csv or editions.yaml, in its folder"
            : suggestion(name, known, "its editions are"),
      }));
  }
}

export function unitOf(
  {publication, sources, folder, documents}: Unit,
  edition: PlannedEdition,
): Unit | null {
  if (!edition.overrides) return null;
  const own = edition.documents;
  return {
    publication,
    sources: {...sources, overrides: edition.overrides},
    documents: own && documents ? own.filter(one => documents.includes(one)) : (own ?? documents),
    folder: `${folder}/${edition.name}`,
  };
}

export function isEditionsFile(path = ""): boolean {
  return /^content\/[^/]+\/editions\.(?:yaml|csv)$/.test(path);
}

/** What `merge` has to know of it. */
export function partOf(
  publication: string,
  sources: Sources,
  {base, plan, wanted, isStopped}: Units,
  version: string,
): PartOf {
  const planned = (plan?.planned ?? []).map((edition, i) => ({edition, unit: String(i + 1)}));
  const common = isStopped || plan?.base === false ? [] : [""];
  return {
    name: publication,
    content: hashOfContent({...sources, version}),
    theme: plan?.theme ?? "house",
    units: [...common, ...planned.map(({unit}) => unit)],
    own: [
      ...(base && !isStopped ? [""] : []),
      ...planned.filter(({edition}) => wanted.has(edition)).map(({unit}) => unit),
    ],
  };
}
