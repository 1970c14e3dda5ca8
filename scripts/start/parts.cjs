// The bundled program runs part by part, each when it is first needed, with what V8 has already compiled of it.
"use strict";
const {isAscii} = require("node:buffer");
const {createHash, randomUUID} = require("node:crypto");
const {mkdirSync, readFileSync, renameSync, writeFileSync} = require("node:fs");
const {createRequire, SourceMap} = require("node:module");
const {basename, join, sep} = require("node:path");
const {pathToFileURL} = require("node:url");
const {Worker} = require("node:worker_threads");
const v8 = require("node:v8");
const vm = require("node:vm");
const {crc32} = require("node:zlib");

module.exports = {openProgram};

/**
 * @typedef {{readonly script: vm.Script, readonly name: string, readonly seen: Readonly<Record<string, number>>}} Loaded
 *   `seen`: how often each set of parts has added to what is kept of this one
 */

/**
 * @param {{readonly root: string, readonly folder: string, readonly caches: readonly string[], readonly budget: number}} where
 */
function openProgram({root, folder, caches, budget}) {
  waitLonger(budget);
  /** @type {Map<string, {exports: unknown}>} */
  const modules = new Map();
  /** What is no part of it. @type {Map<string, {exports: unknown}>} */
  const packages = new Map();
  /** @type {Loaded[]} */
  const loaded = [];
  const requirePackage = createRequire(join(root, "scripts", "any.js"));
  const tag = `code-${folder.endsWith("dist") ? hashOf(readFileSync(join(folder, "parts.json"), "utf8")) : ""}${process.version}-${v8.cachedDataVersionTag().toString(36)}`;
  const code = codeFolders();
  const name = `${basename(folder)} ${tag}`;
  /** @type {any} */ (globalThis)[Symbol.for("costed.program")] = {
    name,
    identity: basename(folder).replace(/^program-/, ""),
    readable,
    thread,
  };
  return {run};

  /** @param {string} name */
  function run(name) {
    process.once("exit", status => keep(status));
    return part(name);
  }

  /** @param {string} name */
  function part(name) {
    const known = modules.get(name);
    if (known) return known.exports;
    /** @type {{exports: any}} */
    const module = {exports: {}};
    modules.set(name, module);
    const bytes = readFileSync(join(folder, name));
    const source = isAscii(bytes) ? bytes.toString("latin1") : bytes.toString("utf8");
    const kept = readCode(name);
    // Another thread may just have begun.
    waitLonger(budget);
    const script = new vm.Script(
      `(function (exports, require, module, __later, __url) {${source}\n})`,
      {
        filename: join(root, "scripts", name),
        ...(kept ? {cachedData: kept.data} : {}),
      },
    );
    loaded.push({script, name, seen: kept && !script.cachedDataRejected ? kept.seen : {}});
    script.runInThisContext()(module.exports, requireFrom, module, later, urlOf);
    return module.exports;
  }

  /** @param {string} name */
  function requireFrom(name) {
    if (name.startsWith("./")) return part(name.slice(2));
    const known = packages.get(name);
    if (known) return known.exports;
    waitAsUsual();
    try {
      const exports = requirePackage(name);
      packages.set(name, {exports});
      return exports;
    } finally {
      waitLonger(budget);
    }
  }

  // From here, because code that V8 has kept can import nothing by itself.
  /** @param {string} name */
  async function later(name) {
    return name.startsWith("./") ? part(name.slice(2)) : import(name);
  }

  /** Where a source lies, or lay when it was bundled. @param {string} path */
  function urlOf(path) {
    return pathToFileURL(join(root, path)).href;
  }

  function codeFolders() {
    return (folder.startsWith(`${root}${sep}dist`) ? caches : [folder]).map(one => join(one, tag));
  }

  /** @param {string} name @returns {{data: Buffer, seen: Record<string, number>} | null} */
  function readCode(name) {
    for (const where of code) {
      try {
        const bytes = readFileSync(join(where, name));
        const headEnd = bytes.indexOf(10);
        const {sum, seen} = JSON.parse(bytes.toString("latin1", 0, headEnd));
        const data = bytes.subarray(headEnd + 1);
        // V8 believes what it is given: what is damaged would bring the process down.
        if (crc32(data) === sum) return {data, seen};
      } catch {
        // Not there yet.
      }
    }
    return null;
  }

  /**
   * Compiled functions are kept at the end, when all that were needed are among them. The first two runs that load the same
   * parts add theirs; later ones would add next to nothing. @param {number} status
   */
  function keep(status) {
    waitLonger(budget);
    const set = hashOf(
      loaded
        .map(one => one.name)
        .sort()
        .join(),
    );
    for (const {script, name, seen} of loaded) {
      const times = seen[set] ?? 0;
      if (times >= 2 || (status !== 0 && Object.keys(seen).length > 0)) continue;
      const data = script.createCachedData();
      const head = JSON.stringify({
        sum: crc32(data),
        seen: {...seen, [set]: status === 0 ? times + 1 : times},
      });
      for (const where of code)
        if (write(where, name, Buffer.concat([Buffer.from(`${head}\n`), data]))) break;
    }
  }

  /** @param {string} entry @param {import("node:worker_threads").WorkerOptions} options */
  function thread(entry, options) {
    const code = `require(${JSON.stringify(__filename)}).openProgram(${JSON.stringify({root, folder, caches, budget})}).run("${entry}.js")`;
    // It begins with what Node has of its own, and opens the program then.
    waitAsUsual();
    return new Worker(code, {...options, eval: true});
  }

  /** Frames of a stack as places in the sources. @param {string} stack */
  function readable(stack) {
    /** @type {Map<string, SourceMap | null>} */
    const maps = new Map();
    return stack.replace(
      /[^\s()]*[\\/]scripts[\\/]([\w.-]+\.js):(\d+):(\d+)/g,
      (frame, name, line, column) => {
        if (!maps.has(name)) maps.set(name, mapOf(name));
        const entry = maps.get(name)?.findEntry(Number(line) - 1, Number(column) - 1);
        return entry && "originalSource" in entry
          ? `${join(root, entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
          : frame;
      },
    );
  }

  /** @param {string} name */
  function mapOf(name) {
    try {
      return new SourceMap(JSON.parse(readFileSync(join(folder, `${name}.map`), "utf8")));
    } catch {
      return null;
    }
  }
}

/** Beside its place first, so that whoever reads it finds all of it. @param {string} folder @param {string} name @param {Buffer} bytes */
function write(folder, name, bytes) {
  const draft = join(folder, `${name}.${randomUUID()}`);
  try {
    mkdirSync(folder, {recursive: true});
    writeFileSync(draft, bytes);
    renameSync(draft, join(folder, name));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function hashOf(text) {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}

// V8 compiles anew, beside the program, what has run often: of a run of a few seconds a third of all work, which the browser and
// the second thread wait for. Where it waits longer before it does so, it does less than half of that, and the program is as quick;
// so it is after each save while `build --watch` runs. Measured for the V8 of Node 20; others have other measures.
const isMeasured = process.versions.v8.startsWith("11.");

/** Our parts are compiled, and run. @param {number} budget */
function waitLonger(budget) {
  if (isMeasured) v8.setFlagsFromString(`--interrupt-budget=${budget}`);
}

/**
 * Code that was compiled under other flags V8 does not take: not even what Node brings along, compiled, of its own modules, without
 * which a thread takes more than twice as long to begin. So these are loaded under the flags that they were compiled under.
 */
function waitAsUsual() {
  if (isMeasured) v8.setFlagsFromString("--interrupt-budget=67584");
}
