// An HTML text that we made → its elements, each with its place in the text.
import {isAlwaysEmpty} from "./markup.ts";

export interface Element {
  readonly tag: string;
  readonly start: number;
  /** Where its inside begins and ends. */
  readonly inside: number;
  readonly insideEnd: number;
  readonly end: number;
  readonly children: readonly Element[];
}

interface Open extends Element {
  insideEnd: number;
  end: number;
  readonly children: Open[];
}

/** Null where the tags do not fit together: nothing is guessed. */
export function elementsOf(html: string): readonly Element[] | null {
  const top: Open[] = [];
  const path: Open[] = [];
  tags.lastIndex = 0;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    const [written, slash, name, closed] = match;
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    const end = match.index + written.length;
    if (slash === "/") {
      const last = path.pop();
      if (last?.tag !== tag) return null;
      last.insideEnd = match.index;
      last.end = end;
      continue;
    }
    const element: Open = {tag, start: match.index, inside: end, insideEnd: end, end, children: []};
    (path.at(-1)?.children ?? top).push(element);
    if (isAlwaysEmpty(tag) || closed === "/") continue;
    path.push(element);
    if (raw.has(tag)) {
      const close = html.indexOf(`</${tag}`, end);
      if (close < 0) return null;
      tags.lastIndex = close;
    }
  }
  return path.length === 0 ? top : null;
}

const tags = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9:-]*)(?:"[^"]*"|'[^']*'|[^"'>/]|\/(?!>))*(\/?)>/gi;

/** What stands in them are no tags. */
const raw = new Set(["script", "style"]);
