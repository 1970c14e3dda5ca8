// The presenter's form of a deck: HTML with Marp's presenter view and notes, made by marp-cli from the same Markdown.
// Its only interface is its command line, so it works on a folder of its own, which goes away again.
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {steadyScopes} from "../lib/template/scopes.ts";

export interface SlidesToPresent {
  readonly markdown: string;
  readonly css: string;
}

/** One deck after the other: marp-cli speaks on streams that belong to the whole process. */
export function presentSlides(slides: SlidesToPresent): Promise<string> {
  const mine = turn.then(() => present(slides));
  turn = mine.catch(() => undefined);
  return mine;
}

let turn: Promise<unknown> = Promise.resolve();

async function present(slides: SlidesToPresent): Promise<string> {
  const {marpCli} = await import("@marp-team/marp-cli");
  const folder = await mkdtemp(join(tmpdir(), "costed-slides-"));
  const [source, theme, config, target] = ["deck.md", "theme.css", "config.json", "deck.html"].map(
    name => join(folder, name),
  ) as [string, string, string, string];
  try {
    await writeFile(source, slides.markdown);
    await writeFile(theme, slides.css);
    await writeFile(
      config,
      JSON.stringify({
        options: {emoji: {unicode: false, shortcode: false}, math: false, slug: false},
      }),
    );
    const code = await quietly(() =>
      marpCli([
        source,
        "--config-file",
        config,
        "--no-stdin",
        "--html",
        "--theme",
        theme,
        "--template",
        "bespoke",
        "--output",
        target,
      ]),
    );
    if (code !== 0) throw new Error(`marp-cli ended with exit code ${code}`);
    return withLandmarks(withSteadyName(await readFile(target, "utf8")));
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** marp-cli gives a theme file a name of its own at each run; the same slides are to give the same bytes. */
function withSteadyName(html: string): string {
  const name = /data-theme="(\w+)"/.exec(html)?.[1];
  const named = name === undefined ? html : html.replaceAll(name, "costed");
  return steadyScopes(named)(named);
}

/** Who cannot see the page is told which part of it is the slides, and which the buttons that turn them. */
function withLandmarks(html: string): string {
  return html
    .replace('<div class="bespoke-marp-osc">', '<div class="bespoke-marp-osc" role="navigation">')
    .replace('<div id=":$p">', '<div id=":$p" role="main">');
}

/** marp-cli reports its progress on the standard streams; the report is ours to give. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const {write} = process.stderr;
  process.stderr.write = () => true;
  try {
    return await work();
  } finally {
    process.stderr.write = write;
  }
}
