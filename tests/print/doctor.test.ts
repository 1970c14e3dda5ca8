// What `costed doctor` says of a machine where all is well, and of one where it is not.
import {existsSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {doctor, formatDoctor, runDoctor, type Health} from "../../scripts/commands/doctor.ts";
import {environment, testCache} from "./printing.ts";

describe("where all is well", () => {
  test("it has started the browser, and says what it is", async () => {
    const lines: string[] = [];
    expect(await runDoctor({json: false, environment}, line => lines.push(line))).toBe(0);
    const text = lines.join("\n");
    expect(text).toMatch(/^costed +\d+\.\d+\.\d+$/m);
    expect(text).toMatch(/^Node +\d+\.\d+\.\d+$/m);
    expect(text).toMatch(
      /^browser +chrome-headless-shell 147 \(embedded\); it comes with the program/m,
    );
    expect(text).toMatch(
      /^version +HeadlessChrome\/147\.[\d.]+; started, printed a page and read it back in \d+ ms$/m,
    );
    expect(text).toMatch(/^sandbox +(on|off, because this user or machine does not allow it)$/m);
    expect(text).toMatch(/^fonts +1: Open Sans$/m);
    // The browser, and at most 64 MB of charts and slides that were drawn.
    expect(text).toMatch(new RegExp(`^cache +${testCache}, 2[0-6]\\d MB$`, "m"));
    expect(lines.at(-1)).toBe("all is well");
  });

  test("the same as data", async () => {
    const lines: string[] = [];
    expect(await runDoctor({json: true, environment}, line => lines.push(line))).toBe(0);
    const health = JSON.parse(lines.join("\n")) as Health;
    expect(health).toMatchObject({ok: true, problem: null, node: {ok: true}, fonts: ["Open Sans"]});
    expect(health.browser?.sandbox).toBe(process.getuid?.() !== 0);
    expect(health.looked.map(one => one.found)).toEqual(["not set", "missing", "missing", "found"]);
  });

  test.runIf(existsSync("/usr/bin/chromium-headless-shell"))(
    "with the browser of the machine",
    async () => {
      const health = await doctor({environment, browser: "chromium-headless-shell"});
      expect(health).toMatchObject({
        ok: true,
        browser: {name: "chromium-headless-shell (--browser)", why: "`--browser` says so"},
      });
    },
  );
});

describe("where something is to be mended", () => {
  test("a browser that is set and not there", async () => {
    const lines: string[] = [];
    const broken = {...environment, CHROME_PATH: "/nope"};
    expect(await runDoctor({json: false, environment: broken}, line => lines.push(line))).toBe(1);
    expect(lines.slice(-2)).toEqual([
      "`CHROME_PATH` names the browser `/nope`, but there is nothing there [browser/unusable]",
      "to mend: name the browser's program itself, or unset `CHROME_PATH` to let the program find one",
    ]);
    expect(lines).toContain("browser  none that prints");
  });

  test("a browser that is none", async () => {
    const health = await doctor({environment: {...environment, COSTED_BROWSER: "/bin/false"}});
    expect(health).toMatchObject({
      ok: false,
      browser: null,
      problem: {code: "browser/does-not-start"},
    });
  });

  test("a Node that is too old", async () => {
    const health = await doctor({environment});
    const old = {...health, ok: false, node: {version: "18.20.0", needs: ">=20.19", ok: false}};
    expect(formatDoctor(old)).toMatch(/^to mend: install Node 20.19 or newer$/m);
    expect(formatDoctor(old)).not.toContain("all is well");
  });
});
