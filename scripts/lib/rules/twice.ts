// Sums that count something twice, or add what cannot be had together.
import {wayTo, type Addend, type Edge} from "./parts.ts";
import type {Clash} from "./said.ts";
import type {Sums} from "./sums.ts";

interface Counted extends Addend {
  /** How often each thing is in it, whatever its sign in the sum. */
  readonly counts: ReadonlyMap<string, number>;
}

/** `of`: the figure that the sum makes; null where it makes none by itself. */
export function clashesInSum(
  of: string | null,
  addends: readonly Addend[],
  sums: Sums,
): readonly Clash[] {
  // The others have nothing in them that any rule is about.
  const terms = addends.flatMap(addend => {
    const counts = sums.counts.get(addend.mention.name);
    return counts ? [{...addend, counts}] : [];
  });
  if (terms.length < 2) return [];
  const twice = countedTwice(terms, sums);
  const found = [
    twice,
    alternatives(terms, sums),
    partsOfTogether(of, terms, sums),
    // One mistake, one finding.
    twice ? null : acrossRows(terms, sums),
  ];
  return found.filter(one => one !== null);
}

function countedTwice(terms: readonly Counted[], sums: Sums): Clash | null {
  const candidates = new Set(terms.flatMap(({counts}) => [...counts.keys()]));
  const twice = [...candidates].filter(id => {
    const holders = holdersOf(id, terms);
    return holders.length > 1 && Math.abs(totalOf(id, terms)) > 1;
  });
  // The largest things that are counted twice say it all.
  const wholes = twice.filter(
    id => !twice.some(other => other !== id && sums.counts.get(other)?.has(id)),
  );
  const [whole] = inOrder(wholes, sums);
  if (whole === undefined) return null;
  const [a, b] = holdersOf(whole, terms) as [Counted, Counted];
  const alike = wholes.filter(id => holdersOf(id, terms)[0] === a && holdersOf(id, terms)[1] === b);
  return twiceClash(whole, alike.length - 1, a, b, sums);
}

function inOrder(ids: readonly string[], {figures}: Sums): readonly string[] {
  if (ids.length < 2) return ids;
  const order = [...figures.keys()];
  return ids.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

function twiceClash(id: string, others: number, a: Counted, b: Counted, {contents}: Sums): Clash {
  const [first, second] = [a.mention.name, b.mention.name];
  const rule = ruleOf([first, second].flatMap(name => wayTo(name, id, contents)));
  const verb = a.sign > 0 ? "counted" : "subtracted";
  const clash = (message: string, help: string): Clash => ({
    rule,
    severity: "error",
    message,
    help,
    at: b.mention,
    with: a.mention,
  });
  if (first === second) return clash(`\`${id}\` is ${verb} twice`, "name it once, or multiply it");
  if (first !== id && second !== id) {
    const more = others === 0 ? "" : ` and ${others === 1 ? "one more" : `${others} more`}`;
    const [are, they] = others === 0 ? ["is", "it is"] : ["are", "they are"];
    return clash(
      `\`${id}\`${more} ${are} ${verb} twice: ${they} in \`${first}\` and in \`${second}\``,
      `take ${others === 0 ? `\`${id}\`` : "what both have"} from one of the two`,
    );
  }
  const whole = first === id ? second : first;
  const because = {
    included: `it is included in \`${whole}\``,
    together: `\`${whole}\` is what it and others come to together`,
    "counted-twice": `\`${whole}\` has it already`,
  };
  const help = `leave out \`${id}\`, or take it from \`${whole}\` first`;
  return clash(`\`${id}\` is ${verb} twice: ${because[rule]}`, help);
}

function ruleOf(way: readonly Edge[]): "together" | "included" | "counted-twice" {
  const because = way.map(edge => edge.because);
  if (because.includes("together")) return "together";
  return because.includes("included") ? "included" : "counted-twice";
}

function alternatives(terms: readonly Counted[], {figures, exclusive}: Sums): Clash | null {
  if (exclusive.size === 0) return null;
  const excludes = (a: string, b: string): boolean =>
    figures.get(a)?.alternativeTo.includes(b) === true ||
    figures.get(b)?.alternativeTo.includes(a) === true;
  const named = (id: string, {mention}: Counted): string =>
    mention.name === id ? `\`${id}\`` : `\`${id}\`, which is in \`${mention.name}\`,`;
  for (const [j, b] of terms.entries())
    for (const a of terms.slice(0, j))
      for (const one of addedBy(a, terms, exclusive)) {
        const other = addedBy(b, terms, exclusive).find(id => excludes(one, id));
        if (other === undefined) continue;
        const message = `${named(one, a)} and ${named(other, b)} are alternatives: only one of them can be had`;
        const help = `add one of them, or take the larger: \`max(${one}, ${other})\``;
        return {
          rule: "alternatives",
          severity: "error",
          message,
          help,
          at: b.mention,
          with: a.mention,
        };
      }
  return null;
}

/** What a term brings into the sum, and no other takes out again. */
function addedBy(
  term: Counted,
  terms: readonly Counted[],
  among: ReadonlySet<string>,
): readonly string[] {
  return [...among].filter(id => countIn(id, term) > 0 && totalOf(id, terms) > 0);
}

/** Where a figure says what two come to together, their sum is something else. */
function partsOfTogether(
  of: string | null,
  terms: readonly Counted[],
  {unions}: Sums,
): Clash | null {
  for (const {id, together} of unions) {
    if (id === of || totalOf(id, terms) !== 0) continue;
    if (!together.every(part => totalOf(part, terms) > 0)) continue;
    const holders = together.map(part => holdersOf(part, terms)[0]!);
    const last = terms.findLast(term => holders.includes(term))!;
    const other = holders.find(term => term !== last);
    if (!other) continue;
    const [parts, final] = [together.slice(0, -1), together.at(-1)];
    const names = `${parts.map(part => `\`${part}\``).join(", ")} and \`${final}\``;
    const message = `${names} are added, and \`${id}\` says what they come to together`;
    return {
      rule: "together",
      severity: "error",
      message,
      help: `use \`${id}\` instead`,
      at: last.mention,
      with: other.mention,
    };
  }
  return null;
}

/** Rows of a table that says that they have no total. */
function acrossRows(terms: readonly Counted[], {tables}: Sums): Clash | null {
  for (const [id, table] of Object.entries(tables)) {
    if (table.total !== "none") continue;
    const rowsOf = (term: Counted): readonly string[] =>
      [...term.counts.keys()].flatMap(name => {
        if (!name.startsWith(`${id}.`)) return [];
        return countIn(name, term) > 0 && totalOf(name, terms) > 0 ? [name.split(".")[1]!] : [];
      });
    const first = terms.find(term => rowsOf(term).length > 0);
    const second =
      first &&
      terms.find(term => term !== first && rowsOf(term).some(row => !rowsOf(first).includes(row)));
    if (!first || !second) continue;
    const reason = table["total-reason"];
    const because = reason === null ? "" : `: ${reason.trim().replace(/\.$/, "")}`;
    const message = `the rows of \`${id}\` must not be added${because}`;
    const help = "state them beside each other";
    return {
      rule: "total-none",
      severity: "error",
      message,
      help,
      at: second.mention,
      with: first.mention,
    };
  }
  return null;
}

/** Those terms that have it on the side on which the sum counts it. */
function holdersOf(id: string, terms: readonly Counted[]): readonly Counted[] {
  const side = Math.sign(totalOf(id, terms));
  return terms.filter(term => Math.sign(countIn(id, term)) === side && side !== 0);
}

function totalOf(id: string, terms: readonly Counted[]): number {
  return terms.reduce((sum, term) => sum + countIn(id, term), 0);
}

function countIn(id: string, {counts, sign}: Counted): number {
  return (counts.get(id) ?? 0) * sign;
}
