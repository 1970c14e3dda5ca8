// One side of a comparison → the files of its documents, to be looked at: as they were built, or made again of its sources.
import {join} from "node:path";
import {Log} from "../lib/diagnostic.ts";
import type {Outside} from "../outside/outside.ts";
import {readIfThere} from "../outside/disk.ts";
import type {Composed} from "../pipeline.ts";
import {publish} from "../publish.ts";
import {hashOfWords, readManifest, type Manifest} from "../steps/manifest.ts";
import {composeAnyway, type ComposedAnyway} from "./compose-anyway.ts";
import type {Pair} from "./pairs.ts";
import type {Then} from "./sides.ts";

export interface Files {
  readonly pdf: Uint8Array | null;
  /** Only of a document without a PDF. */
  readonly html: string | null;
}

export interface Making {
  readonly world: (folder: string) => Outside;
  readonly version: string;
  readonly progress: (what: string) => void;
  /** Where the last build of the project lies: what is the same there is not printed again. */
  readonly output: string;
}

export interface BothFiles {
  readonly before: ReadonlyMap<string, Files>;
  readonly after: ReadonlyMap<string, Files>;
  /** Why a side could not be made; nothing can be pictured then. */
  readonly failed: readonly ("before" | "after")[];
  /** Sides that have errors, as today's program sees them, and could be made all the same. */
  readonly wrong: readonly ("before" | "after")[];
}

/** Documents that say and show the same on both sides are left out where that can be known without printing them. */
export async function filesOfBoth({before, after}: Pair, making: Making): Promise<BothFiles> {
  const document = before.statement.document ?? after.statement.document;
  const made = {
    before: composedOf(before, after, document),
    after: composedOf(after, before, document),
  };
  const failed = (["before", "after"] as const).filter(side => made[side] === "wrong");
  if (failed.length > 0) return {before: new Map(), after: new Map(), failed, wrong: []};
  const [then, now] = [made.before, made.after].map(one =>
    one === "wrong" ? null : (one?.composed ?? null),
  ) as [Composed | null, Composed | null];
  const same = then && now ? alike(then, now) : new Set<string>();
  return {
    before: await filesOf(before, then, same, making),
    after: await filesOf(after, now, same, making),
    failed: [],
    wrong: (["before", "after"] as const).filter(side => {
      const one = made[side];
      return one !== "wrong" && one !== null && one.errors > 0;
    }),
  };
}

/** Null where there are files of it already. An old revision may not fit its own templates any more: then it is dressed as the other side is. */
function composedOf(
  {sources}: Then,
  other: Then,
  document: string | null,
): ComposedAnyway | "wrong" | null {
  if (!sources) return null;
  const only = document === null ? null : [document];
  const dressed = other.sources ? {...sources, templates: other.sources.templates} : null;
  return composeAnyway(sources, only) ?? (dressed && composeAnyway(dressed, only)) ?? "wrong";
}

/** The names of documents that would look the same. */
function alike(a: Composed, b: Composed): ReadonlySet<string> {
  const others = new Map(b.pages.map(page => [page.name, page.manuscript]));
  return new Set(
    a.pages.flatMap(({name, manuscript}) => {
      const other = others.get(name);
      const isAlike =
        other &&
        hashOfWords(other) === hashOfWords(manuscript) &&
        other.css === manuscript.css &&
        JSON.stringify(other.charts) === JSON.stringify(manuscript.charts) &&
        manuscript.charts.every(
          ({chart}) =>
            JSON.stringify(a.charts.get(chart)?.data) === JSON.stringify(b.charts.get(chart)?.data),
        );
      return isAlike ? [name] : [];
    }),
  );
}

async function filesOf(
  {pdf, statement, built, publication}: Then,
  composed: Composed | null,
  same: ReadonlySet<string>,
  making: Making,
): Promise<ReadonlyMap<string, Files>> {
  if (pdf) return new Map([[statement.document ?? "", {pdf: pdf.bytes, html: null}]]);
  if (!composed) return built ? filesBuilt(built.folder, built.manifest) : new Map();
  const {world, version, progress, output} = making;
  const outside = world(join(output, publication));
  const pages = composed.pages.filter(page => !same.has(page.name));
  const needed =
    pages.length === composed.pages.length ? composed.pages : withOthers(composed, same);
  const products = await publish(
    {...composed, pages: needed},
    {
      outside,
      last: await lastOf(outside),
      version,
      force: false,
      clock: () => 0,
      progress: (document, doing) => progress(`${doing} ${publication}/${document}`),
    },
    // What is wrong with a page, the build of it says.
    new Log(),
  );
  return new Map(
    products
      .filter(({page}) => !same.has(page.name))
      .map(({page: {name}, files, html}) => {
        const print = files.get(`${name}.pdf`);
        const bytes = typeof print === "object" ? print : null;
        return [name, {pdf: bytes, html: bytes ? null : html.text}];
      }),
  );
}

/** A page that states the size of another's file is made with it. */
function withOthers({pages}: Composed, same: ReadonlySet<string>): Composed["pages"] {
  const speaks = pages.some(
    page =>
      !same.has(page.name) &&
      (page.manuscript.facts.length > 0 || page.manuscript.plain?.facts.length),
  );
  return speaks ? pages : pages.filter(page => !same.has(page.name));
}

async function lastOf(outside: Outside): Promise<Manifest> {
  return readManifest(await outside.read("manifest.json"));
}

async function filesBuilt(
  folder: string,
  {documents}: Manifest,
): Promise<ReadonlyMap<string, Files>> {
  const found = new Map<string, Files>();
  for (const [name, {files}] of Object.entries(documents)) {
    const [pdf, html] = [`${name}.pdf`, `${name}.html`].map(file => files.includes(file));
    const bytes = pdf ? await readIfThere(join(folder, `${name}.pdf`)) : null;
    const page = !pdf && html ? await readIfThere(join(folder, `${name}.html`)) : null;
    if (bytes || page) found.set(name, {pdf: bytes, html: page && new TextDecoder().decode(page)});
  }
  return found;
}
