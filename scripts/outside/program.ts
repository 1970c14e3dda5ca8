// Which program this is: a name that changes with each of its files, each of its packages, and with Node. What it made and keeps is
// never taken for what another one would make.
import {createHash} from "node:crypto";
import {readdirSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

let known: string | undefined;

export function programIdentity(): string {
  return (known ??= identity(fileURLToPath(import.meta.url)));
}

/** Nothing is read: size and time of a file are enough to know that it is another. */
function identity(own: string): string {
  // From its sources the program is a tree of files; put together, one file, with its parts beside it.
  const isSource = own.endsWith(".ts");
  const root = isSource ? dirname(dirname(own)) : dirname(own);
  const files = readdirSync(root, {recursive: isSource, encoding: "utf8"})
    .filter(file => /\.[cm]?[jt]sx?$/.test(file))
    .toSorted();
  const packages = isSource ? [join(root, "../node_modules/.package-lock.json")] : [];
  const looked = [...files.map(file => join(root, file)), ...packages].map(path => {
    const found = statSync(path, {throwIfNoEntry: false});
    return `${path} ${found?.size} ${found?.mtimeMs}`;
  });
  return createHash("sha256")
    .update([process.version, ...looked].join("\n"))
    .digest("hex");
}
