// The little Markdown of a text as plain text: words without marks, and behind those of a link its address, in angle brackets, so that
// a mail program sees where it ends. Lists keep their marks, which the layout knows: see lib/plain/layout.ts.
import {filled, flowTokens, tokensOf} from "./rich.ts";

type Tokens = ReturnType<typeof tokensOf>;

export function mailRich(
  text: string,
  pieces: readonly string[],
  escape: (text: string) => string,
): string {
  return filled(inlineWords(tokensOf(text), escape), pieces);
}

/** Paragraphs with blank lines between them. */
export function mailFlow(
  text: string,
  pieces: readonly string[],
  escape: (text: string) => string,
): string {
  const lists: (number | null)[] = [];
  let mark = "";
  const words = flowTokens(text).map(token => {
    if (token.type.endsWith("_list_open"))
      lists.push(token.tag === "ol" ? Number(token.attrGet("start") ?? 1) : null);
    else if (token.type.endsWith("_list_close")) lists.pop();
    else if (token.type === "list_item_open") mark = nextMark(lists);
    else if (token.type === "inline") return paragraph(inlineWords(token.children ?? [], escape));
    return "";
  });
  return filled(words.join("").trimEnd(), pieces);

  function paragraph(inside: string): string {
    const before = mark || "  ".repeat(lists.length);
    mark = "";
    return `${before}${inside}\n\n`;
  }
}

function nextMark(lists: (number | null)[]): string {
  const indent = "  ".repeat(lists.length - 1);
  const number = lists.at(-1) ?? null;
  if (number === null) return `${indent}- `;
  lists[lists.length - 1] = number + 1;
  return `${indent}${number}. `;
}

function inlineWords(tokens: Tokens, escape: (text: string) => string): string {
  let from = 0;
  let href = "";
  const words: string[] = [];
  for (const token of tokens) {
    if (token.type === "link_open") [from, href] = [words.length, token.attrGet("href") ?? ""];
    else if (token.type === "link_close") words.push(behind(words.slice(from).join(""), href));
    else if (token.type === "softbreak") words.push(" ");
    else words.push(escape(token.content));
  }
  return words.join("");
}

function behind(words: string, href: string): string {
  const address = href.replace(/^mailto:/i, "");
  return address.startsWith("#") || address === words ? "" : ` <${address}>`;
}
