// Where the unpacked browser is kept.
import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {cacheFolders, openCacheFolder} from "../../scripts/outside/cache-folder.ts";
import {surroundings, type Surroundings} from "../../scripts/outside/surroundings.ts";

const scratch = mkdtempSync(join(tmpdir(), "costed-cache-"));
afterAll(() => rmSync(scratch, {recursive: true, force: true}));

const user = process.getuid?.() ?? "user";
function machine(more: Partial<Surroundings>): Surroundings {
  return {...surroundings({}), platform: "linux", home: "/home/ada", temporary: "/tmp", ...more};
}

describe("the order", () => {
  test.each([
    ["a home", {}, "/home/ada/.cache/costed"],
    ["XDG_CACHE_HOME", {environment: {XDG_CACHE_HOME: "/caches"}}, "/caches/costed"],
    [
      "one that is no whole path",
      {environment: {XDG_CACHE_HOME: "caches"}},
      "/home/ada/.cache/costed",
    ],
    ["macOS", {platform: "darwin" as const}, "/home/ada/Library/Caches/costed"],
    [
      "Windows",
      {platform: "win32" as const, environment: {LOCALAPPDATA: "/local"}},
      "/local/costed/Cache",
    ],
  ])("with %s", (_, more, first) => {
    expect(cacheFolders(machine(more))).toEqual([first, `/tmp/costed-${user}`]);
  });
});

test("`COSTED_CACHE` is made, and is ours alone", async () => {
  const folder = join(scratch, "a/b");
  expect(await openCacheFolder(machine({environment: {COSTED_CACHE: folder}}))).toBe(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("`COSTED_CACHE` that cannot be used is an error, and not passed over", async () => {
  const file = join(scratch, "file");
  writeFileSync(file, "");
  const opening = openCacheFolder(machine({environment: {COSTED_CACHE: join(file, "x")}}));
  await expect(opening).rejects.toMatchObject({
    diagnostic: {code: "browser/no-cache", message: expect.stringContaining("`COSTED_CACHE`")},
  });
});

test("where there is no home, a folder among the temporary ones", async () => {
  const temporary = join(scratch, "tmp");
  const file = join(scratch, "home");
  writeFileSync(file, "");
  const around = machine({home: file, temporary});
  expect(await openCacheFolder(around)).toBe(join(temporary, `costed-${user}`));
});

test("never a folder to which anybody may write, or that somebody else made", async () => {
  const temporary = join(scratch, "open");
  const file = join(scratch, "nohome");
  writeFileSync(file, "");
  mkdirSync(join(temporary, `costed-${user}`), {recursive: true});
  chmodSync(join(temporary, `costed-${user}`), 0o777);
  await expect(openCacheFolder(machine({home: file, temporary}))).rejects.toMatchObject({
    diagnostic: {
      code: "browser/no-cache",
      help: expect.stringContaining("anybody may write to it"),
    },
  });
});
