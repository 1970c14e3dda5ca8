// What somebody means by `HEAD~3`, `../last-year`, `manifest.json` or `deck.pdf`: recognised by what it is, or named in full, `folder:v1`.
import {join, resolve} from "node:path";
import {lookAt, readIfThere} from "../outside/disk.ts";
import {isRevision} from "../outside/git.ts";
import {OutsideProblem} from "../outside/problem.ts";

export type Against =
  | {readonly sort: "revision"; readonly name: string}
  /** A project: the folder that holds content/. */
  | {readonly sort: "project"; readonly name: string; readonly folder: string}
  /** The folder of one publication. */
  | {readonly sort: "publication"; readonly name: string; readonly folder: string}
  | {readonly sort: "manifest"; readonly name: string; readonly path: string}
  | {readonly sort: "pdf"; readonly name: string; readonly path: string};

export const forms = "`revision:…`, `folder:…`, `manifest:…` or `pdf:…`";

/**
 * @param from the folder in which the command is called: paths count from there
 * @throws OutsideProblem where it is nothing of the kind, or could be two things
 */
export async function recognise(named: string, project: string, from: string): Promise<Against> {
  const form = /^(revision|folder|manifest|pdf):(.+)$/s.exec(named);
  if (form) return inFull(form[1]!, form[2]!);
  const path = resolve(from, named);
  const there = await lookAt(path);
  const onDisk =
    there === "folder" ? await asFolder(named, path) : there && (await asFile(named, path));
  // `deck.pdf` and `../last-year` are no names of revisions; `v1` may be both.
  const couldBeBoth = onDisk !== null && !/^\.{0,2}[/\\]|\.(pdf|json)$/i.test(named);
  if (onDisk && !(couldBeBoth && (await isRevision(project, named)))) return onDisk;
  if (onDisk)
    throw new OutsideProblem(
      "diff/ambiguous",
      `\`${named}\` is both a revision and something on the disk`,
      `write \`revision:${named}\` or \`folder:${named}\``,
    );
  if (there === null && /[/\\]|\.(pdf|json)$/i.test(named) && !(await isRevision(project, named)))
    throw missing(path);
  if (there !== null && !(await isRevision(project, named))) throw unusable(named, there);
  return {sort: "revision", name: named};

  async function inFull(sort: string, name: string): Promise<Against> {
    if (sort === "revision") return {sort, name};
    const path = resolve(from, name);
    const there = await lookAt(path);
    if (there === null) throw missing(path);
    if ((sort === "folder") !== (there === "folder")) throw unusable(name, there);
    if (sort === "manifest" || sort === "pdf") return {sort, name, path};
    const folder = await asFolder(name, path);
    if (!folder) throw unusable(name, "folder");
    return folder;
  }
}

async function asFolder(name: string, folder: string): Promise<Against | null> {
  if ((await lookAt(join(folder, "content"))) === "folder") return {sort: "project", name, folder};
  if ((await lookAt(join(folder, "publication.yaml"))) === "file")
    return {sort: "publication", name, folder};
  const path = join(folder, "manifest.json");
  return (await lookAt(path)) === "file" ? {sort: "manifest", name, path} : null;
}

async function asFile(name: string, path: string): Promise<Against | null> {
  const bytes = await readIfThere(path);
  const head = new TextDecoder("latin1").decode(bytes?.subarray(0, 1024) ?? new Uint8Array());
  // Programs that read PDFs accept a few bytes before the mark.
  if (head.includes("%PDF-")) return {sort: "pdf", name, path};
  return /^\s*\{/.test(head.replace(/^\u00ef\u00bb\u00bf/, ""))
    ? {sort: "manifest", name, path}
    : null;
}

function missing(path: string): OutsideProblem {
  return new OutsideProblem(
    "diff/not-there",
    `there is no \`${path}\``,
    "name a git revision, a project's folder, a manifest.json or a PDF",
  );
}

function unusable(name: string, there: "file" | "folder"): OutsideProblem {
  return there === "folder"
    ? new OutsideProblem(
        "diff/unusable",
        `the folder \`${name}\` holds neither \`content/\` nor a \`publication.yaml\` nor a \`manifest.json\``,
        `name a project, a publication or an output folder; anything can be named in full: ${forms}`,
      )
    : new OutsideProblem(
        "diff/unusable",
        `\`${name}\` is neither a PDF nor a manifest`,
        `name a git revision, a project's folder, a manifest.json or a PDF; in full: ${forms}`,
      );
}
