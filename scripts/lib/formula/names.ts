// The names that a formula mentions.
import type {Stretch} from "./tokens.ts";
import type {Formula} from "./tree.ts";

/** Every name that a formula mentions, as often as it does, from left to right. */
export function namesIn(formula: Formula): readonly (Stretch & {readonly name: string})[] {
  if (formula.kind === "name")
    return [{name: formula.name, start: formula.start, end: formula.end}];
  return partsOf(formula).flatMap(namesIn);
}

/**
 * `a-b` where `a` and `b` are known and a minus was meant; null where it does not come apart so.
 * A number counts as known.
 */
export function splitAtMinus(
  name: string,
  isKnownName: (name: string) => boolean,
): readonly [left: string, right: string] | null {
  const known = (part: string): boolean => /^\d+(?:\.\d+)?$/.test(part) || isKnownName(part);
  for (let at = name.indexOf("-"); at >= 0; at = name.indexOf("-", at + 1)) {
    const [left, right] = [name.slice(0, at), name.slice(at + 1)];
    if (known(left) && known(right)) return [left, right];
  }
  return null;
}

/** What a formula is made of, from left to right. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "name":
    case "number":
      return [];
    case "negative":
      return [formula.of];
    case "brackets":
      return [formula.inside];
    case "operation":
      return [formula.left, formula.right];
    case "call":
      return [
        ...formula.inputs,
        ...Object.values(formula.told).flatMap(one => (one.sort === "value" ? [one.value] : [])),
      ];
  }
}
