// A text without its markup, and where each character of it was written.

export interface Words {
  readonly text: string;
  /** Where a stretch of the words stands in what was written. */
  readonly at: (start: number, end: number) => {readonly start: number; readonly end: number};
}

/** Stands for what is no word of the writer's, such as a figure: it parts what is before it from what is behind. */
export const gapSign = "\uFFFC";

export interface Replaced {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** `replaced`: stretches of the text, in order, and what is read instead of each. */
export function wordsOf(written: string, replaced: readonly Replaced[]): Words {
  if (replaced.length === 0) return {text: written, at: (start, end) => ({start, end})};
  let text = "";
  const offsets: number[] = [];
  let from = 0;
  for (const {start, end, by} of [
    ...replaced,
    {start: written.length, end: written.length, by: ""},
  ]) {
    for (let i = from; i < start; i++) offsets.push(i);
    text += written.slice(from, start) + by;
    for (let i = 0; i < by.length; i++) offsets.push(start);
    from = end;
  }
  return {
    text,
    at: (start, end) => ({
      start: offsets[start] ?? written.length,
      end: (offsets[end - 1] ?? written.length - 1) + 1,
    }),
  };
}

const entity =
  /&(?:nbsp|thinsp|ensp|emsp|#160|#8239|#8201|#xa0|pound|euro|#163|#8364|ndash|mdash|minus|amp);/gi;
const entities: Readonly<Record<string, string>> = {
  pound: "£",
  "#163": "£",
  euro: "€",
  "#8364": "€",
  ndash: "–",
  mdash: "—",
  minus: "−",
  amp: "&",
};

/** Where a line ends within a paragraph, and what the next one begins with. */
const lineEnd = /[ \t]*\r?\n[ \t]*(?:>[ \t]?)*(?![-*+] |\d+[.)] |[#\r\n]|$)/g;

/** Markdown as content has it: `{{…}}`, remarks and code are no words; emphasis and addresses of links fall away. */
export function markdownWords(written: string): Words {
  if (!/[{<\x60*_[\]\\&\n]/.test(written)) return wordsOf(written, []);
  const pieces =
    /\\(?=\{\{)|(?<!\\)\{\{[^]*?\}\}|<!--[^]*?(?:-->|$)|\x60{3}[^]*?(?:\x60{3}|$)|\x60[^\x60\n]*\x60|\]\([^)\s]*\)|(?<!\d)\*+|\*+(?!\d)|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\[(?=[^\]]*\]\()|\\(?=[\\\x60*_[\]()#+.!|<>~$-])/gu;
  return wordsOf(
    written,
    inOrder([
      ...found(written, pieces, match =>
        match.length > 3 && match[0] !== "*" && match[0] !== "]" ? gapSign : "",
      ),
      ...found(written, lineEnd, () => " "),
      ...entitiesIn(written),
    ]),
  );
}

/** A template: what stands between its tags and braces. `isText`: for plain text, in which nothing is markup. */
export function templateWords(written: string, isText: boolean): Words {
  const braces = /\\(?=\{\{)|(?<!\\)\{\{(?:\{|~?!--)?[^]*?(?:--~?\}\}|\}\}\}?)/g;
  const tags =
    /<!--[^]*?-->|<(style|script|svg|code|pre)\b[^]*?<\/\1>|<\/?(?:strong|em|b|i|u|span|small|a|data|abbr|mark|q|cite|time|bdi|wbr)\b(?:"[^"]*"|'[^']*'|[^>"'])*>|<\/?[a-z!](?:"[^"]*"|'[^']*'|[^>"'])*>/gi;
  const inline = /^<\/?(?:strong|em|b|i|u|span|small|a|data|abbr|mark|q|cite|time|bdi|wbr)\b/i;
  const mustaches = [...written.matchAll(braces)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    by: match[0] === "\\" ? "" : gapSign,
  }));
  if (isText) return wordsOf(written, mustaches);
  // Braces may stand inside tags, and their quotes must not be taken for the tag's.
  const blank = mustaches.reduce(
    (text, {start, end}) => text.slice(0, start) + gapSign.repeat(end - start) + text.slice(end),
    written,
  );
  const marked = found(blank, tags, match => (inline.test(match) ? "" : "\n\n"));
  const outside = mustaches.filter(
    ({start}) => !marked.some(tag => tag.start <= start && start < tag.end),
  );
  const lines = found(written, lineEnd, () => " ");
  return wordsOf(written, inOrder([...marked, ...outside, ...lines, ...entitiesIn(written)]));
}

function entitiesIn(written: string): readonly Replaced[] {
  return written.includes("&")
    ? found(written, entity, match => entities[match.slice(1, -1).toLowerCase()] ?? "\u00a0")
    : [];
}

function found(
  written: string,
  pattern: RegExp,
  by: (match: string) => string,
): readonly Replaced[] {
  return [...written.matchAll(pattern)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    by: by(match[0]),
  }));
}

/** From first to last, without those that begin inside another. */
function inOrder(all: readonly Replaced[]): readonly Replaced[] {
  const kept: Replaced[] = [];
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}
