// Marp takes long to get ready, and as long again for a style sheet: it stays ready for the next deck in the same sheet.
import {Marp, type MarpOptions} from "@marp-team/marp-core";
import {knowComments} from "./known-comments.ts";

/** What a deck says of itself in its front matter, or anywhere: what holds for the whole of it. */
export type Directives = Readonly<Record<string, unknown>>;

export class ReadyMarp extends Marp {
  constructor(options: MarpOptions) {
    super(options);
    const {markdown, themeSet} = this;
    knowComments(markdown);
    const pack = themeSet.pack.bind(themeSet);
    // What slides say of styles themselves is among the options; the sheet is the same.
    let last: {readonly asked: string; readonly packed: string} | null = null;
    themeSet.pack = (name, options) => {
      const asked = JSON.stringify([name, options]);
      if (last?.asked !== asked) last = {asked, packed: pack(name, options)};
      return last.packed;
    };
  }

  /** Of the deck that was rendered last. */
  get lastDirectives(): Directives {
    return this.lastGlobalDirectives ?? {};
  }
}

const most = 4;

/** What `open` makes for a style sheet, for as long as the sheet is among those that were used last. */
export function keptReady<Ready>(open: (css: string) => Ready): (css: string) => Ready {
  const ready = new Map<string, Ready>();
  return css => {
    const known = ready.get(css) ?? open(css);
    ready.delete(css);
    ready.set(css, known);
    for (const oldest of ready.keys()) {
      if (ready.size <= most) break;
      ready.delete(oldest);
    }
    return known;
  };
}
