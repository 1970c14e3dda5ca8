// A tar archive → its files.

export interface TarFile {
  /** With forward slashes, and never out of the folder into which it is unpacked. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/**
 * The plain files of an archive in the POSIX format. Folders follow from their paths; links, of
 * which our archives have none, are refused.
 *
 * @throws Error when it is no such archive, or a path leads out of it
 */
export function readTar(archive: Uint8Array): readonly TarFile[] {
  const files: TarFile[] = [];
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    if (header.every(byte => byte === 0)) return files;
    if (!text(header, 257, 5).startsWith("ustar")) throw new Error(`no tar header at ${at}`);
    const size = octal(header, 124, 12);
    const kind = text(header, 156, 1);
    const path = [text(header, 345, 155), text(header, 0, 100)].filter(Boolean).join("/");
    const start = at + block;
    if (start + size > archive.length) throw new Error(`\`${path}\` is cut short`);
    if (kind === "" || kind === "0") {
      const bytes = archive.subarray(start, start + size);
      files.push({path: inside(path), bytes, executable: (octal(header, 100, 8) & 0o111) !== 0});
    } else if (kind !== "5") {
      throw new Error(`\`${path}\` is neither a file nor a folder`);
    }
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}

const block = 512;

function inside(path: string): string {
  const parts = path.split("/").filter(part => part !== "." && part !== "");
  const leaves = path.startsWith("/") || path.includes("\\") || parts.includes("..");
  if (leaves || parts.length === 0) throw new Error(`\`${path}\` leads out of the archive`);
  return parts.join("/");
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error(`\`${digits}\` is no octal number`);
  return digits === "" ? 0 : parseInt(digits, 8);
}
