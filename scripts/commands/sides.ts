// One side of a comparison: what the publications of a project state, now or at another time, wherever that is kept.
import {basename, dirname, join} from "node:path";
import {Log, type Diagnostic} from "../lib/diagnostic.ts";
import type {Statement, EntrySort} from "../lib/statement/statement.ts";
import {readRecord} from "../lib/record/read.ts";
import {foldersIn, readFolder, readIfThere} from "../outside/disk.ts";
import {filesAt, findRevision} from "../outside/git.ts";
import {OutsideProblem} from "../outside/problem.ts";
import {readNumbers, type Sources} from "../pipeline.ts";
import {composeStatement, statementOfRecord} from "../steps/statement.ts";
import {readManifest, type Manifest} from "../steps/manifest.ts";
import {readPrints, type Print} from "../steps/prints.ts";
import type {Against} from "./against.ts";
import {readSources, readTemplates, sourcesOf} from "./project.ts";

export interface Side {
  /** As it is said to the reader: "the last build", "HEAD~3 (1a2b3c4, 2026-11-12)". */
  readonly says: string;
  readonly publications: readonly Then[];
  /** What keeps others from being read at all. */
  readonly unread?: readonly Diagnostic[];
}

interface Unread {
  readonly unread: readonly Diagnostic[];
}

/** A publication at one time. */
export interface Then {
  readonly publication: string;
  readonly statement: Statement;
  /** Whether something of this name was written and could not be read. */
  readonly isUnread: (field: "figures" | EntrySort, name: string) => boolean;
  /** What was wrong with it, as today's program sees it. */
  readonly findings: readonly Diagnostic[];
  /** What it can be made of again; null where only its statements were kept. */
  readonly sources: Sources | null;
  /** What was built of it, and where that lies. */
  readonly built: {readonly folder: string; readonly manifest: Manifest} | null;
  /** A PDF that states all that is known, and where it prints it. */
  readonly pdf: {readonly bytes: Uint8Array; readonly prints: readonly Print[]} | null;
}

export function readSide(against: Against, project: string): Promise<Side> {
  switch (against.sort) {
    case "revision":
      return ofRevision(project, against.name);
    case "project":
      return ofProject(against.folder, `\`${against.name}\``);
    case "publication":
      return ofPublication(against.folder, project, `\`${against.name}\``);
    case "manifest":
      return ofManifest(against.path, `\`${against.name}\``);
    case "pdf":
      return ofPdf(against.path, `\`${against.name}\``);
  }
}

/** What a project's content says now. */
export async function ofProject(folder: string, says: string): Promise<Side> {
  const names = await foldersIn(join(folder, "content"));
  const read = names.map(async name => {
    const log = new Log();
    const built = await builtIn(join(folder, "output", name));
    return thenOf(name, await readSources(folder, name, log), log, built);
  });
  return gathered(says, await Promise.all(read));
}

/** What was stated when each publication was last built; of those that have not been built since statements are kept, nothing. */
export async function ofLastBuild(project: string): Promise<Side> {
  const names = await foldersIn(join(project, "content"));
  const read = names.map(async name => {
    const built = await builtIn(join(project, "output", name));
    return built ? keptIn(built) : null;
  });
  return {
    says: "the last build",
    publications: (await Promise.all(read)).flatMap(one => one ?? []),
  };
}

async function ofRevision(project: string, name: string): Promise<Side> {
  const revision = await findRevision(project, name);
  const files = await filesAt(project, revision, ["content", "templates"]);
  const below = (folder: string) =>
    files.flatMap(({path, bytes}) =>
      path.startsWith(`${folder}/`) ? [{path: path.slice(folder.length + 1), bytes}] : [],
    );
  const names = [
    ...new Set(below("content").flatMap(({path}) => /^([^/]+)\//.exec(path)?.[1] ?? [])),
  ];
  if (names.length === 0)
    throw new OutsideProblem(
      "diff/no-content",
      `there is no publication in \`content/\` at \`${name}\``,
      "name a revision in which there was; `git log --oneline -- content` lists them",
    );
  const templates = await readTemplates(project, below("templates"));
  const read = names.toSorted().map(publication => {
    const log = new Log();
    const sources = sourcesOf(publication, below(`content/${publication}`), templates, log);
    return thenOf(publication, sources, log, null);
  });
  const commit = revision.commit.startsWith(name) ? "" : `${revision.short}, `;
  return gathered(`${name} (${commit}${revision.date})`, read);
}

async function ofPublication(folder: string, project: string, says: string): Promise<Side> {
  const log = new Log();
  const templates = await readTemplates(project, await readFolder(join(project, "templates")));
  const sources = sourcesOf(basename(folder), await readFolder(folder), templates, log);
  return gathered(says, [thenOf(basename(folder), sources, log, null)]);
}

async function ofManifest(path: string, says: string): Promise<Side> {
  const manifest = readManifest(await readIfThere(path));
  const kept = keptIn({folder: dirname(path), manifest});
  if (kept) return {says, publications: [kept]};
  throw new OutsideProblem(
    "diff/no-statement",
    `${says} does not say what was stated: ${
      Object.keys(manifest.documents).length > 0
        ? "an older program wrote it"
        : "it is no manifest of a build"
    }`,
    "compare with a git revision, or with a PDF of that time",
  );
}

async function ofPdf(path: string, says: string): Promise<Side> {
  const bytes = (await readIfThere(path)) ?? new Uint8Array();
  const {readPdf} = await import("../lib/pdf/read.ts");
  const facts = await readPdf(bytes).catch(() => null);
  if (!facts)
    throw new OutsideProblem(
      "diff/unreadable",
      `${says} cannot be read as a PDF`,
      "it may be damaged or locked: open it in a reader, and save it again without a password",
    );
  const read = readRecord(facts.attachments);
  if (read.sort !== "record")
    throw new OutsideProblem(
      "diff/no-record",
      read.sort === "none" ? `${says} carries no record of its figures` : `${says}: ${read.why}`,
      `\`costed verify ${path}\` looks for today's figures in its text instead`,
    );
  const statement = statementOfRecord(read.record);
  const findings: readonly Diagnostic[] = read.isIntact
    ? []
    : [
        {
          severity: "warning",
          code: "diff/altered",
          message: `somebody has altered the record of figures in ${says} since it was made`,
          help: `see what is printed on its pages: \`costed verify ${path}\``,
        },
      ];
  const {record} = read;
  const file = basename(path);
  const files = new Map([[file, {sort: "pdf", facts, record} as const]]);
  const prints = readPrints(record.document.name, {files: [file], wordings: []}, files);
  const then = {statement, isUnread: () => false, findings, sources: null, built: null};
  return {
    says,
    publications: [{publication: record.publication.name, ...then, pdf: {bytes, prints}}],
  };
}

function gathered(says: string, read: readonly (Then | Unread)[]): Side {
  return {
    says,
    publications: read.flatMap(one => ("unread" in one ? [] : [one])),
    unread: read.flatMap(one => ("unread" in one ? one.unread : [])),
  };
}

function thenOf(
  publication: string,
  sources: Sources,
  log: Log,
  built: Then["built"],
): Then | Unread {
  const numbers = readNumbers(sources, log);
  if (!numbers) return {unread: log.diagnostics};
  const {content, quantities, figures} = numbers;
  const statement = composeStatement(content, figures);
  return {publication, statement, isUnread, findings: log.diagnostics, sources, built, pdf: null};

  function isUnread(field: "figures" | EntrySort, name: string): boolean {
    if (field === "figures") return !figures.has(name) && quantities.isKnown(name);
    return !Object.hasOwn(statement.entries[field] ?? {}, name) && content.names.has(field, name);
  }
}

async function builtIn(folder: string): Promise<Then["built"]> {
  const bytes = await readIfThere(join(folder, "manifest.json"));
  return bytes && {folder, manifest: readManifest(bytes)};
}

function keptIn(built: NonNullable<Then["built"]>): Then | null {
  const {statement} = built.manifest;
  return (
    statement && {
      publication: statement.publication.name,
      statement,
      isUnread: () => false,
      findings: [],
      sources: null,
      built,
      pdf: null,
    }
  );
}
