// {{#pages list per=12}} … {{/pages}}: a list in pages of so many, so that what does not fit on one slide runs on over the
// next. Inside it `items`, `page`, `pages`, and `more`: whether this is not the first.
// {{#pages list per=12 of="title" height=480 columns=2 width=540 text=18 line=24 gap=12}}: and no more of them than there is room
// for. `inside="recommendations"` divides what hangs on the items of the list; `again` is then true on one that goes on.
import type {Model} from "../lib/template/model.ts";
import {newLedger, type Printing} from "../lib/template/printing.ts";
import {heightOf, inColumns, inRows, type Room, type Sized} from "../lib/template/room.ts";
import {optionsOf, type Helpers} from "./helper.ts";
import {plainOf} from "./words.ts";

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly more: boolean;
}

export const roomTerms = Object.fromEntries(
  ["of", "height", "columns", "grid", "width", "text", "line", "gap", "inside", "head"].map(one => [
    one,
    ["word"] as const,
  ]),
);

export function pageHelpers(printing: Printing): Helpers {
  return {
    pages: {
      isBlock: true,
      takes: {0: ["list"], per: ["word"], ...roomTerms},
      scope: (first: Model) => ({
        items: withAgain(first),
        page: 1,
        pages: 1,
        more: false,
        several: false,
      }),
      run(...args) {
        const {fn, hash, data} = optionsOf(args);
        const items: readonly unknown[] = Array.isArray(args[0]) ? args[0] : [];
        return pagesOf(items, hash, printing)
          .map(page => fn({...page, several: page.pages > 1}, {data}))
          .join("");
      },
    },
  };
}

function withAgain(list: Model): Model {
  if (!Array.isArray(list)) return list;
  return list.map((item: Model) =>
    typeof item === "object" && item !== null && !Array.isArray(item) && !("node" in item)
      ? {...item, again: false}
      : item,
  );
}

/** By number alone, or also by the room that their words take. */
export function pagesOf<T>(
  items: readonly T[],
  options: Readonly<Record<string, unknown>>,
  printing: Printing,
): readonly PageOf<T>[] {
  const per = numberOf(options["per"], Math.max(1, items.length));
  if (typeof options["of"] !== "string") return inPages(items, per);
  const fields = options["of"];
  const room: Room = {
    height: numberOf(options["height"], 480),
    columns: numberOf(options["columns"], 1),
    width: numberOf(options["width"], 1152),
    text: numberOf(options["text"], 22),
    line: numberOf(options["line"], 30),
    gap: typeof options["gap"] === "number" ? options["gap"] : 0,
  };
  const grid = numberOf(options["grid"], 0);
  const inside = options["inside"];
  const silent = {...printing, ledger: newLedger()};
  const size = (item: unknown, again = 0): number =>
    heightOf(wordsIn(item, fields, silent), room) + again;
  if (typeof inside === "string") return grouped(items, inside);
  const sized = items.map(item => ({item, height: size(item), again: 0}));
  return numbered(grid > 0 ? inRows(sized, room.height, grid, per) : inColumns(sized, room, per));

  /** On one page as they are, where they fit; else what hangs on them is divided, and each part says whose it is. */
  function grouped(groups: readonly T[], field: string): readonly PageOf<T>[] {
    const head = numberOf(options["head"], 60);
    const within = (group: T): readonly unknown[] => {
      const list = (group as Readonly<Record<string, unknown>>)[field];
      return Array.isArray(list) ? list : [];
    };
    const whole = groups.map(group => ({
      item: group,
      height: within(group).reduce((sum: number, item) => sum + size(item), head),
      again: 0,
    }));
    const single = grid > 0 ? inRows(whole, room.height, grid, per) : inColumns(whole, room, per);
    if (single.length <= 1 && whole.every(one => one.height <= room.height))
      return numbered(single);
    const parts: Sized<{group: T; item: unknown}>[] = groups.flatMap(group =>
      within(group).map((item, i) => ({
        item: {group, item},
        height: size(item, i === 0 ? head : 0),
        again: i === 0 ? 0 : head,
      })),
    );
    const pages = inColumns(parts, room, Infinity).map(page => {
      const present = [...new Set(page.map(one => one.group))];
      return present.map(group => {
        const mine = page.filter(one => one.group === group).map(one => one.item);
        return {...group, [field]: mine, again: mine[0] !== within(group)[0]};
      });
    });
    return numbered(pages);
  }
}

/** `title text` are paragraphs of their own; `title+publisher` stand on one line. */
function wordsIn(item: unknown, fields: string, silent: Printing): readonly string[] {
  const field = (name: string): string =>
    plainOf((item as Readonly<Record<string, unknown>> | null)?.[name], silent);
  return fields.split(" ").map(one => one.split("+").map(field).join(" ").trim());
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === "number" && value > 0 ? value : otherwise;
}

function numbered<T>(pages: readonly (readonly T[])[]): readonly PageOf<T>[] {
  return pages.map((items, i) => ({items, page: i + 1, pages: pages.length, more: i > 0}));
}

/** As even as they can be: 13 in pages of 12 are 7 and 6, not 12 and a lonely one. */
export function inPages<T>(items: readonly T[], per: number): readonly PageOf<T>[] {
  const pages = Math.ceil(items.length / per);
  const each = Math.ceil(items.length / Math.max(1, pages));
  return numbered(Array.from({length: pages}, (_, i) => items.slice(i * each, (i + 1) * each)));
}
