// One trust, two trusts: English nouns of one or more words, whose head bends.

/** "acute trusts" → "acute trust", "members of staff" → "member of staff". Unsure ones stay. */
export function singularOf(noun: string): string {
  return bent(noun, word => {
    const lower = word.toLowerCase();
    if (unchanging.has(lower)) return word;
    const known = irregular.find(([, plural]) => plural === lower)?.[0];
    if (known) return known;
    if (/(?:ss|us|is)$/.test(lower) || !lower.endsWith("s") || lower.length < 3) return word;
    if (/[^aeiou]ies$/.test(lower)) return word.slice(0, -3) + "y";
    return /(?:ss|x|ch|sh|zz)es$/.test(lower) ? word.slice(0, -2) : word.slice(0, -1);
  });
}

/** "acute trust" → "acute trusts". A noun that is plural already stays. */
export function pluralOf(noun: string): string {
  if (singularOf(noun) !== noun) return noun;
  return bent(noun, word => {
    const lower = word.toLowerCase();
    if (unchanging.has(lower)) return word;
    const known = irregular.find(([one, many]) => one === lower || many === lower)?.[1];
    if (known) return known;
    if (/[^aeiou]y$/.test(lower)) return word.slice(0, -1) + "ies";
    return /(?:s|x|ch|sh|z)$/.test(lower) ? word + "es" : word + "s";
  });
}

/** Whether two nouns count the same thing: number and capitals make no difference. */
export function sameNoun(a: string, b: string): boolean {
  return singularOf(a).toLowerCase() === singularOf(b).toLowerCase();
}

/** Bends the head: the word before the first preposition, or the last one. */
function bent(noun: string, bend: (word: string) => string): string {
  const words = noun.split(" ");
  const preposition = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  const head = (preposition < 0 ? words.length : preposition) - 1;
  return words.map((word, index) => (index === head ? bend(word) : word)).join(" ");
}

const prepositions = new Set(
  "of in with without for from at on by to under over per outside inside between".split(" "),
);

const unchanging = new Set("staff series species aircraft sheep nhs means data".split(" "));

const irregular: readonly (readonly [one: string, many: string])[] = [
  ["person", "people"],
  ["child", "children"],
  ["man", "men"],
  ["woman", "women"],
  ["life", "lives"],
  ["half", "halves"],
  ["criterion", "criteria"],
  ["analysis", "analyses"],
  ["basis", "bases"],
  ["crisis", "crises"],
  ["bus", "buses"],
  ["census", "censuses"],
  ["campus", "campuses"],
  ["virus", "viruses"],
  ["movie", "movies"],
];
