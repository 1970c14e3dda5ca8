// The project that a command works on: which publications it holds, and the templates they may use.
// The program's own templates come first; a project's take their place by name, and overlay `shared/` file by file.
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Checked, Diagnostic, Log} from "../lib/diagnostic.ts";
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
  return wantedAmong(await foldersIn(join(project, "content")), project, names, log);
}

/** The same where it is known which publications there are. */
export function wantedAmong(
  known: readonly string[],
  project: string,
  names: readonly string[],
  log: Log,
): readonly Wanted[] {
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
  const texts = files.flatMap((file): SourceText[] => {
    const {path} = file;
    if (!/\.(ya?ml|md|vl\.json)$|^editions\.csv$/.test(path)) return [];
    const decoded = decode(`${folder}/${path}`, file);
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
  const own = ownTemplates(project);
  return templatesOf(project, own === null ? [] : await readFolder(own), theirs);
}

/** The folder of the program's templates; null where the program itself is the project, and its templates the project's. */
export function ownTemplates(project: string): string | null {
  return resolve(project) === ownRoot ? null : join(ownRoot, "templates");
}

/** Of a file that is handed in again, the same object comes out again: memory by identity rests on it. */
export function templatesOf(
  project: string,
  own: readonly FoundFile[],
  theirs: readonly FoundFile[],
): readonly TemplateFile[] {
  const replaced = new Set(
    theirs.map(file => file.path.split("/")[0]!).filter(kind => kind !== "shared"),
  );
  const files = new Map<string, TemplateFile>();
  for (const file of own)
    if (!replaced.has(file.path.split("/")[0]!))
      files.set(file.path, templateOf(file, shown(join(ownRoot, "templates", file.path), project)));
  for (const file of theirs) files.set(file.path, templateOf(file, `templates/${file.path}`));
  return [...files.values()];
}

const templateFiles = new WeakMap<FoundFile, TemplateFile>();

function templateOf(file: FoundFile, from: string): TemplateFile {
  const known = templateFiles.get(file);
  if (known?.from === from) return known;
  const made = {...file, from};
  templateFiles.set(file, made);
  return made;
}

const decodedFiles = new WeakMap<FoundFile, {path: string; decoded: Checked<SourceText>}>();

function decode(path: string, file: FoundFile): Checked<SourceText> {
  const known = decodedFiles.get(file);
  if (known?.path === path) return known.decoded;
  const decoded = decodeText(path, file.bytes);
  decodedFiles.set(file, {path, decoded});
  return decoded;
}

/** A path as findings name it: below the project, if it is there. */
export function shown(path: string, project: string): string {
  const below = relative(project, path);
  return below.startsWith("..") ? path : below.replaceAll("\\", "/");
}

function problem(code: string, message: string, help: string | undefined): Diagnostic {
  return {severity: "error", code, message, help};
}
