// Tabs of a browser that are open and wait for a page.
import type {Tab, Use} from "./browser-tab.ts";

export interface IdleTabs {
  /** Nothing where one is to be opened. */
  readonly take: (use: Use, html: string) => Promise<Tab> | undefined;
  /** One that is being opened, or that has shown a page. */
  readonly add: (use: Use, tab: Promise<Tab> | Tab) => void;
}

interface Idle {
  readonly tab: Promise<Tab>;
  readonly isLike: (html: string) => boolean;
}

/** How many pages find the tab again that has shown them is `again`. */
export function idleTabs(again: number): IdleTabs {
  const idle: Readonly<Record<Use, Idle[]>> = {print: [], picture: []};
  return {
    // One that shows nearly the same; else the one that has waited longest, or none where there is room for another.
    take(use, html) {
      const list = idle[use];
      const like = list.findIndex(one => one.isLike(html));
      if (like < 0 && list.length > 0 && list.length < again) return undefined;
      return list.splice(Math.max(like, 0), 1)[0]?.tab;
    },
    add(use, tab) {
      const isLike = tab instanceof Promise ? () => false : tab.isLike;
      idle[use].push({tab: Promise.resolve(tab), isLike});
    },
  };
}
