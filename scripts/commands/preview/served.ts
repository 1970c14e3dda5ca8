// A file of the output folder, as it may be looked at.
import {realpath, stat} from "node:fs/promises";
import {join, sep} from "node:path";
import {readIfThere} from "../../outside/disk.ts";
import type {Answer} from "../../outside/server.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  md: "text/plain; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
};

/** A page that we have made turns its own slides; it is no part of this site, and can ask it for nothing. */
const policy = "sandbox allow-scripts allow-popups allow-modals; frame-ancestors 'none'";

/** `file` is one that the manifest names. A link that leads out of the folder is not followed. */
export async function readServed(folder: string, file: string): Promise<Answer | null> {
  const [root, path] = await Promise.all([folder, join(folder, file)].map(realOrNull));
  if (!root || !path?.startsWith(root + sep) || !(await stat(path)).isFile()) return null;
  const body = await readIfThere(path);
  const type = types[file.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
  return body && {type, body, policy};
}

async function realOrNull(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
