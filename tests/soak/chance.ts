// Chance that is the same each time: mulberry32.

export interface Chance {
  /** From 0 to 1. */
  readonly next: () => number;
  readonly below: (limit: number) => number;
  readonly of: <T>(items: readonly T[]) => T;
}

export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {next, below, of: items => items[below(items.length)]!};
}
