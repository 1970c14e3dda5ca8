// The sample publication in a theme and on a paper: built as a person would build it, with the pages that were printed kept.
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import type {Browser} from "puppeteer";
import {build} from "../../scripts/commands/build.ts";
import {openWorld} from "../../scripts/commands/world.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {frame} from "../../scripts/lib/frame.ts";
import {startable} from "../../scripts/outside/browser.ts";
import {launch} from "../../scripts/outside/browser-launch.ts";
import {findBrowser} from "../../scripts/outside/browser-place.ts";
import {around, environment} from "./printing.ts";

const repository = join(import.meta.dirname, "../..");
const publication = "fixing-nhs-it";

export interface Look {
  readonly theme: string;
  readonly paper: "A4" | "Letter";
}

export interface Built {
  readonly findings: readonly string[];
  /** What is published as HTML, by the name of its file. */
  readonly published: ReadonlyMap<string, string>;
  /** The pages that were given to the browser to be printed. */
  readonly printed: readonly string[];
  readonly pdfs: ReadonlyMap<string, Uint8Array>;
}

export async function buildLook(
  {theme, paper}: Look,
  names: readonly string[] = [],
): Promise<Built> {
  const project = mkdtempSync(join(tmpdir(), "costed-look-"));
  const world = openWorld({environment, browser: undefined, timeoutMs: 120_000});
  // A page that has to know its own page numbers is printed twice: the later one counts.
  const printed = new Map<string, string>();
  const log = new Log();
  try {
    cpSync(join(repository, "content"), join(project, "content"), {recursive: true});
    const about = join(project, `content/${publication}/publication.yaml`);
    const written = readFileSync(about, "utf8").replace(/^(theme|paper):.*\n/gm, "");
    writeFileSync(about, `${written}\ntheme: ${theme}\npaper: ${paper}\n`);
    await build(
      {
        project,
        names: names.length === 0 ? [publication] : names.map(name => `${publication}/${name}`),
        strict: false,
        force: false,
        version: "test",
        progress: () => undefined,
        keepDrafts: () => Promise.resolve(),
      },
      folder => {
        const outside = world.at(folder);
        return {
          ...outside,
          print: html => (printed.set(beginning(html), html), outside.print(html)),
        };
      },
      log,
    );
    const findings = log.diagnostics.map(one => frame(one));
    const files = findings.length > 0 ? [] : filesOf(join(project, "output", publication));
    return {
      findings,
      printed: [...printed.values()],
      published: new Map(
        files.filter(isPage).map(path => [basename(path), readFileSync(path, "utf8")]),
      ),
      pdfs: new Map(
        files
          .filter(path => path.endsWith(".pdf"))
          .map(path => [basename(path), new Uint8Array(readFileSync(path))]),
      ),
    };
  } finally {
    await world.close();
    rmSync(project, {recursive: true, force: true});
  }
}

/** The browser that prints, as one that can be looked into. */
export async function openBrowser(): Promise<{browser: Browser; close: () => Promise<void>}> {
  return launch(await startable(findBrowser(around, undefined), around));
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).map(name => join(folder, name));
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}

function beginning(html: string): string {
  const from = html.indexOf("<body");
  return html.slice(from, from + 300);
}
