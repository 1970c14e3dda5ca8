// Folders in which nothing is left.
import {readdir, rmdir} from "node:fs/promises";
import {join} from "node:path";

/** The folder and those in it go, as far as no file is in them. Whether it is gone. */
export async function dropEmptyFolder(folder: string): Promise<boolean> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => null);
  if (!entries) return false;
  let isEmpty = true;
  for (const entry of entries)
    if (!entry.isDirectory() || !(await dropEmptyFolder(join(folder, entry.name)))) isEmpty = false;
  if (!isEmpty) return false;
  return rmdir(folder).then(
    () => true,
    // Somebody put a file there just now.
    () => false,
  );
}
