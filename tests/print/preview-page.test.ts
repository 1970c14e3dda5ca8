// The page of `preview` in a real browser, against the real server, on a copy of the sample.
import {join} from "node:path";
import type {Browser} from "puppeteer";
import {afterAll, afterEach, beforeAll, describe, expect, test} from "vitest";
import {build} from "../../scripts/commands/build.ts";
import {Log} from "../../scripts/lib/diagnostic.ts";
import {
  copyOf,
  inner,
  lookOver,
  openBrowser,
  openPreview,
  show,
  slide,
  type Previewed,
  type Shown,
} from "./previewing.ts";

const figures = "content/fixing-nhs-it/figures.yaml";
const one = "value: at least £1bn";
let previewed: Previewed;
let browser: Browser;
const windows: Shown[] = [];

const open = async (at: string, width = 1280, height = 900): Promise<Shown> => {
  const shown = await show(browser, previewed.running().address, {at, width, height});
  windows.push(shown);
  return shown;
};

beforeAll(async () => {
  const project = copyOf(join(import.meta.dirname, "../.."), ["content"]);
  browser = await openBrowser();
  previewed = await openPreview(project);
  await build(
    {
      project,
      names: ["fixing-nhs-it/summary"],
      strict: false,
      force: false,
      version: "test",
      progress: () => undefined,
      keepDrafts: () => Promise.resolve(),
    },
    previewed.world.at,
    new Log(),
  );
  await previewed.stop();
  await previewed.start();
});

afterEach(async () => {
  const wrong = windows.flatMap(shown => shown.wrong);
  for (const {page} of windows.splice(0)) await page.close();
  expect(wrong).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await previewed.close();
});

describe("a save", () => {
  test("changes the words that are others on a slide, and leaves all else as it was", async () => {
    const {page, ask, until} = await open("#/fixing-nhs-it/deck/2");
    await page.focus(".thumb [aria-current]");
    await ask(`window.kept = {
      section: ${slide}.querySelector("section"),
      take: ${slide}.querySelector(".take"),
      third: document.querySelectorAll(".thumb .slide-tree")[2].shadowRoot.firstElementChild,
    }; document.querySelector(".thumbs").scrollTop = 40; undefined`);
    await previewed.change(figures, one, "value: at least £2bn");
    await until(`${slide}.textContent.includes("£2bn")`);
    expect(
      await ask(`({
        section: kept.section === ${slide}.querySelector("section"),
        take: kept.take === ${slide}.querySelector(".take"),
        third: kept.third === document.querySelectorAll(".thumb .slide-tree")[2].shadowRoot.firstElementChild,
        small: document.querySelectorAll(".thumb .slide-tree")[1].shadowRoot.textContent.includes("£2bn"),
        focus: document.activeElement.matches(".thumb [aria-current]"),
        scroll: document.querySelector(".thumbs").scrollTop,
        address: location.hash,
        notes: document.querySelector(".notes").textContent.includes("£2 billion"),
      })`),
    ).toEqual({
      section: true,
      take: true,
      third: true,
      small: true,
      focus: true,
      scroll: 40,
      address: "#/fixing-nhs-it/deck/2",
      notes: true,
    });
    await until(`document.querySelector("[role=status]").textContent.includes("have changed")`);
    await previewed.change(figures, "value: at least £2bn", one);
    await until(`${slide}.textContent.includes("£1bn")`);
  });

  test("keeps a page where it was scrolled to, with what was selected there", async () => {
    const {ask, until} = await open("#/fixing-nhs-it/landing-page");
    await until(`${inner}.body.textContent.includes("£1bn")`);
    await ask(`{
      const root = ${inner};
      // The page itself scrolls smoothly, which takes longer than a save.
      root.documentElement.scrollTo({top: 300, behavior: "instant"});
      window.kept = {main: root.querySelector("main"), claim: root.querySelector(".claim"), heading: root.querySelector("h2")};
      root.getSelection().selectAllChildren(kept.heading);
    }`);
    await previewed.change(figures, one, "value: at least £2bn");
    await until(`${inner}.body.textContent.includes("£2bn")`);
    expect(
      await ask(`({
        main: kept.main === ${inner}.querySelector("main"),
        claim: kept.claim === ${inner}.querySelector(".claim"),
        selected: ${inner}.getSelection().toString() === kept.heading.textContent.trim(),
        scroll: ${inner}.documentElement.scrollTop,
      })`),
    ).toEqual({main: true, claim: true, selected: true, scroll: 300});
    await previewed.change(figures, "value: at least £2bn", one);
  });

  test("with a mistake says so over the last good version, and not any more when it is mended", async () => {
    const {page, ask, until} = await open("#/fixing-nhs-it/deck/2");
    await previewed.change(figures, "source: press-release", "source: press-relaese");
    await until(`!!document.querySelector(".finding.error")`);
    const said = await ask<string>(`document.querySelector(".finding").textContent`);
    expect(said).toContain("press-relaese");
    expect(said).toContain("Help:");
    expect(said).toMatch(/figures\.yaml:\d+:\d+/);
    const [wrong, carets] = await ask<[string, string]>(
      `[document.querySelector(".frame mark").textContent, document.querySelector(".carets").textContent]`,
    );
    expect(carets.trim()).toBe("^".repeat(wrong.length));
    await until(`document.querySelector(".stale")?.textContent.includes("Last good version")`);
    expect(await ask(`${slide}.textContent.includes("£1bn")`)).toBe(true);
    expect(await page.title()).toMatch(/^\(\d+\) /);
    expect(await ask(`document.querySelector("link[rel=icon]").href`)).toContain("b3261e");
    expect(await lookOver({page, ask} as Shown)).toEqual([]);
    await page.keyboard.press("e");
    await until(`!document.querySelector(".findings")`);
    await previewed.change(figures, "source: press-relaese", "source: press-release");
    await until(`document.querySelector(".no-findings") && !document.querySelector(".stale")`);
    expect(await page.title()).not.toMatch(/^\(/);
  });
});

describe("a number", () => {
  test("is opened by a click, set, and set back", async () => {
    const shown = await open("#/fixing-nhs-it/deck/2");
    const {page, ask, until} = shown;
    const big = `${slide}.querySelector(".big[data-figure], .big [data-figure]")`;
    await ask(`${big}.click()`);
    await until(`document.querySelector(".panel .value")?.textContent === "at least £1bn"`);
    expect(await ask(`document.activeElement.id`)).toBe("sheet-title");
    const panel = await ask<string>(`document.querySelector(".panel").textContent`);
    expect(panel).toContain("2020health");
    expect(panel).toContain("slide 26");
    expect(panel).toMatch(/figures\.yaml:\d+:\d+/);
    await page.click("#literal", {count: 3});
    await page.keyboard.type("at least £3bn");
    await page.keyboard.press("Enter");
    await until(`document.querySelector(".moved dl")?.textContent.includes("at least £3bn")`);
    await until(`${slide}.textContent.includes("£3bn")`);
    await until(`document.querySelector(".panel .value").textContent === "at least £3bn"`);
    expect(previewed.text(figures)).toContain("value: at least £3bn");
    expect(await lookOver(shown)).toEqual([]);
    await page.click("#literal", {count: 3});
    await page.keyboard.type("much");
    await page.keyboard.press("Enter");
    await until(`document.querySelector(".refused .error")?.textContent.includes("much")`);
    expect(previewed.text(figures)).toContain("value: at least £3bn");
    await page.click("#literal", {count: 3});
    await page.keyboard.type("at least £1bn");
    await page.keyboard.press("Enter");
    await until(
      `document.querySelector(".after button")?.textContent === "Set back to at least £3bn"`,
    );
    await until(`${slide}.textContent.includes("£1bn")`);
    await page.click(".after button");
    await until(`${slide}.textContent.includes("£3bn")`);
    await until(
      `document.querySelector(".after button")?.textContent === "Set back to at least £1bn"`,
    );
    await page.click(".after button");
    await until(`${slide}.textContent.includes("£1bn")`);
    expect(previewed.text(figures)).toContain(one);
    await page.keyboard.press("Escape");
    await until(`!document.querySelector(".panel")`);
    expect(await ask(`${slide}.activeElement?.dataset.figure`)).toBe("headline-saving");
  });

  test("leads to where else it stands, and to what it rests on", async () => {
    const {page, ask, until} = await open("#/fixing-nhs-it/deck/1");
    await ask(`${slide}.querySelector("[data-figure=headline-saving]").click()`);
    await until(`document.querySelectorAll(".prints button").length > 5`);
    await ask(
      `[...document.querySelectorAll(".prints button")].find(one => one.textContent.startsWith("slide 26")).click()`,
    );
    await until(`location.hash === "#/fixing-nhs-it/deck/26"`);
    await until(`!!${slide}.querySelector("[data-figure=headline-saving][data-viewer-chosen]")`);
    await ask(
      `[...document.querySelectorAll(".prints")].find(one => one.textContent.startsWith("landing-page")).querySelector("button").click()`,
    );
    await until(`location.hash === "#/fixing-nhs-it/landing-page"`);
    await until(
      `document.querySelector("iframe")?.dataset.ready === "true" && !!${inner}.querySelector("[data-viewer-chosen]")`,
    );
    await page.goBack();
    await until(
      `location.hash === "#/fixing-nhs-it/deck/26" && !!document.querySelector(".slides-stage")`,
    );
  });

  test("that is worked out says how, and is not set", async () => {
    const {ask, until} = await open("#/fixing-nhs-it/deck/6");
    await ask(`${slide}.querySelector("[data-figure]").click()`);
    await until(`!!document.querySelector(".formula")`);
    expect(await ask(`document.querySelector(".write .why").textContent`)).toMatch(/worked out/);
    expect(await ask(`!!document.querySelector("#literal")`)).toBe(false);
    const label = await ask(`document.querySelector("#sheet-title").textContent`);
    await ask(`document.querySelector(".mentions button").click()`);
    await until(
      `!!document.querySelector("#literal, .write .why") && document.querySelector("#sheet-title").textContent !== ${JSON.stringify(label)}`,
    );
    await ask(`document.querySelector(".panel [aria-label^=Back]").click()`);
    await until(`document.querySelector("#sheet-title").textContent === ${JSON.stringify(label)}`);
  });
});

test("everything by keyboard", async () => {
  const {page, ask, until} = await open("#/fixing-nhs-it/deck");
  const press = async (key: string, expected: string): Promise<void> => {
    await page.keyboard.press(key as "f");
    await until(expected);
  };
  const at = (slideNumber: number): string =>
    `document.querySelector(".thumb [aria-current]")?.getAttribute("aria-label").startsWith("Slide ${slideNumber}:")`;
  await press("ArrowRight", at(2));
  await press("PageDown", at(3));
  await press("ArrowUp", at(2));
  await press("End", `location.hash === "#/fixing-nhs-it/deck/38"`);
  await press("Home", at(1));
  await press("n", `!!${slide}.activeElement?.dataset.figure`);
  await press("Enter", `!!document.querySelector(".panel .value")`);
  await press("Escape", `!document.querySelector(".panel") && !!${slide}.activeElement`);
  await press("f", `!document.querySelector(".side") && !!document.querySelector(".app.full")`);
  await press("ArrowRight", `location.hash === "#/fixing-nhs-it/deck/2"`);
  await press("Escape", `!!document.querySelector(".side")`);
  await press(
    "?",
    `document.querySelector("dialog")?.open && document.querySelector("dialog").textContent.includes("Full view")`,
  );
  await press("Escape", `!document.querySelector("dialog")`);
  await press("]", `location.hash === "#/fixing-nhs-it/handout"`);
  await press("[", `location.hash.startsWith("#/fixing-nhs-it/deck")`);
  await press("/", `document.activeElement?.getAttribute("role") === "combobox"`);
  await page.keyboard.type("regional contract was worth");
  await until(
    `document.querySelector("[role=option]")?.textContent.includes("Each regional contract")`,
  );
  await press(
    "Enter",
    `location.hash === "#/fixing-nhs-it/deck/6" && !document.querySelector("dialog")`,
  );
  await page.keyboard.down("Control");
  await press("k", `document.activeElement?.getAttribute("role") === "combobox"`);
  await page.keyboard.up("Control");
  await page.keyboard.type("saving from all recommendations");
  await until(
    `[...document.querySelectorAll("[role=option]")].some(one => one.textContent.includes("at least £1bn"))`,
  );
  await ask(
    `[...document.querySelectorAll("[role=option]")].find(one => one.textContent.includes("at least £1bn")).click()`,
  );
  await until(`document.querySelector(".panel .value")?.textContent === "at least £1bn"`);
});

describe("everybody can use it", () => {
  test.each([360, 768, 1280, 1920])(
    "axe finds nothing in any state, and nothing overflows, at %i px",
    async width => {
      const shown = await open("#/fixing-nhs-it/deck/2", width);
      const {page, ask, until} = shown;
      const states: readonly (readonly [string, () => Promise<void>])[] = [
        ["slides", () => Promise.resolve()],
        ["help", () => pressed("?", "dialog[open]")],
        [
          "search",
          async () => {
            await pressed("/", "dialog[open]");
            await page.keyboard.type("cost");
            await until(`document.querySelectorAll("[role=option]").length > 2`);
          },
        ],
        [
          "figure",
          async () => {
            await ask(`${slide}.querySelector("[data-figure]").click()`);
            await until(`!!document.querySelector(".prints")`);
          },
        ],
        ["full", () => pressed("f", ".app.full")],
        ["page", () => goTo("#/fixing-nhs-it/summary", ".page-stage iframe[data-ready=true]")],
        ["printed", () => goTo("#/fixing-nhs-it/summary/2/printed", ".printed-stage img")],
      ];
      const found: string[] = [];
      for (const [name, enter] of states) {
        await enter();
        found.push(...(await lookOver(shown)).map(each => `${name}: ${each}`));
        const [wide, room] = await ask<[number, number]>(
          `[document.documentElement.scrollWidth, innerWidth]`,
        );
        if (wide > room) found.push(`${name}: ${wide} px wide`);
        const outside = await ask<
          readonly string[]
        >(`[...document.querySelectorAll("button, a, input, select")]
        .filter(one => one.checkVisibility() && !one.closest(".thumbs, dialog:not([open])"))
        .filter(one => { const box = one.getBoundingClientRect(); return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); })
        .map(one => one.outerHTML.slice(0, 90))`);
        found.push(...outside.map(each => `${name}: out of the window: ${each}`));
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
      }
      expect(found).toEqual([]);

      async function pressed(key: string, selector: string): Promise<void> {
        await page.keyboard.press(key as "f");
        await until(`!!document.querySelector(${JSON.stringify(selector)})`);
      }
      async function goTo(hash: string, selector: string): Promise<void> {
        await ask(`void (location.hash = ${JSON.stringify(hash)})`);
        await until(`!!document.querySelector(${JSON.stringify(selector)})`);
      }
    },
  );
});

test("a line that is lost is said, and found again, with a server that knows the page no more", async () => {
  const shown = await open("#/fixing-nhs-it/deck/2");
  const {page, ask, until} = shown;
  await previewed.stop();
  await until(`document.querySelector(".status").textContent.includes("Connection lost")`);
  expect(await lookOver(shown)).toEqual([]);
  await previewed.start();
  await until(`document.querySelector(".line.live") !== null`);
  await previewed.change(figures, one, "value: at least £2bn");
  await until(`${slide}.textContent.includes("£2bn")`);
  await ask(`${slide}.querySelector("[data-figure=headline-saving]").click()`);
  await until(`!!document.querySelector("#literal")`);
  await page.click("#literal", {count: 3});
  await page.keyboard.type("at least £1bn");
  await page.keyboard.press("Enter");
  await until(`${slide}.textContent.includes("£1bn")`);
  expect(previewed.text(figures)).toContain(one);
  // That nobody answered, and that it was another server, the browser says itself.
  const own = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|status of 403/;
  shown.wrong.splice(0, Infinity, ...shown.wrong.filter(said => !own.test(said)));
});
