// The publications of two sides → which of one is which of the other: by name, and what is left over when there is one of each.
import {isError, type Log} from "../lib/diagnostic.ts";
import {whereOf} from "../lib/frame.ts";
import {OutsideProblem} from "../outside/problem.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Side, Then} from "./sides.ts";

export interface Pair {
  readonly before: Then;
  readonly after: Then;
}

/**
 * `publication`: the only one that is asked for, by its name on either side. What is on one side only is named in a warning.
 *
 * @throws OutsideProblem where nothing can be compared with anything
 */
export function pairsOf(
  before: Side,
  after: Side,
  publication: string | null,
  log: Log,
): readonly Pair[] {
  const [was, is] = [before, after].map(side => onlyOne(side, publication)) as [
    readonly Then[],
    readonly Then[],
  ];
  const named = was.flatMap(then => {
    const now = is.find(one => one.publication === then.publication);
    return now ? [{before: then, after: now}] : [];
  });
  const oldRest = was.filter(one => !named.some(pair => pair.before === one));
  const newRest = is.filter(one => !named.some(pair => pair.after === one));
  const isMoved = oldRest.length === 1 && newRest.length === 1;
  const pairs = isMoved ? [...named, {before: oldRest[0]!, after: newRest[0]!}] : named;
  const wanted =
    publication === null
      ? pairs
      : pairs.filter(one => [one.before, one.after].some(side => side.publication === publication));
  if (wanted.length === 0) throw nothing();
  if (publication === null && !isMoved) {
    tell(oldRest, `is in ${before.says}, and not in ${after.says}`);
    // Who asks after one document does not ask after other publications.
    if (was.every(one => one.pdf === null))
      tell(newRest, `is in ${after.says}, and not in ${before.says}`);
  }
  return wanted;

  function tell(those: readonly Then[], what: string): void {
    for (const {publication: name} of those)
      log.add({
        severity: "warning",
        code: "diff/one-side",
        message: `the publication \`${name}\` ${what}`,
      });
  }

  function nothing(): OutsideProblem {
    for (const {says, unread = []} of [before, after]) {
      const first = unread.find(isError);
      if (first)
        return new OutsideProblem(
          "diff/unreadable-content",
          `the content of ${says} cannot be read: ${first.message} (${whereOf(first)})`,
          "put that right, or compare with another time",
        );
    }
    const names = [...new Set([...is, ...was].map(one => one.publication))];
    if (publication !== null && !names.includes(publication))
      return new OutsideProblem(
        "project/unknown-publication",
        `there is no publication called \`${publication}\``,
        suggestion(publication, names, "the publications are") ?? "name one that is there",
      );
    const listed = (those: readonly Then[]): string =>
      those.map(one => `\`${one.publication}\``).join(", ") || "no publication";
    return new OutsideProblem(
      "diff/no-pair",
      `nothing is on both sides: ${before.says} has ${listed(was)}, ${after.says} has ${listed(is)}`,
      "compare sides of the same publication: its folder must have the same name, or be the only one",
    );
  }
}

/** Where one is asked for by name: that one, if it is there. */
function onlyOne({publications}: Side, name: string | null): readonly Then[] {
  const named = publications.filter(one => one.publication === name);
  return named.length > 0 ? named : publications;
}
