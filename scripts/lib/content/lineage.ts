// What a figure rests on, and what rests on it.
import type {Figure, Figures} from "./figure.ts";

/** A figure, and below it what it is computed from. */
export interface Rests {
  readonly figure: Figure;
  /** It is told elsewhere, before: its parts are not told again. */
  readonly isTold: boolean;
  readonly parts: readonly Rests[];
}

export function restsOn(figure: Figure, figures: Figures): Rests {
  const told = new Set<string>();
  return tellOf(figure);

  function tellOf(one: Figure): Rests {
    const isTold = told.has(one.id);
    told.add(one.id);
    const inputs = isTold ? [] : one.inputs.flatMap(id => figures.get(id) ?? []);
    return {figure: one, isTold: isTold && one.inputs.length > 0, parts: inputs.map(tellOf)};
  }
}

/** Each once, the nearest first: `steps` is how many formulas lie between. `through`: the input by which it was reached. */
export interface Dependent {
  readonly figure: Figure;
  readonly steps: number;
  readonly through: string;
}

export function dependentsOf(id: string, figures: Figures): readonly Dependent[] {
  const users = usersOf(figures);
  const found = new Map<string, Dependent>();
  let edge: readonly string[] = [id];
  for (let steps = 1; edge.length > 0; steps++) {
    const next: string[] = [];
    for (const through of edge)
      for (const figure of users.get(through) ?? [])
        if (figure.id !== id && !found.has(figure.id)) {
          found.set(figure.id, {figure, steps, through});
          next.push(figure.id);
        }
    edge = next;
  }
  return [...found.values()];
}

/** What is computed from each directly, in the order in which it was written. */
export function usersOf(figures: Figures): ReadonlyMap<string, readonly Figure[]> {
  const users = new Map<string, Figure[]>();
  for (const figure of figures.values())
    for (const input of new Set(figure.inputs)) {
      const known = users.get(input);
      if (known) known.push(figure);
      else users.set(input, [figure]);
    }
  return users;
}
