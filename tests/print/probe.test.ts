// The probe asks only those elements that a rule can mean. Where there is a rule that it does not read, it asks all of them: the
// answers are the same.
import fc from "fast-check";
import {afterAll, beforeAll, expect, test} from "vitest";
import {BrowserProblem, type Printer} from "../../scripts/outside/browser.ts";
import {openTestPrinter, page, sheets, slides} from "./printing.ts";

let printer: Printer;
beforeAll(async () => {
  printer = await openTestPrinter();
});
afterAll(() => printer.close());

const words = fc.lorem({maxCount: 9, mode: "words"});
const said = fc.constantFrom(
  "overflow: hidden; height: 30px",
  "overflow-x: clip; width: 90px",
  "contain: paint; height: 20px",
  "all: unset",
  "position: absolute; left: -40px",
  "position: absolute; right: -30px; top: -20px",
  "position: relative; left: 1200px",
  "transform: translateX(900px)",
  "backdrop-filter: blur(2px)",
  "box-shadow: 0 0 9px red",
  "text-shadow: 0 0 4px red",
  "background: #eee",
  "background: url(data:image/png;base64,AAAA)",
  "--dots: url(data:image/png;base64,BBBB); background: var(--dots)",
  "content: 'x'; margin-left: -90px",
  "white-space: nowrap; letter-spacing: 40px",
  "line-height: 0.5",
  "display: none",
);
const who = fc.constantFrom("p", "div", ".a", ".b p", "p::before", "li::after", "ul", "svg text");
const css = fc
  .array(
    fc.tuple(who, said).map(([selector, what]) => `${selector} {${what}}`),
    {minLength: 1, maxLength: 4},
  )
  .map(rules => rules.join("\n"));
const part = fc.oneof(
  words.map(text => `<p class="a">${text} <b class="b">${text}</b></p>`),
  words.map(text => `<div class="b"><p>${text}</p><ul><li>${text}</li></ul></div>`),
  words.map(
    text => `<svg width="90" height="40" role="img"><text x="9" y="20">${text}</text></svg>`,
  ),
  words.map(text => `<p style="position: absolute; top: -9px">${text} <a href="#no">to</a></p>`),
  words.map(text => `<details data-fits class="a"><summary>${text}</summary>${text}</details>`),
);
const body = fc
  .array(part, {minLength: 1, maxLength: 5})
  .map(all => `<h5>Seen</h5>${all.join("")}`);
const anyPage = fc.oneof(
  fc.tuple(fc.array(body, {minLength: 1, maxLength: 3}), css, fc.constant(slides)),
  fc.tuple(fc.array(body, {minLength: 1, maxLength: 2}), css, fc.constant(sheets)),
  fc.tuple(fc.tuple(body), css, fc.constant(flowing)),
);

test("what is asked of few elements is what all of them would say", async () => {
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(anyPage, async ([bodies, rules, make]) => {
      const [few, all] = await Promise.all(
        [rules, `${rules} @keyframes none {from {top: 0}}`].map(layout),
      );
      expect(few).toEqual(all);
      if (few) faults += few.overflow.length + few.rasterised.length + few.brokenImages.length;

      /** Null where nothing is left on the paper: then it is refused, whoever was asked. */
      async function layout(style: string) {
        try {
          return (await printer.print({html: make(bodies, style), timeoutMs: 30_000})).layout;
        } catch (error) {
          if (!(error instanceof BrowserProblem)) throw error;
          return null;
        }
      }
    }),
    {numRuns: 60},
  );
  expect(faults).toBeGreaterThan(20);
});

function flowing(bodies: readonly string[], css: string): string {
  return page(bodies.join(""), `@page {size: A5; margin: 15mm} ${css}`);
}
