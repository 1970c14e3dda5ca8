// A world for builds that is not the real one: a project in a folder of its own, and a printer that makes small PDFs of a page's words.
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {PDFDocument, PDFName, PDFString} from "@cantoo/pdf-lib";
import {build, type BuildOptions, type Made} from "../../scripts/commands/build.ts";
import {Log, type Diagnostic} from "../../scripts/lib/diagnostic.ts";
import {finishPrint} from "../../scripts/lib/finishing/finishing.ts";
import {wholeOf} from "../../scripts/lib/html/parted.ts";
import {readIfThere} from "../../scripts/outside/disk.ts";
import {replaceFiles} from "../../scripts/outside/replace.ts";
import type {Outside} from "../../scripts/outside/outside.ts";
import {busesFolder} from "../buses.ts";
import {wordsOf} from "../lib/marp.ts";

export interface Project {
  readonly folder: string;
  readonly write: (path: string, change: string | ((text: string) => string)) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  readonly remove: (path: string) => Promise<void>;
  /** Every file below output/, with its contents. */
  readonly output: () => Promise<Readonly<Record<string, string>>>;
  readonly dispose: () => Promise<void>;
}

/** What is in a folder, be it a project already or not. */
export function projectAt(folder: string): Project {
  const project: Project = {
    folder,
    async write(path, change) {
      const before = typeof change === "string" ? null : await project.read(path);
      const after = typeof change === "string" ? change : change(before ?? "");
      if (after === before) throw new Error(`nothing has changed in ${path}`);
      await mkdir(dirname(join(folder, path)), {recursive: true});
      await writeFile(join(folder, path), after);
    },
    read: path => readFile(join(folder, path), "utf8"),
    remove: path => rm(join(folder, path), {recursive: true}),
    async output() {
      const files = await readdir(join(folder, "output"), {
        recursive: true,
        withFileTypes: true,
      }).catch(() => []);
      const paths = files
        .filter(file => file.isFile())
        .map(file => join(file.parentPath, file.name))
        .toSorted();
      return Object.fromEntries(
        await Promise.all(
          paths.map(
            async path =>
              [path.slice(join(folder, "output/").length), await readFile(path, "latin1")] as const,
          ),
        ),
      );
    },
    dispose: () => rm(folder, {recursive: true}),
  };
  return project;
}

/** The buses, in a folder that may be changed; `note` makes HTML and a PDF, `talk` slides without one. */
export async function newProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "costed-test-"));
  await cp(join(busesFolder, "content"), join(folder, "content"), {recursive: true});
  await cp(join(busesFolder, "templates"), join(folder, "templates"), {recursive: true});
  const project = projectAt(folder);
  await project.write("templates/note/template.yaml", text =>
    text.replace("outputs: [html]", "outputs: [html, pdf]"),
  );
  return project;
}

export interface FakeWorld {
  /** What was asked of the printer, in order: the words of each page. */
  readonly printed: string[];
  readonly at: (folder: string) => Outside;
}

/** Reads and writes the real disk; prints without a browser. `change` puts other functions in the place of these. */
export function fakeWorld(change: Partial<Outside> = {}): FakeWorld {
  const printed: string[] = [];
  return {printed, at};

  function at(folder: string): Outside {
    const outside: Outside = {
      async print(html) {
        const words = wordsOf(html.replace(/^[\s\S]*<body>/, ""));
        printed.push(words);
        return {
          // On paper the number of a note, or a cell, stands apart from what it follows.
          bytes: await pdfOf(wordsOf(html.replace(/^[\s\S]*<body>/, "").replaceAll("<", " <"))),
          layout: {
            overflow: [],
            brokenImages: [],
            failedFonts: [],
            deadLinks: [],
            rasterised: [],
            unprinted: [],
            parts: [],
            refused: [],
          },
        };
      },
      printAll: async pages => pages.map(page => outside.print(wholeOf(page))),
      printParts: async () => null,
      picture: async html => new TextEncoder().encode(`a picture of ${wordsOf(html)}`),
      printer: async () => "a printer, 1.0",
      present: async slides => `<!-- presented -->\n${slides.markdown}`,
      finish: finishPrint,
      remembered: (_, make) => make(),
      read: path => readIfThere(join(folder, path)),
      replace: (files, stale) => replaceFiles(folder, files, stale),
      ...change,
    };
    return outside;
  }
}

export interface Outcome {
  readonly made: readonly Made[];
  readonly findings: readonly Diagnostic[];
}

export async function buildIn(
  project: Project,
  world: FakeWorld = fakeWorld(),
  options: Partial<BuildOptions> = {},
): Promise<Outcome> {
  const log = new Log();
  const made = await build(
    {
      project: project.folder,
      names: [],
      strict: false,
      force: false,
      version: "0.0.0",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
      ...options,
    },
    world.at,
    log,
  );
  return {made, findings: log.diagnostics};
}

/** One tagged page with a bookmark, set in a font that the templates bring along. The same words, the same bytes. */
async function pdfOf(words: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({updateMetadata: false});
  const page = pdf.addPage([595, 842]);
  const {context} = pdf;
  const font = context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type1",
      BaseFont: "ABCDEF+SourceSans3-Regular",
      Encoding: "WinAnsiEncoding",
    }),
  );
  page.node.set(PDFName.of("Resources"), context.obj({Font: {F1: font}}));
  const lines = words.match(/.{1,90}(?:\s|$)|\S+/g) ?? [];
  const text = lines.map(line => `(${winAnsi(line)}) Tj 0 -12 Td`).join("\n");
  page.node.set(
    PDFName.of("Contents"),
    context.register(context.stream(`BT /F1 10 Tf 20 800 Td\n${text}\nET`)),
  );
  const outlines = context.nextRef();
  const bookmark = context.register(
    context.obj({Title: PDFString.of("A"), Parent: outlines, Dest: [page.ref, "Fit"]}),
  );
  context.assign(
    outlines,
    context.obj({Type: "Outlines", First: bookmark, Last: bookmark, Count: 1}),
  );
  pdf.catalog.set(PDFName.of("Outlines"), outlines);
  pdf.catalog.set(PDFName.of("MarkInfo"), context.obj({Marked: true}));
  pdf.catalog.set(
    PDFName.of("StructTreeRoot"),
    context.register(context.obj({Type: "StructTreeRoot"})),
  );
  return pdf.save({useObjectStreams: false});
}

function winAnsi(text: string): string {
  return [...text]
    .map(character => {
      const byte =
        character === "€"
          ? 0x80
          : character === "–"
            ? 0x96
            : character === "—"
              ? 0x97
              : character.charCodeAt(0);
      return byte < 0x20 || byte > 0xff
        ? "?"
        : byte < 0x7f && !"()\\".includes(character)
          ? character
          : `\\${byte.toString(8).padStart(3, "0")}`;
    })
    .join("");
}
