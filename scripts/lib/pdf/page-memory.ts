// While somebody writes, nearly all pages of a print are those of the one before. What was read of such a page, and its drawing as we
// write it, is then kept by a name that says all that it depends on. A process that makes a print once has no use for it: nothing is
// kept, and nothing named, until somebody who stays says how much may be.

let most = 0;

/** How much is kept of each thing, in bytes, from now on. What was not asked for the longest goes first. */
export function rememberPages(bytes: number): void {
  most = bytes;
}

export function remembersPages(): boolean {
  return most > 0;
}

export function pagesRemembered(): number {
  return most;
}

/** `make` is done once for the same name; without a name, each time. What is made is changed by nobody. */
export function keptByName<Result>(
  sizeOf: (made: Result) => number,
): (name: string | null, make: () => Result) => Result {
  let recent = new Map<string, {readonly made: Result}>();
  let before = recent;
  let size = 0;
  return (name, make) => {
    if (name === null || most === 0) return make();
    const known = recent.get(name);
    if (known) return known.made;
    const kept = before.get(name) ?? {made: make()};
    if (size > most / 2) [before, recent, size] = [recent, new Map(), 0];
    recent.set(name, kept);
    size += sizeOf(kept.made);
    return kept.made;
  };
}
