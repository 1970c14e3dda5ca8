// Things in the order in which they need each other: what is needed stands before whatever needs it.

export interface DependencyOrder {
  /** Every name once, those of circles and what rests on them included. */
  readonly order: readonly string[];
  /** Each circle once, from the first of it that was met back to that: a → b → a. */
  readonly circles: readonly (readonly string[])[];
}

/** Depth first, in the order of `names`, and without recursion: a chain may be of any length. */
export function dependencyOrder(
  names: Iterable<string>,
  needsOf: (name: string) => readonly string[],
): DependencyOrder {
  const order: string[] = [];
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const first of names) {
    const path = new Map<string, Iterator<string>>();
    const stack: string[] = [];
    enter(first);
    while (stack.length > 0) {
      const name = stack.at(-1)!;
      const next = path.get(name)!.next();
      if (next.done !== true) enter(next.value);
      else leave(name);
    }

    function enter(name: string): void {
      if (path.has(name)) circles.push([...stack.slice(stack.indexOf(name)), name]);
      if (path.has(name) || done.has(name)) return;
      path.set(name, needsOf(name)[Symbol.iterator]());
      stack.push(name);
    }

    function leave(name: string): void {
      stack.pop();
      path.delete(name);
      done.add(name);
      order.push(name);
    }
  }
  return {order, circles};
}
