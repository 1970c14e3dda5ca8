// One publication on the stage: its documents as they are now, or as they last were right.
import type {Diagnostic} from "../../lib/diagnostic.ts";
import {findingOf} from "../../lib/preview/finding.ts";
import type {PreviewDocument, PreviewFinding} from "../../lib/preview/messages.ts";
import type {Composed, Page, Sources} from "../../pipeline.ts";
import {nothingMade, type Made} from "./made.ts";
import type {Shown} from "./shown.ts";

/** One publication. */
export interface Play {
  readonly name: string;
  readonly wanted: readonly string[] | null;
  readonly sources: Sources | null;
  /** The last that could be composed. */
  readonly composed: Composed | null;
  readonly shown: ReadonlyMap<string, Shown>;
  readonly made: Made;
}

export interface Playing {
  wanted: readonly string[] | null;
  sources: Sources | null;
  composed: Composed | null;
  made: Made;
  found: readonly Diagnostic[];
  readonly documents: Map<string, Standing>;
}

export interface Standing {
  stale: boolean;
  /** The last that could be composed; `shown` follows. */
  page: Page | null;
  shown: Shown | null;
  /** The names of parts by the names of the last few documents. */
  readonly earlier: Map<string, ReadonlySet<string>>;
}

export function newPlay(): Playing {
  return {
    wanted: null,
    sources: null,
    composed: null,
    made: nothingMade,
    found: [],
    documents: new Map(),
  };
}

export function playOf([name, play]: readonly [string, Playing]): Play {
  const {wanted, sources, composed, made, documents} = play;
  const shown = [...documents].flatMap(([document, {shown}]) =>
    shown ? [[document, shown] as const] : [],
  );
  return {name, wanted, sources, composed, made, shown: new Map(shown)};
}

export function standingOf({documents}: Playing, name: string): Standing {
  const known = documents.get(name) ?? {stale: false, page: null, shown: null, earlier: new Map()};
  documents.set(name, known);
  return known;
}

/** What is wrong with the content, then with what was printed of it. */
export function findingsIn([publication, {found, made}]: readonly [
  string,
  Playing,
]): readonly PreviewFinding[] {
  return [...found, ...made.findings].map(one => findingOf(one, publication));
}

export function documentOf(
  [name, {stale, page, shown}]: readonly [string, Standing],
  {documents}: Made,
): PreviewDocument {
  const made = documents.get(name);
  return {
    name,
    title: page?.manuscript.title ?? name,
    kind: page?.template.kind ?? "",
    makes: page?.manuscript.makes ?? "page",
    hash: shown?.content.hash ?? null,
    stale,
    printed: made?.printed ?? null,
    files: made?.files ?? [],
  };
}

/** Where nothing could be composed: by the names of their files. */
export function namesIn({folder, files}: Sources, {wanted, documents}: Playing): readonly string[] {
  const begin = `${folder}/documents/`;
  const names = files.flatMap(({path}) => {
    const name = path.startsWith(begin) ? path.slice(begin.length).replace(/\.ya?ml$/, "") : "";
    return name === "" || name.includes("/") || (wanted && !wanted.includes(name)) ? [] : [name];
  });
  return [...new Set([...names, ...documents.keys()])];
}
