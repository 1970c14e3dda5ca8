#!/usr/bin/env node
// Starts the program: as one bundled file for each of its parts where that is up to date with the sources, after making it
// where it is not, and from the sources themselves where it cannot be made. Plain JavaScript, because Node runs it as it is.
"use strict";
const {resolve} = require("node:path");
const {setFlagsFromString} = require("node:v8");
const {cacheFolders, findProgram} = require("./find.cjs");
const {openProgram} = require("./parts.cjs");

// V8 compiles anew, beside the program, what has run often: of a run of a few seconds a third of all work, which the browser and
// the second thread wait for. Where it waits longer before it does so, it does less than half of that, and the program is as quick;
// so it is after each save while `build --watch` runs. A preview, which answers at once and waits for nobody else, is to wait less
// long. Measured for the V8 of Node 20; others have other measures.
const answers = process.argv.includes("preview");
if (process.versions.v8.startsWith("11."))
  setFlagsFromString(`--interrupt-budget=${answers ? 300_000 : 1_000_000}`);

const root = resolve(__dirname, "../..");
const caches = cacheFolders(root);
const found = findProgram(root, caches);
if (found.folder) start(found.folder);
else void makeAndStart();

/** @param {string} folder */
function start(folder) {
  openProgram({root, folder, caches}).run("cli.js");
}

async function makeAndStart() {
  const {register, tsImport} = await import("tsx/esm/api");
  const folder = await tsImport("./bundle.ts", __filename)
    .then((/** @type {typeof import("./bundle.ts")} */ {makeProgram}) => makeProgram(root, caches))
    .catch(() => null);
  if (folder) return start(folder);
  // What keeps the sources from being bundled is said by whoever reads them as they are.
  register();
  await import("../cli.ts");
}
