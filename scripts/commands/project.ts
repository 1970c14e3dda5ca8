// The project that a command works on: which publications it holds, and the templates they may use.
// The program's own templates come first; a project's take their place by name, and overlay `shared/` file by file.
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Diagnostic, Log} from "../lib/diagnostic.ts";
import {suggestion} from "../lib/nearest.ts";
import type {SourceText} from "../lib/text.ts";
import {decodeText} from "../lib/yaml/decode.ts";
import {foldersIn, readFolder, type FoundFile} from "../outside/disk.ts";
import type {Sources} from "../pipeline.ts";
import type {TemplateFile} from "../steps/template.ts";

export interface Wanted {
  readonly publication: string;
  /** Null for all of them. */
  readonly documents: readonly string[] | null;
}

const ownRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** What was asked for by name — `publication`, `publication/document` — or everything. */
export async function wantedOf(
  project: string,
  names: readonly string[],
  log: Log,
): Promise<readonly Wanted[]> {
  const known = await foldersIn(join(project, "content"));
  if (known.length === 0)
    log.add(
      problem(
        "project/no-content",
        `there is no publication in \`${join(project, "content")}\``,
        "run this in a project's folder, or name it with `--project`",
      ),
    );
  if (names.length === 0) return known.map(publication => ({publication, documents: null}));
  const wanted = new Map<string, string[] | null>();
  for (const name of names) {
    const [publication = "", document] = name
      .replace(/^content\//, "")
      .replace(/\/$/, "")
      .split("/");
    if (!known.includes(publication))
      log.add(
        problem(
          "project/unknown-publication",
          `there is no publication called \`${publication}\``,
          suggestion(publication, known, "the publications are"),
        ),
      );
    else if (document === undefined || wanted.get(publication) === null)
      wanted.set(publication, null);
    else wanted.set(publication, [...(wanted.get(publication) ?? []), document]);
  }
  return [...wanted].map(([publication, documents]) => ({publication, documents}));
}

export async function readSources(
  project: string,
  publication: string,
  log: Log,
): Promise<Sources> {
  const files = await readFolder(join(project, "content", publication));
  const templates = await readTemplates(project, await readFolder(join(project, "templates")));
  return sourcesOf(publication, files, templates, log);
}

/** Of the files of a publication, by their paths below its folder: those that say something. */
export function sourcesOf(
  publication: string,
  files: readonly FoundFile[],
  templates: readonly TemplateFile[],
  log: Log,
): Sources {
  const folder = `content/${publication}`;
  const texts = files.flatMap(({path, bytes}): SourceText[] => {
    if (!/\.(ya?ml|md|vl\.json)$/.test(path)) return [];
    const decoded = decodeText(`${folder}/${path}`, bytes);
    log.add(...decoded.diagnostics);
    return decoded.ok ? [decoded.value] : [];
  });
  return {folder, files: texts, templates};
}

/** Every template file by its path below `templates/`; the project's own, `theirs`, last, so that they win. */
export async function readTemplates(
  project: string,
  theirs: readonly FoundFile[],
): Promise<readonly TemplateFile[]> {
  // Where the program itself is the project, its templates are the project's.
  const isOwn = resolve(project) === ownRoot;
  const own = isOwn ? [] : await readFolder(join(ownRoot, "templates"));
  const replaced = new Set(
    theirs.map(file => file.path.split("/")[0]!).filter(kind => kind !== "shared"),
  );
  const files = new Map<string, TemplateFile>();
  for (const {path, bytes} of own)
    if (!replaced.has(path.split("/")[0]!))
      files.set(path, {path, bytes, from: shown(join(ownRoot, "templates", path), project)});
  for (const {path, bytes} of theirs) files.set(path, {path, bytes, from: `templates/${path}`});
  return [...files.values()];
}

function shown(path: string, project: string): string {
  const below = relative(project, path);
  return below.startsWith("..") ? path : below.replaceAll("\\", "/");
}

function problem(code: string, message: string, help: string | undefined): Diagnostic {
  return {severity: "error", code, message, help};
}
