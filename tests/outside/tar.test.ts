// Archives: what is in them, and what is refused.
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {readTar} from "../../scripts/lib/tar.ts";

const scratch = mkdtempSync(join(tmpdir(), "costed-tar-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));
const deep = `${"long-folder-name/".repeat(7)}file`;

mkdirSync(join(scratch, "in", deep, ".."), {recursive: true});
writeFileSync(join(scratch, "in", deep), "deep");
writeFileSync(join(scratch, "in", "run"), "#!/bin/sh\n", {mode: 0o755});
writeFileSync(join(scratch, "in", "large"), "x".repeat(1025));
writeFileSync(join(scratch, "in", "empty"), "");

test("files with their paths, contents and whether they can be run", () => {
  const files = readTar(tar("--format=ustar", "-C", join(scratch, "in"), "."));
  const found = files.map(({path, bytes, executable}) => [path, bytes.length, executable] as const);
  expect(found.sort()).toEqual(
    [
      ["empty", 0, false],
      ["large", 1025, false],
      [deep, 4, false],
      ["run", 10, true],
    ].sort(),
  );
  expect(new TextDecoder().decode(files.find(file => file.path === "run")?.bytes)).toBe(
    "#!/bin/sh\n",
  );
});

test("an archive that is cut short", () => {
  const whole = tar("--format=ustar", "-C", join(scratch, "in"), "large");
  expect(() => readTar(whole.subarray(0, 1024))).toThrow("`large` is cut short");
});

test("a path that leads out", () => {
  expect(() =>
    readTar(tar("--format=ustar", "-P", "-C", join(scratch, "in"), "--transform=s,^,../,", "run")),
  ).toThrow("`../run` leads out of the archive");
  expect(() => readTar(tar("--format=ustar", "-P", join(scratch, "in/run")))).toThrow(
    "leads out of the archive",
  );
});

test("a link", () => {
  symlinkSync("/etc/passwd", join(scratch, "link"));
  expect(() => readTar(tar("--format=ustar", "-C", scratch, "link"))).toThrow(
    "`link` is neither a file nor a folder",
  );
});

test("what is no archive", () => {
  expect(() => readTar(new Uint8Array(1024).fill(65))).toThrow("no tar header at 0");
});

function tar(...args: readonly string[]): Uint8Array {
  return new Uint8Array(execFileSync("tar", ["-c", "-f", "-", ...args]));
}
