// What stands in content and in templates is shown in the preview, and never runs there.
import {join} from "node:path";
import type {Browser} from "puppeteer";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {
  copyOf,
  inner,
  openBrowser,
  openPreview,
  show,
  slide,
  type Previewed,
} from "./previewing.ts";

const evil =
  '<script>top.ran = 1</script><img src=x onerror="top.ran = 2"><svg onload="top.ran = 3">';
let previewed: Previewed;
let browser: Browser;

beforeAll(async () => {
  const project = copyOf(join(import.meta.dirname, "../golden/buses"), ["content", "templates"]);
  browser = await openBrowser();
  previewed = await openPreview(project);
  // A designer's own template may say anything.
  const page = "templates/note/page.html.hbs";
  const raw = `${evil}<p id="raw" onclick="top.ran = 4">raw <a href="javascript:top.ran = 5">link</a></p><style>#raw { outline: 1px solid red; }</style>`;
  await previewed.change(page, "<h1>", `${raw}<h1>`);
  const about = "content/buses/publication.yaml";
  await previewed.change(about, "title: A Bus That Comes", `title: '${evil}'`);
  await previewed.change(
    "content/buses/documents/talk.yaml",
    'title: "A <b>title</b> | with --- marks & {braces}"',
    `title: '${evil}'`,
  );
});

afterAll(async () => {
  await browser.close();
  await previewed.close();
});

describe.each(["talk", "note"])("in %s", document => {
  test("a title of scripts is words, and a script of the template is nothing", async () => {
    const shown = await show(browser, previewed.running().address, {
      width: 1280,
      at: `#/buses/${document}`,
    });
    const {page, ask, until, wrong} = shown;
    const root = document === "talk" ? slide : inner;
    await until(
      `${root}.textContent?.includes("onerror") || ${root}.body?.textContent.includes("onerror")`,
    );
    await ask(
      `${root}.querySelectorAll("p, a, img, svg").forEach(one => one.dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true, cancelable: true})))`,
    );
    expect(
      await ask(`({
        ran: "ran" in window,
        scripts: ${root}.querySelectorAll("script").length,
        handlers: [...${root}.querySelectorAll("*")].filter(one => [...one.attributes].some(({name}) => name.startsWith("on"))).length,
        addresses: ${root}.querySelectorAll("[href^='javascript:']").length,
      })`),
    ).toEqual({ran: false, scripts: 0, handlers: 0, addresses: 0});
    if (document === "note")
      expect(await ask(`getComputedStyle(${root}.querySelector("#raw")).outlineStyle`)).toBe(
        "solid",
      );
    expect(await ask(`document.querySelector(".documents").textContent`)).toContain("onerror");
    // A picture that there is not is asked for here, and nowhere else.
    expect(wrong.filter(said => !/404/.test(said))).toEqual([]);
    await page.close();
  });
});

test("the page may run its own script, and ask nobody else", async () => {
  const answer = await fetch(previewed.running().address);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'nonce-[^']+'(?:;|$)/);
  expect(policy).not.toMatch(/unsafe-eval|style-src [^;]*'unsafe-inline'|https?:/);
});
