// "At least", "about", "up to": what an amount claims, and what is left of it after a sum.

/** A floor is passed, a ceiling is not reached, near says neither. */
export type Claim = "floor" | "ceiling" | "near";

const claims = {
  "at least": "floor",
  "more than": "floor",
  over: "floor",
  "just over": "floor",
  "or more": "floor",
  "up to": "ceiling",
  "at most": "ceiling",
  "no more than": "ceiling",
  "less than": "ceiling",
  "fewer than": "ceiling",
  under: "ceiling",
  "just under": "ceiling",
  "or less": "ceiling",
  "or fewer": "ceiling",
  about: "near",
  around: "near",
  approximately: "near",
  roughly: "near",
  some: "near",
  nearly: "near",
  almost: "near",
} as const satisfies Readonly<Record<string, Claim>>;

export type Qualifier = keyof typeof claims;

/** Longest first, so that "just over" is not read as "over". */
export const qualifiers: readonly Qualifier[] = (Object.keys(claims) as Qualifier[]).sort(
  (a, b) => b.length - a.length,
);

export function claimOf(qualifier: Qualifier): Claim {
  return claims[qualifier];
}

/** "£1bn or more": these follow the amount, all others go before it. */
export function followsAmount(qualifier: Qualifier): boolean {
  return qualifier.startsWith("or ");
}

/** The claim of −x, given that of x: what is at least 5 is, taken away, at most 5. */
export function flipped(qualifier: Qualifier | null): Qualifier | null {
  return qualifier && (opposites[qualifier] ?? qualifier);
}

/**
 * What two amounts claim together. The same words stay; two floors are "at least", two ceilings
 * "up to"; a claim beside a plain amount stays as it is. A floor and a ceiling, or either of them
 * and an "about", can claim no more than "about": that is a loss, and worth a warning. The result
 * is the same in whatever order amounts are taken.
 */
export function together(
  a: Qualifier | null,
  b: Qualifier | null,
): {readonly qualifier: Qualifier | null; readonly lost: boolean} {
  if (a === null || b === null || a === b) return {qualifier: a ?? b, lost: false};
  if (claims[a] !== claims[b]) return {qualifier: "about", lost: true};
  return {qualifier: plainest[claims[a]], lost: false};
}

const plainest = {floor: "at least", ceiling: "up to", near: "about"} as const;

const opposites: Readonly<Partial<Record<Qualifier, Qualifier>>> = {
  "at least": "up to",
  "more than": "less than",
  over: "under",
  "just over": "just under",
  "or more": "or less",
  "up to": "at least",
  "at most": "at least",
  "no more than": "at least",
  "less than": "more than",
  "fewer than": "more than",
  under: "over",
  "just under": "just over",
  "or less": "or more",
  "or fewer": "or more",
  nearly: "about",
  almost: "about",
};
