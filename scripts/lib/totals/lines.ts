// The rows or columns of a table, as far as adding is concerned: which are totals, which are parts of others, which cannot both be had.

/** A row or a column. Names are of others of the same table; one that is not there says nothing here. */
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly isTotal: boolean;
  /** Names, or stretches such as "staff to offices"; null where nothing is said. */
  readonly of: readonly string[] | null;
  readonly includedIn: readonly string[];
  readonly alternativeTo: readonly string[];
  readonly together: readonly string[];
}

/** What may be added to each other: nothing that is counted in another of them, one of each pair of alternatives, both together for its parts. */
export function addable<L extends Line>(lines: readonly L[], all: readonly L[]): readonly L[] {
  const ids = new Set(lines.map(one => one.id));
  const byId = new Map(all.map(one => [one.id, one]));
  const replaced = new Set(lines.flatMap(one => one.together));
  const kept: L[] = [];
  for (const line of lines) {
    const isAlternative =
      line.alternativeTo.some(name => ids.has(name) && !isLaterOf(name, line)) ||
      kept.some(one => one.alternativeTo.includes(line.id));
    if (!isCounted(line, new Set()) && !replaced.has(line.id) && !isAlternative) kept.push(line);
  }
  return kept;

  /** Where two name each other, the first stays. */
  function isLaterOf(name: string, line: L): boolean {
    const other = byId.get(name);
    return (
      other !== undefined &&
      other.alternativeTo.includes(line.id) &&
      lines.indexOf(other) > lines.indexOf(line)
    );
  }

  /** In another of them, directly or by way of what it is counted in. */
  function isCounted(line: Line, seen: Set<string>): boolean {
    return line.includedIn.some(name => {
      if (ids.has(name)) return name !== line.id;
      const other = byId.get(name);
      if (!other || seen.has(name)) return false;
      seen.add(name);
      return isCounted(other, seen);
    });
  }
}

/** "staff to offices" → both, and all between them; a name alone is itself. Names that are not there are returned as such. */
export function namedLines<L extends Line>(
  of: readonly string[],
  all: readonly L[],
): {readonly lines: readonly (readonly L[])[]; readonly unknown: readonly string[]} {
  const unknown: string[] = [];
  const find = (name: string): number => {
    const at = all.findIndex(one => one.id === name);
    if (at < 0) unknown.push(name);
    return at;
  };
  const lines = of.map(entry => {
    const [first = "", last] = entry.split(/\s+to\s+/);
    const from = find(first.trim());
    const to = last === undefined ? from : find(last.trim());
    if (from < 0 || to < 0) return [];
    return all.slice(Math.min(from, to), Math.max(from, to) + 1);
  });
  return {lines, unknown};
}
