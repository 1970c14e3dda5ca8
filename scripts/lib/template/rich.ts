// A little Markdown inside a sentence: **strong**, *emphasis*, [links](https://…). Nothing else has a meaning.
import MarkdownIt, {type Token} from "markdown-it";

const placeholder = /\ue000(\d+)\ue001/g;
const markdown = new MarkdownIt("zero", {html: false, linkify: false}).enable([
  "emphasis",
  "link",
  "escape",
]);
markdown.validateLink = address => /^(https?:\/\/|mailto:|#)/i.test(address);

/**
 * `text` holds the Markdown; pieces that are finished already (printed figures) stand in it as `slot(i)`
 * and come out as `pieces[i]`, untouched. Plain stretches go through `escape`.
 */
export function renderRich(
  text: string,
  pieces: readonly string[],
  escape: (text: string) => string,
): string {
  const tokens = tokensOf(text);
  const html = tokens.map(token => {
    if (token.type === "text" || token.type === "text_special") return escape(token.content);
    if (token.type === "softbreak") return " ";
    if (token.type === "link_open") return `<a href="${escape(token.attrGet("href") ?? "")}">`;
    return `<${token.nesting < 0 ? "/" : ""}${token.tag}>`;
  });
  return html.join("").replace(placeholder, (_, i: string) => pieces[Number(i)] ?? "");
}

/** The words alone, without their Markdown. */
export function plainRich(text: string, pieces: readonly string[]): string {
  const tokens = tokensOf(text);
  return tokens
    .map(token => (token.type === "softbreak" ? " " : token.content))
    .join("")
    .replace(placeholder, (_, i: string) => pieces[Number(i)] ?? "");
}

export function slot(i: number): string {
  return `\ue000${i}\ue001`;
}

/** On one line; a link that leads nowhere is no link. */
function tokensOf(text: string): readonly Token[] {
  const line = text.replace(/\s*\n\s*/g, " ").replace(/\]\((?=\s*(?:<>)?\s*\))/g, "]\\(");
  return markdown.parseInline(line, {})[0]?.children ?? [];
}
