// The page numbers of a list of contents. Which page something stands on is known only when it is printed, so the page is
// printed, its numbers are filled in, and it is printed again; no style sheet can do it in Chromium.

const place = /(<span class="page-of" data-page-of="([\w-]+)">)[^<]*(<\/span>)/g;

export function asksForPages(html: string): boolean {
  return html.search(place) >= 0;
}

/** Before they are known: as wide as most numbers will be, so that filling them in moves nothing. */
export function withoutPages(html: string): string {
  return html.replace(place, "$100$3");
}

export function withPages(html: string, pages: ReadonlyMap<string, number>): string {
  return html.replace(
    place,
    (_, open: string, id: string, close: string) => `${open}${pages.get(id) ?? ""}${close}`,
  );
}
