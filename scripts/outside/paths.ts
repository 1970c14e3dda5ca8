// What a person names on the command line → the files that are meant: `*.pdf` where no shell has spelled it out, a folder for all in it.
import {readdir, stat} from "node:fs/promises";
import {join, sep} from "node:path";

/** In order, each once. What is neither a pattern nor a folder is passed on as it is: whoever reads it says what is wrong with it. */
export async function filesNamed(
  names: readonly string[],
  ending: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) found.push(...(await meantBy(name, ending)));
  return [...new Set(found)];
}

async function meantBy(name: string, ending: string): Promise<readonly string[]> {
  const there = await stat(name).catch(() => null);
  if (there?.isDirectory()) return filesBelow(name, path => path.endsWith(ending));
  if (there || !/[*?]/.test(name)) return [name];
  const parts = name.split(sep === "\\" ? /[\\/]/ : "/");
  const first = parts.findIndex(part => /[*?]/.test(part));
  const folder = parts.slice(0, first).join("/") || (name.startsWith("/") ? "/" : ".");
  const pattern = patternOf(parts.slice(first).join("/"));
  const files = await filesBelow(folder, path => pattern.test(path));
  return files.length === 0 ? [name] : files;
}

async function filesBelow(
  folder: string,
  isMeant: (path: string) => boolean,
): Promise<readonly string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => isMeant(below(folder, path)))
    .toSorted();
}

function below(folder: string, path: string): string {
  const rest = folder === "." ? path : path.slice(folder.length + (folder.endsWith("/") ? 0 : 1));
  return rest.split(sep).join("/");
}

/** `**` stands for folders of any depth, `*` and `?` for anything but a slash. */
function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*\*|\*|\?/g, one =>
      one === "**/" ? "(?:.*/)?" : one === "**" ? ".*" : one === "*" ? "[^/]*" : "[^/]",
    );
  return new RegExp(`^${source}$`);
}
