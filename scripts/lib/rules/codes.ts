// The rules by their codes, and what each says: the words that `accept:` knows.

/** What must not be added, compared or claimed. A finding of one has the code `rules/<name>`. */
export const rules = {
  "price-bases":
    "money in prices of different years, or real and nominal, is not added or compared",
  timings: "annual, one-off, cumulative and lifetime amounts are not added",
  measures: "gross and net are not added",
  kinds: "savings, income and costs are not added",
  statuses: "targets are not added to what was or will be",
  baselines: "savings against different baselines are not added",
  ranges: "a range of choice and one of uncertainty are not added",
  "counted-twice": "nothing is counted twice in a sum",
  included: "a part is not added to its whole",
  alternatives: "of alternatives only one can be had",
  together: "what two come to together takes the place of their sum",
  "total-none": "a table without a total is not added up",
  total: "a printed total is what its parts come to",
  "headline-range": "“up to” has its range beside it",
  "next-release": "a source is looked at again when its next release is due",
  claim: "what is claimed is true",
} as const satisfies Readonly<Record<string, string>>;

export type Rule = keyof typeof rules;

export const ruleNames = Object.keys(rules) as readonly Rule[];

/** The end of every help: what is right in spite of the rule can be said, with the reason. */
export function orAccept(help: string, rule: string): string {
  return `${help}, or say why it is right in \`accept: {${rule}: …}\``;
}
