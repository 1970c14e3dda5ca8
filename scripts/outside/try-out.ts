// Whether a browser prints what it is given. One that finds no font prints empty pages in silence.
import {readPdf} from "../lib/pdf/read.ts";
import {launch, type Launch} from "./browser-launch.ts";
import {printPage} from "./browser-page.ts";
import {BrowserProblem} from "./browser-problem.ts";
import {openTab} from "./browser-tab.ts";

/** What a trial has shown: "HeadlessChrome/147.0.7727.0", and whether it ran in its sandbox. */
export interface TriedOut {
  readonly version: string;
  readonly sandbox: boolean;
}

/**
 * Starts the browser, prints a page of one line, and reads it again.
 *
 * @throws BrowserProblem when it does not start, or the line is not there
 */
export async function trySmallPage(what: Launch): Promise<TriedOut> {
  const launched = await launch(what);
  try {
    const tab = await openTab(launched.browser, "print");
    const {bytes} = await printPage(tab, {html: page, timeoutMs: 30_000});
    const pdf = await readPdf(bytes);
    const text = pdf.pages
      .map(one => one.text)
      .join("\n")
      .trim();
    if (text !== line || pdf.fonts.length === 0) throw unread(what.executable);
    return {version: await launched.browser.version(), sandbox: launched.sandbox};
  } finally {
    await launched.close();
  }
}

const line = "Costed prints £12.7bn";
const page = `<!doctype html><html lang="en-GB"><title>Trial</title><p>${line}</p></html>`;

function unread(executable: string): BrowserProblem {
  return new BrowserProblem(
    "blank",
    `the browser \`${executable}\` printed a page without its text`,
    "install a font (`apt install fonts-dejavu-core`), or name another browser in `COSTED_BROWSER`",
  );
}
