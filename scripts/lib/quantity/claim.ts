// What a result may claim: "at least" survives a sum, turns round under a minus, and may be lost.
import {claimOf, flipped, together, type Qualifier} from "./qualifier.ts";
import {isZero, signOf, type Spread} from "./spread.ts";

export interface Claimed {
  readonly qualifier: Qualifier | null;
  /** Why it claims less than what went into it; null if it does not. */
  readonly lost: string | null;
}

export function claimed(qualifier: Qualifier | null): Claimed {
  return {qualifier, lost: null};
}

/** What two amounts claim when they are added; see `together`. */
export function bothClaims(a: Claimed, b: Claimed): Claimed {
  const {qualifier, lost} = together(a.qualifier, b.qualifier);
  const both = `\`${a.qualifier}\` and \`${b.qualifier}\``;
  const reason = `${both} cannot both hold of the result, which now says \`${qualifier}\``;
  return {qualifier, lost: a.lost ?? b.lost ?? (lost ? reason : null)};
}

/** A claim after its amount is multiplied by something: turned round below zero, gone at zero. */
export function swayed(qualifier: Qualifier | null, by: Spread): Claimed {
  const sign = signOf(by);
  if (qualifier === null || isZero(by)) return claimed(null);
  if (sign !== 0 || claimOf(qualifier) === "near")
    return claimed(sign < 0 ? flipped(qualifier) : qualifier);
  if (by.low.isZero()) return claimed(qualifier);
  if (by.high.isZero()) return claimed(flipped(qualifier));
  const reason = "since the other side runs from below zero to above it: it now says `about`";
  return {qualifier: "about", lost: `\`${qualifier}\` cannot hold of the result, ${reason}`};
}
