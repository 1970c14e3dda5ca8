#!/usr/bin/env node
// Starts the program: as one bundled file for each of its parts where that is up to date with the sources, after making it
// where it is not, and from the sources themselves where it cannot be made. Plain JavaScript, because Node runs it as it is.
"use strict";
const {resolve} = require("node:path");
const {cacheFolders, findProgram} = require("./find.cjs");
const {openProgram} = require("./parts.cjs");

const root = resolve(__dirname, "../..");
const caches = cacheFolders(root);
// A preview, which answers at once and waits for nobody else, is to wait less long before it compiles anew: see parts.cjs.
const budget = process.argv.includes("preview") ? 300_000 : 1_000_000;
const found = findProgram(root, caches);
if (found.folder) start(found.folder);
else void makeAndStart();

/** @param {string} folder */
function start(folder) {
  openProgram({root, folder, caches, budget}).run("cli.js");
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
