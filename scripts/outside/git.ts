// Files as they were at a revision of a git repository: read from its objects, never checked out. Nothing in the repository is changed or run.
import {spawn} from "node:child_process";
import type {FoundFile} from "./disk.ts";
import {OutsideProblem} from "./problem.ts";

export interface Revision {
  /** As it was asked for: "HEAD~3". */
  readonly name: string;
  readonly commit: string;
  /** The commit, as short as git says it. */
  readonly short: string;
  /** The day of the commit: "2026-05-12". */
  readonly date: string;
}

/**
 * The commit that a name stands for, in the repository that holds the folder.
 *
 * @throws OutsideProblem where there is no git, no repository, or no such revision
 */
export async function findRevision(folder: string, name: string): Promise<Revision> {
  await openRepository(folder);
  const found = await runGit(folder, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  const commit = text(found.out).trim();
  if (name.startsWith("-") || found.code !== 0 || commit === "") throw await noRevision();
  const shown = await runGit(folder, ["show", "-s", "--format=%h %cs", commit, "--"]);
  const [short = commit, date = ""] = text(shown.out).trim().split(" ");
  return {name, commit, short, date};

  async function noRevision(): Promise<OutsideProblem> {
    const shallow = await runGit(folder, ["rev-parse", "--is-shallow-repository"]);
    const message = `git knows no revision \`${name}\``;
    if (text(shallow.out).trim() === "true")
      return new OutsideProblem(
        "git/shallow",
        `${message}: this clone holds only the latest commits`,
        "get the others with `git fetch --unshallow`",
      );
    const head = await runGit(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]);
    return head.code === 0
      ? new OutsideProblem(
          "git/no-revision",
          message,
          "name a branch, a tag or a commit: `HEAD~3`, `main`, `v1.2`; `git log --oneline` lists commits",
        )
      : new OutsideProblem(
          "git/no-revision",
          `${message}: nothing was committed yet`,
          "commit first",
        );
  }
}

/** Whether git knows a revision of that name; false where there is no git, or no repository. */
export async function isRevision(folder: string, name: string): Promise<boolean> {
  try {
    await findRevision(folder, name);
    return true;
  } catch (error) {
    if (error instanceof OutsideProblem) return false;
    throw error;
  }
}

/** The plain files of a revision below `folder`, by their paths below it; those of `below` only. Hidden ones are passed over, as on the disk. */
export async function filesAt(
  folder: string,
  {commit}: Revision,
  below: readonly string[],
): Promise<readonly FoundFile[]> {
  const prefix = text((await runGit(folder, ["rev-parse", "--show-prefix"])).out).trim();
  const paths = below.map(part => `${prefix}${part}/`);
  const listed = await runGit(folder, [
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    "--",
    ...paths,
  ]);
  if (listed.code !== 0) throw refused(listed);
  const entries = text(listed.out)
    .split("\0")
    .flatMap(line => {
      const [, mode = "", sort, object = "", path = ""] =
        /^(\d+) (\w+) ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      const isPlain = sort === "blob" && mode.startsWith("100");
      const isHidden = path.split("/").some(part => part.startsWith("."));
      return isPlain && !isHidden ? [{object, path: path.slice(prefix.length)}] : [];
    });
  if (entries.length === 0) return [];
  const asked = entries.map(({object}) => `${object}\n`).join("");
  const answered = await runGit(folder, ["cat-file", "--batch"], asked);
  if (answered.code !== 0) throw refused(answered);
  const contents = contentsIn(answered.out);
  return entries.map(({object, path}) => {
    const bytes = contents.get(object);
    if (!bytes)
      throw new OutsideProblem(
        "git/incomplete",
        `git lists \`${path}\` at that revision, and does not hold it`,
        "this is a partial clone: get what is missing with `git fetch --refetch`",
      );
    return {path, bytes};
  });
}

async function openRepository(folder: string): Promise<void> {
  const found = await runGit(folder, ["rev-parse", "--show-prefix"]);
  if (found.code === 0) return;
  if (/dubious ownership/.test(found.err))
    throw new OutsideProblem(
      "git/not-trusted",
      `git does not trust the repository of \`${folder}\`: it belongs to another user`,
      "if you trust it: `git config --global --add safe.directory <its folder>`",
    );
  if (/not a git repository/.test(found.err))
    throw new OutsideProblem(
      "git/no-repository",
      `\`${folder}\` is in no git repository`,
      "compare with another folder, a manifest.json or a PDF instead",
    );
  throw refused(found);
}

function refused({err}: Answer): OutsideProblem {
  const said =
    err
      .trim()
      .split("\n")[0]
      ?.replace(/^fatal: /, "") ?? "";
  return new OutsideProblem(
    "git/refused",
    `git says: ${said || "nothing, and failed"}`,
    "mend that first",
  );
}

/** What `cat-file --batch` answers: a line with name, sort and size, then the bytes and a line end; for each. */
function contentsIn(out: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(0x0a, at);
    if (end < 0) break;
    const [object = "", sort, size] = text(out.subarray(at, end)).split(" ");
    at = end + 1;
    if (sort !== "blob") continue;
    contents.set(object, Uint8Array.from(out.subarray(at, at + Number(size))));
    at += Number(size) + 1;
  }
  return contents;
}

interface Answer {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

function runGit(folder: string, words: readonly string[], input = ""): Promise<Answer> {
  // A hook has its own idea of where the repository is; nothing is fetched to answer a question.
  const {GIT_DIR: _, GIT_WORK_TREE: _2, GIT_INDEX_FILE: _3, ...around} = process.env;
  const quiet = {GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1"};
  const env = {...around, ...quiet, LC_ALL: "C"};
  return new Promise((resolve, reject) => {
    const git = spawn("git", ["-c", "protocol.allow=never", "-C", folder, ...words], {env});
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    git.on("error", (error: NodeJS.ErrnoException) => reject(notThere(error)));
    git.on("close", code =>
      resolve({code: code ?? 1, out: Buffer.concat(out), err: text(Buffer.concat(err))}),
    );
    // It may end before it has read all: its code says so.
    git.stdin.on("error", () => undefined);
    git.stdin.end(input);
  });
}

function notThere(error: NodeJS.ErrnoException): Error {
  if (error.code !== "ENOENT") return error;
  return new OutsideProblem(
    "git/missing",
    "git is not on this machine",
    "install it, or compare with another folder, a manifest.json or a PDF instead",
  );
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
