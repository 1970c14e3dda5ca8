// A published page, opened as a reader opens it and looked over by axe-core.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Browser} from "puppeteer";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Result {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly {
      readonly target: readonly string[];
      readonly failureSummary: string;
    }[];
  }[];
  readonly passes: number;
}

export interface LookedOver {
  /** "color-contrast: Elements must meet … (summary.html at 360 px: .foot p)" */
  readonly violations: readonly string[];
  readonly passes: number;
}

/** `steps` are run one after the other in the page, and the page is looked over after each. */
export async function lookOver(
  browser: Browser,
  html: string,
  {width, name, steps = [""]}: {width: number; name: string; steps?: readonly string[]},
): Promise<LookedOver> {
  const page = await browser.newPage();
  try {
    await page.setViewport({width, height: 800});
    await page.setContent(html);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    await page.evaluate(axe);
    const violations: string[] = [];
    let passes = 0;
    for (const step of steps) {
      const found = (await page.evaluate(`(async () => {
        ${step};
        const {violations, passes} = await axe.run(document, {resultTypes: ["violations"]});
        return {violations, passes: passes.length};
      })()`)) as Result;
      passes += found.passes;
      for (const {id, help, nodes} of found.violations)
        violations.push(
          `${id}: ${help} (${name} at ${width} px: ${nodes.map(one => one.target.join(" ")).join(", ")})`,
        );
    }
    return {violations, passes};
  } finally {
    await page.close();
  }
}
