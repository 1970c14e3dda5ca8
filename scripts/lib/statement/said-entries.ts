// What has changed in recommendations, sources and all else that has a name, in words for a terminal.
import type {EntryChange} from "./entries.ts";
import type {EntrySort} from "./statement.ts";
import {paragraph, type Page, type Said} from "./lines.ts";
import {sayField} from "./said.ts";

const most = 30;

/** `nouns`: what the publication calls recommendations. */
export function sayEntries(
  entries: readonly EntryChange[],
  nouns: string,
  page: Page,
): readonly string[] {
  const sorts = [...new Set(entries.map(one => one.sort))];
  return sorts.flatMap(sort => {
    const own = entries.filter(one => one.sort === sort && isOwn(one));
    const stating = entries.filter(one => one.sort === sort && !isOwn(one));
    if (own.length + stating.length === 0) return [];
    const more = own.length - most;
    return [
      page.paint.strong(sayEntryTitle(sort, nouns)),
      ...own.slice(0, most).flatMap(one => sayEntry(one, page)),
      ...(more > 0 ? [`  … and ${more} more`] : []),
      ...(stating.length > 0
        ? [
            paragraph(
              [
                {text: `${own.length > 0 ? "also " : ""}state changed figures:`, as: "quiet"},
                {text: stating.map(one => one.id).join(", ")},
              ],
              2,
              page,
            ),
          ]
        : []),
      "",
    ];
  });
}

/** Whether it says something else itself, and not only a figure that has changed. */
function isOwn({change, fields}: EntryChange): boolean {
  return change !== "changed" || fields.length > 0;
}

function sayEntry({change, title, id, fields, sort}: EntryChange, page: Page): readonly string[] {
  const head: readonly Said[] = [
    {text: change, as: change === "withdrawn" ? "error" : change === "added" ? "strong" : "quiet"},
    {text: title},
    ...(title === id ? [] : [{text: id, as: "quiet"} as const]),
  ];
  // Of a chapter only a mark of its words is kept.
  const told = sort === "chapters" || sort === "documents" ? [] : fields;
  return [paragraph(head, 2, page), ...told.map(field => sayField(field, 4, page))];
}

/** "Recommendations", or what the publication calls them. */
export function sayEntryTitle(sort: EntrySort, nouns: string): string {
  const names: Readonly<Partial<Record<EntrySort, string>>> = {
    recommendations: nouns,
    headings: "headings",
    parts: "verdicts",
  };
  const name = names[sort] ?? sort;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
