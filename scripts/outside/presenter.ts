// The presenter's form of a deck: HTML with Marp's presenter view and notes, made by marp-cli from the same Markdown.
// Its only interface is its command line, so it works on a folder of its own, which goes away again.
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {
  cutShell,
  fillShell,
  renderPresented,
  type Shell,
  type SlidesToPresent,
} from "../lib/template/presented.ts";
import {steadyScopes} from "../lib/template/scopes.ts";

type Remembered = (name: string, make: () => Promise<string>) => Promise<string>;

/** What marp-cli would make of these slides. It is only asked where nobody knows its page yet, or the slides need it. */
export async function presentSlides(
  slides: SlidesToPresent,
  remembered: Remembered,
): Promise<string> {
  const presented = renderPresented(slides);
  const shell = presented && (await shellOf(remembered));
  return shell ? withLandmarks(fillShell(shell, presented)) : presentByMarp(slides);
}

async function shellOf(remembered: Remembered): Promise<Shell | null> {
  const made = await remembered("shell of the page for presenting", async () => {
    const presented = renderPresented(sample);
    const page = presented && (await inTurn(sample));
    return JSON.stringify(page && cutShell(page, presented));
  });
  return JSON.parse(made) as Shell | null;
}

/** Words that stand nowhere else, and characters that are escaped. */
const sample: SlidesToPresent = {
  markdown: `---
marp: true
theme: costed
title: "Title of the <sample> & 'shell'"
lang: en-x-shell
---

# First

<!-- Said of the first, <b> & "all" -->

<!-- And more -->

---

<svg viewBox="0 0 1 1"></svg>

---

- Third

<!-- Said of the third -->
`,
  css: "/* @theme costed */\nsection { width: 960px; height: 540px; } h1 { color: #123456; }",
};

/** As marp-cli itself makes it, which takes long. */
export async function presentByMarp(slides: SlidesToPresent): Promise<string> {
  return withLandmarks(await inTurn(slides));
}

/** One deck after the other: marp-cli speaks on streams that belong to the whole process. */
function inTurn(slides: SlidesToPresent): Promise<string> {
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
    return withSteadyName(await readFile(target, "utf8"));
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
