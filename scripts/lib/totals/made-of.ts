// Which totals are made of what stands on a page: from the parts upwards, so that a long chain of sums costs no more than is there.
import {remembered, rememberedOf} from "../memo.ts";
import type {SumBook} from "./sums.ts";

/** `once`: a figure that only gives another one a name is that one; `whole`: and that may be such a name again. */
export type Naming = "once" | "whole";

/** All totals that come of these alone, directly or by way of others. */
export function madeOf(
  there: Iterable<string>,
  book: SumBook,
  naming: Naming,
): ReadonlySet<string> {
  const users = usersOf(book, naming);
  const reached = new Set(there);
  const made = new Set<string>();
  const missing = new Map<Way, number>();
  for (const name of reached)
    for (const way of users.get(name) ?? []) {
      const left = (missing.get(way) ?? way.parts.size) - 1;
      missing.set(way, left);
      if (left > 0) continue;
      made.add(way.total);
      reached.add(way.total);
    }
  return made;
}

/** The figure that one is, where it only gives that one a name. */
export function nameIn({names}: SumBook, id: string): string {
  const seen = new Set<string>();
  let name = id;
  while (names.has(name) && !seen.has(name)) {
    seen.add(name);
    name = names.get(name)!;
  }
  return name;
}

/** The totals that are known by a name, in the order of the book. */
export const totalsNamed = rememberedOf((book: SumBook): ReadonlyMap<string, readonly Placed[]> => {
  const all = new Map<string, Placed[]>();
  for (const [place, total] of [...book.sums.keys()].entries())
    put(all, nameIn(book, total), {place, total});
  return all;
});

export interface Placed {
  readonly place: number;
  readonly total: string;
}

interface Way {
  readonly total: string;
  readonly parts: ReadonlySet<string>;
}

const usersOf = remembered(
  (book: SumBook, naming: Naming) => [book, naming],
  (book, naming): ReadonlyMap<string, readonly Way[]> => {
    const users = new Map<string, Way[]>();
    const nameOf = (id: string): string =>
      naming === "whole" ? nameIn(book, id) : (book.names.get(id) ?? id);
    for (const [total, sums] of book.sums)
      for (const {parts} of sums) {
        const way = {total, parts: new Set(parts.map(({figure}) => nameOf(figure)))};
        for (const part of way.parts) put(users, part, way);
      }
    return users;
  },
);

function put<T>(all: Map<string, T[]>, key: string, one: T): void {
  const known = all.get(key);
  if (known) known.push(one);
  else all.set(key, [one]);
}
