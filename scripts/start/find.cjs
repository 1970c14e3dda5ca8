// Where the bundled program lies, and whether it is the one of today's sources.
"use strict";
const {createHash} = require("node:crypto");
const {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const {homedir} = require("node:os");
const {join} = require("node:path");

/** What the program is made of, besides scripts/. */
const besides = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
];

module.exports = {cacheFolders, findProgram, hashOfSources, isWhole, noteCurrent, programIn};

/**
 * Folders for what can be made again, best first.
 *
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string[]}
 */
function cacheFolders(root, environment = process.env) {
  const asked = environment["COSTED_CACHE"];
  const xdg = environment["XDG_CACHE_HOME"];
  const local = environment["LOCALAPPDATA"];
  const own = asked || (xdg && xdg.startsWith("/") && join(xdg, "costed"));
  const usual =
    process.platform === "darwin"
      ? join(homedir(), "Library", "Caches", "costed")
      : process.platform === "win32" && local
        ? join(local, "costed", "Cache")
        : join(homedir(), ".cache", "costed");
  const packages = join(root, "node_modules");
  return [...(existsSync(packages) ? [join(packages, ".cache", "costed")] : []), own || usual];
}

/**
 * The folder of the bundled program; null where it has to be made first.
 *
 * @param {string} root
 * @param {readonly string[]} caches
 * @returns {{readonly folder: string | null}}
 */
function findProgram(root, caches) {
  // A package that is installed has no sources: its program was made before it was packed.
  if (!existsSync(join(root, "scripts", "cli.ts"))) return {folder: join(root, "dist")};
  const stamp = stampOf(root);
  for (const cache of caches) {
    const noted = readNote(root, cache);
    if (noted?.stamp === stamp && isWhole(join(cache, noted.program)))
      return {folder: join(cache, noted.program)};
  }
  // Files that were only touched, or checked out again, are still the same.
  const hash = hashOfSources(root);
  for (const cache of caches) {
    if (!isWhole(programIn(cache, hash))) continue;
    noteCurrent(root, cache, hash, stamp);
    return {folder: programIn(cache, hash)};
  }
  return {folder: null};
}

/** @param {string} cache @param {string} hash */
function programIn(cache, hash) {
  return join(cache, `program-${hash}`);
}

/** Remembers which program belongs to the sources as they lie on the disk. @param {string} root @param {string} cache @param {string} hash @param {string} stamp */
function noteCurrent(root, cache, hash, stamp = stampOf(root)) {
  const path = noteOf(root, cache);
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify({stamp, program: `program-${hash}`}));
    renameSync(draft, path);
  } catch {
    // Then the sources are read again the next time.
  }
}

/** @param {string} root */
function hashOfSources(root) {
  const hash = createHash("sha256");
  for (const path of listSources(root)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 20);
}

/** Paths below the root. @param {string} root @returns {string[]} */
function listSources(root) {
  return [
    ...below(root, "scripts").filter(path => /\.([cm]?[jt]s|tsx|css|json)$/.test(path)),
    ...besides.filter(path => existsSync(join(root, path))),
  ];
}

/** Their names, sizes and times: 3 ms for 400 files. The time of the last change of any kind cannot be set back by hand. @param {string} root */
function stampOf(root) {
  const lines = listSources(root).map(path => {
    const {size, mtimeMs, ctimeMs, ino} = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  });
  return createHash("sha1").update(lines.join("\n")).digest("hex");
}

/** @param {string} root @param {string} folder @returns {string[]} */
function below(root, folder) {
  return readdirSync(join(root, folder), {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry =>
      entry.isDirectory()
        ? below(root, `${folder}/${entry.name}`)
        : entry.isFile()
          ? [`${folder}/${entry.name}`]
          : [],
    );
}

/** @param {string} root @param {string} cache @returns {{stamp: string, program: string} | null} */
function readNote(root, cache) {
  try {
    return JSON.parse(readFileSync(noteOf(root, cache), "utf8"));
  } catch {
    return null;
  }
}

/** Several checkouts may share a folder of packages, and so this cache. @param {string} root @param {string} cache */
function noteOf(root, cache) {
  return join(cache, `current-${createHash("sha1").update(root).digest("hex").slice(0, 12)}.json`);
}

/** Whether all its parts are there in their sizes: somebody may have tidied up. @param {string} folder */
function isWhole(folder) {
  try {
    /** @type {Record<string, number>} */
    const sizes = JSON.parse(readFileSync(join(folder, "parts.json"), "utf8"));
    return Object.entries(sizes).every(
      ([name, size]) => statSync(join(folder, name)).size === size,
    );
  } catch {
    return false;
  }
}
