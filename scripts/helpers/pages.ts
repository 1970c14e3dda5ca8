// {{#pages list per=12}} … {{/pages}}: a list in pages of so many, so that what does not fit on one slide runs on over the
// next. Inside it `items`, `page`, `pages`, and `more`: whether this is not the first.
import type {Model} from "../lib/template/model.ts";
import {optionsOf, type Helpers} from "./helper.ts";

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly more: boolean;
}

export function pageHelpers(): Helpers {
  return {
    pages: {
      isBlock: true,
      takes: {0: ["list"], per: ["word"]},
      scope: (first: Model) => ({items: first, page: 1, pages: 1, more: false}),
      run(...args) {
        const {fn, hash, data} = optionsOf(args);
        const items: readonly unknown[] = Array.isArray(args[0]) ? args[0] : [];
        const per =
          typeof hash["per"] === "number" && hash["per"] > 0
            ? hash["per"]
            : Math.max(1, items.length);
        return inPages(items, per)
          .map(page => fn(page, {data}))
          .join("");
      },
    },
  };
}

/** As even as they can be: 13 in pages of 12 are 7 and 6, not 12 and a lonely one. */
export function inPages<T>(items: readonly T[], per: number): readonly PageOf<T>[] {
  const pages = Math.ceil(items.length / per);
  const each = Math.ceil(items.length / Math.max(1, pages));
  return Array.from({length: pages}, (_, i) => ({
    items: items.slice(i * each, (i + 1) * each),
    page: i + 1,
    pages,
    more: i > 0,
  }));
}
