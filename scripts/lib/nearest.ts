// "Did you mean …?": the known name that a mistyped one is closest to.
import {distance} from "fastest-levenshtein";

/** The known name nearest to `name`, or null where none is near enough to be meant. A swap of two neighbouring letters counts as one slip. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const allowed = name.length < 3 ? 0 : Math.max(1, Math.floor(name.length / 3));
  let best: string | null = null;
  let least = allowed + 1;
  for (const candidate of known) {
    const slips = slipsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** `did you mean …?` where there is a near name, otherwise the known names themselves while they are few. */
export function suggestion(
  name: string,
  known: Iterable<string>,
  noun: string,
): string | undefined {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== null) return `did you mean \`${near}\`?`;
  if (names.length === 0) return undefined;
  const shown = names
    .slice(0, 12)
    .map(one => `\`${one}\``)
    .join(", ");
  return `${noun}: ${shown}${names.length > 12 ? " …" : ""}`;
}

/** How many letters must be put in, taken out or replaced to make one of the other. */
export function slipsBetween(a: string, b: string): number {
  const slips = distance(a, b);
  return slips === 2 && a.length === b.length && isSwap(a, b) ? 1 : slips;
}

function isSwap(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
