// `gallery`: every page of every document as a picture, in every theme, and contact sheets of them: to look at, and to show.
import {join} from "node:path";
import {Log, Stopped, type Diagnostic} from "../lib/diagnostic.ts";
import {contactSheet} from "../lib/page/contact-sheet.ts";
import {picturesOf} from "../lib/pdf/pictures.ts";
import type {Outside} from "../outside/outside.ts";
import {compose, type Sources} from "../pipeline.ts";
import {publish, type Product} from "../publish.ts";
import {noManifest} from "../steps/manifest.ts";
import {readSources, wantedOf} from "./project.ts";

export interface GalleryOptions {
  readonly project: string;
  readonly names: readonly string[];
  /** Empty for all that there are. */
  readonly themes: readonly string[];
  readonly version: string;
  readonly progress: (what: string) => void;
}

/** What was made, as paths in the project. */
export async function gallery(
  options: GalleryOptions,
  world: (folder: string) => Outside,
  log: Log,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const {publication, documents} of await wantedOf(options.project, options.names, log)) {
    const sources = await readSources(options.project, publication, log);
    const folder = join("output", "gallery", publication);
    const outside = world(join(options.project, folder));
    const themes = options.themes.length > 0 ? options.themes : themesIn(sources);
    const files = new Map<string, string | Uint8Array>();
    for (const theme of themes) {
      const products = await produce(withTheme(sources, theme), documents, theme, outside);
      for (const product of products)
        for (const [path, picture] of await picturesFor(product, theme, outside))
          files.set(`${theme}/${path}`, picture);
    }
    await outside.replace(files, []);
    made.push(...[...files.keys()].map(path => join(folder, path)));
  }
  return made;

  async function produce(
    sources: Sources,
    documents: readonly string[] | null,
    theme: string,
    outside: Outside,
  ): Promise<readonly Product[]> {
    const own = new Log();
    try {
      const composed = compose(sources, documents, own);
      return await publish(
        composed,
        {
          outside,
          last: noManifest,
          version: options.version,
          force: true,
          clock: () => 0,
          progress: (document, doing) => options.progress(`${doing} ${document} in ${theme}`),
        },
        own,
      );
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      return [];
    } finally {
      log.add(...own.diagnostics.map(one => inTheme(one, theme)));
    }
  }

  async function picturesFor(
    {page: {name}, files, html}: Product,
    theme: string,
    outside: Outside,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const pictures = new Map<string, Uint8Array>();
    const pdf = files.get(`${name}.pdf`);
    options.progress(`picturing ${name} in ${theme}`);
    if (typeof pdf !== "object") {
      for (const width of [1280, 390])
        pictures.set(
          `${name}-${width}.png`,
          await outside.picture(html.text, {width, height: "whole"}),
        );
      return pictures;
    }
    const pages = await picturesOf(pdf, 1000);
    const digits = String(pages.length).length;
    const labelled = pages.map((bytes, i) => ({bytes, label: String(i + 1)}));
    for (const {bytes, label} of labelled)
      pictures.set(`${name}/${label.padStart(digits, "0")}.png`, bytes);
    const sheet = contactSheet(labelled, sizeOf(pages[0]!), "en");
    pictures.set(`${name}.png`, await outside.picture(sheet.html, sheet));
    return pictures;
  }
}

function themesIn({templates}: Sources): readonly string[] {
  return templates
    .flatMap(({path}) => /^shared\/themes\/([^/]+)\.css$/.exec(path)?.[1] ?? [])
    .toSorted();
}

/** The same publication, dressed otherwise. */
function withTheme(sources: Sources, theme: string): Sources {
  const line = `theme: ${theme}`;
  const files = sources.files.map(file => {
    if (file.path !== `${sources.folder}/publication.yaml`) return file;
    const others = file.text.replace(/^theme:.*\n?/m, "");
    return {...file, text: `${others.replace(/\n*$/, "")}\n${line}\n`};
  });
  return {...sources, files};
}

function inTheme(one: Diagnostic, theme: string): Diagnostic {
  return {...one, message: `${one.message} (in the theme \`${theme}\`)`};
}

/** From the head of a PNG, where it has its place. */
function sizeOf(png: Uint8Array): {readonly width: number; readonly height: number} {
  const head = new DataView(png.buffer, png.byteOffset);
  return {width: head.getUint32(16), height: head.getUint32(20)};
}
