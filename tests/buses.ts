// The small right project in tests/golden/buses, in memory, for tests that change something in it and look what becomes of it.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {readSources} from "../scripts/commands/project.ts";
import {Log, Stopped, type Diagnostic} from "../scripts/lib/diagnostic.ts";
import {frame} from "../scripts/lib/frame.ts";
import {compose, type Composed, type Page, type Sources} from "../scripts/pipeline.ts";

export const busesFolder = join(import.meta.dirname, "golden/buses");

export const buses: Sources = await readSources(busesFolder, "buses", new Log());

/** The sources with one file added, replaced, or changed; `path` as findings name it: "content/buses/figures.yaml", "templates/note/style.css". */
export function withFile(
  sources: Sources,
  path: string,
  change: string | ((text: string) => string),
): Sources {
  const {files, templates} = sources;
  if (path.startsWith("templates/")) {
    const below = path.slice("templates/".length);
    const before = templates.find(file => file.path === below);
    const text = changed(before && new TextDecoder().decode(before.bytes));
    return {
      ...sources,
      templates: [
        ...templates.filter(file => file !== before),
        {path: below, from: path, bytes: new TextEncoder().encode(text)},
      ],
    };
  }
  const before = files.find(file => file.path === path);
  const after = {path, text: changed(before?.text)};
  return {
    ...sources,
    files: before ? files.map(file => (file === before ? after : file)) : [...files, after],
  };

  function changed(text: string | undefined): string {
    if (typeof change === "string") return change;
    const done = change(text ?? "");
    if (done === text) throw new Error(`nothing has changed in ${path}`);
    return done;
  }
}

export function withoutFile(sources: Sources, path: string): Sources {
  return {
    ...sources,
    files: sources.files.filter(file => file.path !== path),
    templates: sources.templates.filter(file => `templates/${file.path}` !== path),
  };
}

/** With chapters, and a document made of them: what is in tests/golden-book. */
export function withBook(sources: Sources): Sources {
  const folder = join(import.meta.dirname, "golden-book");
  const put = (from: string, to: string) => (all: Sources) =>
    withFile(all, to, readFileSync(join(folder, from), "utf8"));
  const files = [
    put("book.yaml", "content/buses/documents/book.yaml"),
    ...readdirSync(join(folder, "text")).map(name =>
      put(`text/${name}`, `content/buses/text/${name}`),
    ),
    ...readdirSync(join(folder, "template")).map(name =>
      put(`template/${name}`, `templates/book/${name}`),
    ),
  ];
  return files.reduce((all, add) => add(all), sources);
}

/** Without the fonts, and so without what is said of characters that they do not have. */
export function withEveryCharacter(sources: Sources): Sources {
  const templates = sources.templates.map(file =>
    /^shared\/.*\.css$/.test(file.path)
      ? {
          ...file,
          bytes: new TextEncoder().encode(withoutFaces(new TextDecoder().decode(file.bytes))),
        }
      : file,
  );
  return {...sources, templates};
}

function withoutFaces(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*\}/g, "");
}

export interface Outcome {
  /** Null where an error stopped it. */
  readonly composed: Composed | null;
  readonly findings: readonly Diagnostic[];
}

export function tryCompose(sources: Sources, only: readonly string[] | null = null): Outcome {
  const log = new Log();
  try {
    return {composed: compose(sources, only, log), findings: log.diagnostics};
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {composed: null, findings: log.diagnostics};
  }
}

/** Every page by name, where all is right but for warnings. */
export function pagesOf(sources: Sources): Readonly<Record<string, Page>> {
  const {composed, findings} = tryCompose(sources);
  if (!composed) throw new Error(findings.map(one => frame(one)).join("\n\n"));
  return Object.fromEntries(composed.pages.map(page => [page.name, page]));
}

/** All that a page is printed from, by name. */
export function manuscriptsOf(sources: Sources): Readonly<Record<string, Page["manuscript"]>> {
  return Object.fromEntries(
    Object.entries(pagesOf(sources)).map(([name, page]) => [name, page.manuscript]),
  );
}
