// A record and the words of its PDF → where a page no longer says what was printed on it: somebody has edited it since.
import {slipsBetween} from "../nearest.ts";
import {standingIn} from "../pdf/standing.ts";
import type {FiguresFile, Printed} from "../record/record.ts";

export interface Edit {
  /** Null where pages were put in or taken out, too. */
  readonly page: number | null;
  readonly recorded: string;
  /** What stands there instead; null where nothing like it does. */
  readonly said: string | null;
}

/** @param pages the pieces in which each is set */
export function editsIn(
  {figures, document}: FiguresFile,
  pages: readonly (readonly string[])[],
): readonly Edit[] {
  const all = figures.flatMap(({printed}) => printed);
  const {found: standing, rest} = standingIn(
    all.map(one => one.text),
    pages,
  );
  const isWhole = document.pages === undefined || document.pages === pages.length;
  const wanted = new Map(all.map(one => [one.text, timesOf(one)]));
  const taken = new Set<string>();
  return [...wanted].flatMap(([text, times]) => {
    const there = standing.get(text) ?? [];
    if (!isWhole)
      return there.length < total(times) ? [{page: null, recorded: text, said: null}] : [];
    return [...times].flatMap(([page, count]): Edit[] => {
      const lost = count - there.filter(one => one === page).length;
      return lost > 0 ? [{page, recorded: text, said: insteadOf(text, page)}] : [];
    });
  });

  function insteadOf(text: string, page: number): string | null {
    const known = [...wanted.keys()].filter(one => isSurplus(one, page));
    const numbers = (rest[page - 1] ?? "").matchAll(numberWithUnit);
    const others = [...numbers].flatMap(([match]) => waysToRead(match));
    const near = [...known, ...others]
      .filter(one => one !== text && !taken.has(`${page} ${one}`))
      .map(one => [one, slipsBetween(one, tidy(text))] as const)
      .filter(([one, slips]) => slips <= Math.max(2, Math.min(text.length, one.length) / 2));
    const best = near.toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? null;
    if (best !== null) taken.add(`${page} ${best}`);
    return best;
  }

  /** What stands on a page more often than it was printed there. */
  function isSurplus(text: string, page: number): boolean {
    const there = standing.get(text)!.filter(one => one === page).length;
    return there > (wanted.get(text)!.get(page) ?? 0);
  }
}

/** Of a record that does not count: at least once on each page that it is sure of. */
function timesOf({pages, times}: Printed): ReadonlyMap<number, number> {
  if (times) return new Map(Object.entries(times).map(([page, count]) => [Number(page), count]));
  return new Map((pages ?? []).map(page => [page, 1]));
}

function total(times: ReadonlyMap<number, number>): number {
  return [...times.values()].reduce((sum, one) => sum + one, 0);
}

function tidy(text: string): string {
  return text.replace(/[\s\u2063]+/g, " ").trim();
}

const space = "[\\s\\u2063]";
const unit = `(?:%|\\p{L}+|${space}+(?:%|(?!to[^\\p{L}])\\p{L}+))`;
const number = `[^\\s\\p{L}\\d\\u0000\\u2063]{0,3}\\u2063?\\d[\\d.,\\u00a0\\u202f]*${unit}?`;

/** With the words around it that belong to an amount: "at least £12.7 billion", "£1m to £2m". */
const numberWithUnit = new RegExp(
  `(?:(?:at least|more than|about|around|nearly|up to|over)${space}+)?(?:[A-Z]{1,3}(?=[\\p{Sc}\\d ]))?${number}(?:${space}*(?:to|–)${space}*${number})?`,
  "giu",
);

/** The word behind a number may be its unit, or the next of the sentence. */
function waysToRead(found: string): readonly string[] {
  const whole = tidy(found);
  return [whole, whole.replace(/\s+\p{L}+$/u, "")];
}
