// An HTML file that we have made → its tags and words, in order. It reads what browsers read alike; it mends nothing.

export type Piece =
  | {
      readonly sort: "open";
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | {readonly sort: "close"; readonly tag: string}
  | {readonly sort: "words"; readonly text: string};

/** Comments, scripts and styles are left out; entities are decoded. An element that is always empty has no end. */
export function piecesOf(html: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    if (end > at) pieces.push({sort: "words", text: decodeEntities(html.slice(at, end))});
    if (next < 0) break;
    at = afterTag(next);
  }
  return pieces;

  function afterTag(start: number): number {
    if (html.startsWith("<!--", start)) return after("-->", start + 4);
    tagPattern.lastIndex = start;
    const [whole, slash, name, attributes = "", closed] = tagPattern.exec(html) ?? [];
    if (whole === undefined || name === undefined) {
      if (/^<[!?]/.test(html.slice(start, start + 2))) return after(">", start);
      pieces.push({sort: "words", text: "<"});
      return start + 1;
    }
    const tag = name.toLowerCase();
    if (slash === "/") pieces.push({sort: "close", tag});
    else {
      pieces.push({sort: "open", tag, attributes: attributesOf(attributes)});
      // In drawings any element may close itself.
      if (closed === "/" && !isAlwaysEmpty(tag)) pieces.push({sort: "close", tag});
    }
    const end = start + whole.length;
    return slash !== "/" && silent.has(tag) ? beforeEndOf(tag, end) : end;
  }

  function after(mark: string, from: number): number {
    const found = html.indexOf(mark, from);
    return found < 0 ? html.length : found + mark.length;
  }

  function beforeEndOf(tag: string, from: number): number {
    const found = html.slice(from).search(new RegExp(`</${tag}[\\s>/]`, "i"));
    return found < 0 ? html.length : from + found;
  }
}

/** `<br>` and its kind: nothing ends them. */
export function isAlwaysEmpty(tag: string): boolean {
  return alwaysEmpty.has(tag);
}

const tagPattern = /<(\/?)([a-z][a-z0-9:-]*)((?:\s+|"[^"]*"|'[^']*'|[^\s"'>/]+|\/(?!>))*)(\/?)>/iy;

const silent = new Set(["script", "style"]);

const alwaysEmpty = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

function attributesOf(written: string): Readonly<Record<string, string>> {
  const pattern = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  return Object.fromEntries(
    [...written.matchAll(pattern)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ""),
    ]),
  );
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  shy: "\u00ad",
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
