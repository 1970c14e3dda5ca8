// A little Markdown inside a sentence: **strong**, *emphasis*, [links](https://…); in texts that flow, paragraphs and lists too.
// Nothing else has a meaning.
import MarkdownIt, {type Token} from "markdown-it";

const placeholder = /\ue000(\d+)\ue001/g;
const markdown = new MarkdownIt("zero", {html: false, linkify: false}).enable([
  "emphasis",
  "link",
  "escape",
]);
const flowing = new MarkdownIt("zero", {html: false, linkify: false}).enable([
  "emphasis",
  "link",
  "escape",
  "list",
]);
for (const one of [markdown, flowing])
  one.validateLink = address => /^(https?:\/\/|mailto:|#)/i.test(address);

/**
 * `text` holds the Markdown; pieces that are finished already (printed figures) stand in it as `slot(i)`
 * and come out as `pieces[i]`, untouched. Plain stretches go through `escape`.
 */
export function renderRich(
  text: string,
  pieces: readonly string[],
  escape: (text: string) => string,
): string {
  return filled(isBare(text) ? escape(text) : inlineHtml(tokensOf(text), escape), pieces);
}

/** Whether nothing in it can be Markdown: so it is with most texts, and to look for that takes far less than to read them. */
function isBare(text: string): boolean {
  return !/[*_[\]\\\r\n\0]/.test(text);
}

/** The same for a text of several paragraphs, with lists in it. */
export function renderFlow(
  text: string,
  pieces: readonly string[],
  escape: (text: string) => string,
): string {
  const html = flowTokens(text).map(token => {
    if (token.type === "inline") return inlineHtml(token.children ?? [], escape);
    if (token.hidden) return "";
    const start = token.attrGet("start");
    return `<${token.nesting < 0 ? "/" : ""}${token.tag}${start ? ` start="${start}"` : ""}>`;
  });
  return filled(html.join(""), pieces);
}

function inlineHtml(tokens: readonly Token[], escape: (text: string) => string): string {
  const html = tokens.map(token => {
    if (token.type === "text" || token.type === "text_special") return escape(token.content);
    if (token.type === "softbreak") return " ";
    if (token.type === "link_open") return `<a href="${escape(token.attrGet("href") ?? "")}">`;
    return `<${token.nesting < 0 ? "/" : ""}${token.tag}>`;
  });
  return html.join("");
}

export function filled(html: string, pieces: readonly string[]): string {
  return html.includes("\ue000") ? withPieces(html, pieces) : html;
}

function withPieces(html: string, pieces: readonly string[]): string {
  return html.replace(placeholder, (_, i: string) => pieces[Number(i)] ?? "");
}

/** The words alone, without their Markdown. */
export function plainRich(text: string, pieces: readonly string[]): string {
  if (isBare(text)) return filled(text, pieces);
  const tokens = tokensOf(text);
  return filled(
    tokens.map(token => (token.type === "softbreak" ? " " : token.content)).join(""),
    pieces,
  );
}

export function slot(i: number): string {
  return `\ue000${i}\ue001`;
}

/** On one line. */
export function tokensOf(text: string): readonly Token[] {
  const line = withoutDeadLinks(text.replace(/\s*\n\s*/g, " "));
  return markdown.parseInline(line, {})[0]?.children ?? [];
}

export function flowTokens(text: string): readonly Token[] {
  return flowing.parse(withoutDeadLinks(text), {});
}

/** A link that leads nowhere is no link. */
function withoutDeadLinks(text: string): string {
  return text.replace(/\]\((?=\s*(?:<>)?\s*\))/g, "]\\(");
}
