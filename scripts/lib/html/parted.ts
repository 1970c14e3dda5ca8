// A page of ours as its title, its body, and all that is around them, which many pages have in common.

export interface PartedPage {
  readonly title: string;
  readonly body: string;
  /** In three pieces: to put them together would take longer than to compare them. */
  readonly around: readonly [string, string, string];
}

/** The page itself. */
export function wholeOf({title, body, around: [head, between, end]}: PartedPage): string {
  return head + title + between + body + end;
}

/** Null for one that is written otherwise than ours are. */
export function partedAt(html: string): PartedPage | null {
  const title = html.indexOf("<title>") + "<title>".length;
  const afterTitle = html.indexOf("</title>", title);
  const head = html.indexOf("</head>", afterTitle);
  const body = html.indexOf(">", html.indexOf("<body", head)) + 1;
  const afterBody = html.lastIndexOf("</body>");
  const marks = [title, afterTitle, head, body, afterBody];
  if (title < "<title>".length || marks.some((mark, i) => mark < (marks[i - 1] ?? 0))) return null;
  return {
    title: html.slice(title, afterTitle),
    body: html.slice(body, afterBody),
    around: [html.slice(0, title), html.slice(afterTitle, body), html.slice(afterBody)],
  };
}

/** Whether two pages have the same around them. */
export function areAround(one: PartedPage["around"], other: PartedPage["around"]): boolean {
  return one.every((piece, i) => piece === other[i]);
}

/** Whether there is nothing in a body that it would wait for, and nothing that stands otherwise there than where the page is read. */
export function isStill(body: string): boolean {
  return !restless.test(body);
}

const restless =
  /url\((?!["']?#)|<(?:img|image|picture|video|audio|object|embed|iframe|noscript|script|link|base|meta|frameset|body|html|head)\b/i;
