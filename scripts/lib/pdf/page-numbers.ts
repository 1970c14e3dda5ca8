// The page numbers of a list of contents. Which page something stands on is known only when it is printed, so the page is
// printed, its numbers are filled in, and it is printed again; no style sheet can do it in Chromium.

/** The pages of what a list of contents names, by id. */
export type PageNumbers = Readonly<Record<string, number>>;

const place = /(<span class="page-of" data-page-of="([\w-]+)">)([^<]*)(<\/span>)/g;

export function asksForPages(html: string): boolean {
  return html.search(place) >= 0;
}

/** Before they are known: as wide as most numbers will be, so that filling them in moves nothing. */
export function withoutPages(html: string): string {
  return html.replace(place, "$100$4");
}

export function withPages(html: string, pages: ReadonlyMap<string, number>): string {
  return html.replace(
    place,
    (_, open: string, id: string, _text: string, close: string) =>
      `${open}${pages.get(id) ?? ""}${close}`,
  );
}

/** What stands at the places now, in their order. */
export function numbersIn(html: string): readonly (readonly [id: string, text: string])[] {
  return [...html.matchAll(place)].map(([, , id = "", text = ""]) => [id, text]);
}
