// A theme: a style sheet that holds nothing but tokens (custom properties of `:root`) and the faces of its fonts, so that it can
// change the look of every document and break none.

export interface Theme {
  readonly tokens: readonly Token[];
  /** Each `@font-face` rule as it was written. */
  readonly faces: readonly string[];
  /** What a theme may not hold: from and to, in the text. */
  readonly strays: readonly Part[];
}

export interface Token extends Part {
  /** "--ink" */
  readonly name: string;
  readonly value: string;
}

export interface Part {
  readonly start: number;
  readonly end: number;
}

interface Statement extends Part {
  readonly head: string;
  /** Null for what ends in a semicolon. */
  readonly body: Part | null;
}

export function readTheme(css: string): Theme {
  const text = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, comment => comment.replace(/[^\n]/g, " "));
  const tokens: Token[] = [];
  const faces: string[] = [];
  const strays: Part[] = [];
  readRules({start: 0, end: text.length});
  return {tokens, faces, strays};

  function readRules(within: Part): void {
    for (const {head, body, start, end} of statementsIn(text, within)) {
      if (/^@layer\s+tokens$/.test(head)) {
        if (body) readRules(body);
      } else if (body && /^@font-face$/i.test(head)) faces.push(css.slice(start, end));
      else if (body && head === ":root") readTokens(body);
      else strays.push({start, end: start + head.length});
    }
  }

  function readTokens(within: Part): void {
    for (const {head, body, start, end} of statementsIn(text, within)) {
      const [, name, value] = /^(--[\w-]+)\s*:\s*([\s\S]*)$/.exec(head) ?? [];
      if (name !== undefined && value !== undefined && !body)
        tokens.push({name, value: value.trim(), start, end});
      else strays.push({start, end});
    }
  }
}

/** One sheet of several themes: where two name a token, the later one has it. */
export function mergeThemes(sheets: readonly string[]): string {
  const themes = sheets.map(readTheme);
  const tokens = new Map(themes.flatMap(one => one.tokens.map(({name, value}) => [name, value])));
  if (tokens.size === 0) return "";
  const lines = [...tokens].map(([name, value]) => `    ${name}: ${value};`);
  const root = ["@layer tokens {", "  :root {", ...lines, "  }", "}"];
  return [...themes.flatMap(theme => theme.faces), ...root].join("\n");
}

/** Without the faces of families that it never names: they would weigh on every page, and never be drawn. */
export function withoutIdleFaces(css: string): string {
  const rule = /@font-face\s*\{[^}]*\}\s*/g;
  const named = css.replace(rule, "").toLowerCase();
  return css.replace(rule, face => {
    const family = /font-family:\s*["']?([^;"'}]+)/.exec(face)?.[1]?.trim().toLowerCase();
    return family === undefined || named.includes(family) ? face : "";
  });
}

function statementsIn(text: string, {start: from, end: to}: Part): readonly Statement[] {
  const found: Statement[] = [];
  let at = from;
  for (;;) {
    while (at < to && /[\s;]/.test(text[at]!)) at += 1;
    if (at >= to) return found;
    const start = at;
    const headEnd = endOf(text, at, to, "{;");
    const head = text.slice(start, headEnd).trim();
    if (text[headEnd] === "{" && headEnd < to) {
      const bodyEnd = endOf(text, headEnd + 1, to, "}");
      at = Math.min(bodyEnd + 1, to);
      found.push({head, body: {start: headEnd + 1, end: bodyEnd}, start, end: at});
    } else {
      at = headEnd;
      found.push({head, body: null, start, end: start + head.length});
    }
  }
}

/** Where the first of `stops` stands that is neither in quotes nor in brackets; else `to`. */
function endOf(text: string, from: number, to: number, stops: string): number {
  const closing: string[] = [];
  let quote: string | null = null;
  for (let at = from; at < to; at += 1) {
    const character = text[at]!;
    if (quote !== null) {
      if (character === "\\") at += 1;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (closing.length > 0 && character === closing.at(-1)) closing.pop();
    else if (closing.length === 0 && stops.includes(character)) return at;
    else if (character === "(") closing.push(")");
    else if (character === "{") closing.push("}");
  }
  return to;
}
