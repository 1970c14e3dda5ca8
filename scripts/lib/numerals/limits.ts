// “More than £12 billion”, “knapp 13 Milliarden”: what a number in a text claims of the one that is meant.

const floor =
  "more than|over|above|at least|exceeding|exceeds|in excess of|upwards of|beyond|mehr als|über|mindestens|plus de|au moins|más de|al menos|oltre|più di|almeno|meer dan|ruim|minstens|mer än|över|minst|mer enn|over|minst|mere end";
const ceiling =
  "less than|under|below|nearly|almost|close to|approaching|just short of|just under|up to|at most|weniger als|unter|knapp|fast|beinahe|bis zu|moins de|près de|presque|menos de|casi|meno di|quasi|minder dan|bijna|mindre än|nästan|mindre enn|nesten|mindre end|næsten";
const near =
  "about|around|some|roughly|approximately|circa|c\\.|ca\\.|~|≈|etwa|rund|ungefähr|environ|quelque|unos|unas|alrededor de|circa|ongeveer|zo’n|omkring|cirka|ungefär|om lag|rundt";

const claims: readonly (readonly ["floor" | "ceiling" | "near", RegExp])[] = [
  ["floor", endsWith(floor)],
  ["ceiling", endsWith(ceiling)],
  ["near", endsWith(near)],
];

export function claimBefore(text: string, start: number): "floor" | "ceiling" | "near" | null {
  const before = text.slice(Math.max(0, start - 24), start);
  return claims.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}

function endsWith(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})[ \\u00a0\\n]?$`, "iu");
}
