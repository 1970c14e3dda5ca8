// A page as it lies in a tab, in a window of the size that it needs: shown, measured, printed.
import type {Pages} from "../lib/page/changed.ts";
import type {NumberAt} from "../lib/page/numbers.ts";
import {usualSize, type Answer, type Layout, type Measured} from "../lib/page/probe.ts";
import {windowOf} from "../lib/page/window.ts";
import {BrowserProblem} from "./browser-problem.ts";
import type {Size, Tab} from "./browser-tab.ts";

export interface PageJob {
  readonly html: string;
  readonly timeoutMs: number;
}

export interface Sheets {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

/** A page as it lies in its tab. */
export interface Sheet {
  readonly show: (html: string) => Promise<void>;
  readonly measure: () => Promise<Measured>;
  /** The same, where it has been asked already. */
  readonly measured: (first: Answer) => Promise<Measured>;
  readonly fill: (numbers: readonly NumberAt[]) => Promise<boolean>;
  readonly isSteady: () => Promise<boolean>;
  readonly print: (measured: Measured, pages?: readonly Pages[]) => Promise<Sheets>;
  /** The same pages, with nothing but what is on them. */
  readonly draft: () => Promise<Uint8Array>;
}

export function sheetOf(tab: Tab, {html, timeoutMs}: PageJob): Sheet {
  const rules = pageRules(html);
  let refused: ReadonlySet<string> = new Set();
  return {
    show: async text => {
      refused = await tab.show(text, sizes.get(rules) ?? windowOf(rules) ?? usualSize, timeoutMs);
    },
    measure,
    measured,
    fill: numbers => tab.ask("fill", numbers),
    isSteady: () => tab.ask("isSteady"),
    print,
    draft: () => tab.pdf({tagged: false}),
  };

  async function measure(): Promise<Measured> {
    return measured(await tab.ask("measure", {anyway: false}));
  }

  async function measured(first: Answer): Promise<Measured> {
    if (!first.needs) return first.measured;
    remember(sizes, rules, first.needs);
    await Promise.all([tab.resize(first.needs), tab.layFor("print")]);
    const then = await tab.ask("measure", {anyway: true});
    if (then.needs) throw new Error("a page is measured whatever its window");
    return then.measured;
  }

  async function print(
    {frames, ...measured}: Measured,
    pages: readonly Pages[] = [],
  ): Promise<Sheets> {
    const bytes = await tab.pdf({tagged: true, pages});
    const empty = !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("/Font");
    if (empty && measured.overflow.length === 0 && (await tab.ask("hasText"))) throw blank();
    return {bytes, layout: {...measured, refused: [...new Set([...refused, ...frames])].sort()}};
  }
}

// How large a window pages need, by their rules for paper: so that the next one finds it as it needs it.
const sizes = new Map<string, Size>();

export function remember<T>(memory: Map<string, T>, name: string, thing: T): void {
  if (memory.size > 100) memory.clear();
  memory.set(name, thing);
}

function pageRules(html: string): string {
  return (html.match(/@page[^{]*\{[^}]*\}/g) ?? []).join();
}

function blank(): BrowserProblem {
  return new BrowserProblem(
    "blank",
    "the browser printed a page without its text",
    "it finds no font on this machine: install one (`apt install fonts-dejavu-core`), or let the program use its own browser",
  );
}
