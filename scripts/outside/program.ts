// Which program this is: a name that changes with each of its files, each of its packages, and with Node. What it made and keeps is
// never taken for what another one would make.
import {createHash} from "node:crypto";
import {readdirSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {hashOfSources} from "../start/find.cjs";
import {bundledProgram} from "./bundled.ts";

let known: string | undefined;
let hash: string | undefined;

export function programIdentity(): string {
  return (known ??= bundledProgram()?.name ?? identityOfSources());
}

/** The same wherever the same program lies, however it is run: its sources and its packages, and Node. Reads them all, where they are not bundled. */
export function programHash(): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  hash ??= [
    bundledProgram()?.identity ?? hashOfSources(root),
    ...Object.values(process.versions),
  ].join(" ");
  return hash;
}

/** Nothing is read: size and time of a file are enough to know that it is another. */
function identityOfSources(): string {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const files = readdirSync(root, {recursive: true, encoding: "utf8"})
    .filter(file => /\.[cm]?[jt]sx?$/.test(file))
    .toSorted();
  const looked = [...files, "../node_modules/.package-lock.json"].map(file => {
    const path = join(root, file);
    const found = statSync(path, {throwIfNoEntry: false});
    return `${path} ${found?.size} ${found?.mtimeMs}`;
  });
  return createHash("sha256")
    .update([process.version, ...looked].join("\n"))
    .digest("hex");
}
