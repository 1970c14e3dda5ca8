/** The same work for the same thing is done once, whoever asks for it. */
export function once<A, B>(work: (thing: A) => B): (thing: A) => B {
  const done = new Map<A, B>();
  return thing => {
    const known = done.get(thing) ?? work(thing);
    done.set(thing, known);
    return known;
  };
}
