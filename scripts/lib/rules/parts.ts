// What has what in it: sums their terms, printed totals their rows, and figures whatever says that it is included in them.
import type {Figure, Figures} from "../content/figure.ts";
import type {Formula} from "../formula/tree.ts";
import {dependencyOrder} from "../dependency-order.ts";
import type {Mention} from "./said.ts";

/** Why a figure has another in it. */
export type Because = "sum" | "total" | "included" | "together";

export interface Edge {
  readonly to: string;
  readonly sign: 1 | -1;
  readonly because: Because;
}

/** A figure that is added or subtracted, where a formula names it. */
export interface Addend {
  readonly sign: 1 | -1;
  readonly mention: Mention;
}

/** All that is added up in a formula: several lists where sums are multiplied or compared. */
export function sumsIn(
  formula: Formula,
  idsOf: (name: string) => readonly string[],
): readonly (readonly Addend[])[] {
  const sums: (readonly Addend[])[] = [];
  const top = addends(formula, 1);
  return [...(top.length > 0 ? [top] : []), ...sums];

  function addends(part: Formula, sign: 1 | -1): readonly Addend[] {
    const minus = sign === 1 ? -1 : 1;
    switch (part.kind) {
      case "number":
        return [];
      case "name":
        return idsOf(part.name).map(name => ({
          sign,
          mention: {name, start: part.start, end: part.end},
        }));
      case "brackets":
        return addends(part.inside, sign);
      case "negative":
        return addends(part.of, minus);
      case "operation":
        if (part.sign === "×" || part.sign === "÷") return apart([part.left, part.right]);
        return [
          ...addends(part.left, sign),
          ...addends(part.right, part.sign === "+" ? sign : minus),
        ];
      case "call":
        if (part.word === "sum") return part.inputs.flatMap(input => addends(input, sign));
        return apart(part.inputs);
    }
  }

  /** What is multiplied or compared is no part of the sum that it stands in, and may be a sum itself. */
  function apart(parts: readonly Formula[]): readonly Addend[] {
    for (const part of parts) {
      const sum = addends(part, 1);
      if (sum.length > 0) sums.push(sum);
    }
    return [];
  }
}

/** Whether a formula adds and subtracts and does nothing else, so that what it names is in its result. */
export function isSum(formula: Formula): boolean {
  if (formula.kind === "brackets") return isSum(formula.inside);
  if (formula.kind === "negative") return isSum(formula.of);
  if (formula.kind === "name") return true;
  if (formula.kind === "call") return formula.word === "sum";
  return formula.kind === "operation" && (formula.sign === "+" || formula.sign === "−");
}

export type Contents = ReadonlyMap<string, readonly Edge[]>;

/**
 * The parts of each figure. What says that it is included in a sum that has it already is not counted again, and circles are
 * broken.
 */
export function contentsOf(
  figures: Figures,
  totalled: readonly Totalled[],
  sumOf: (id: string) => readonly Addend[],
): Contents {
  const edges = new Map<string, Edge[]>();
  for (const {id} of figures.values())
    edges.set(
      id,
      sumOf(id).map(({sign, mention}) => ({to: mention.name, sign, because: "sum" as const})),
    );
  for (const [whole, part, because] of [...statedParts(figures), ...totalled.map(inTotal)]) {
    if (!figures.has(whole) || !figures.has(part) || reaches(part, whole)) continue;
    const isSum = edges.get(whole)!.some(edge => edge.because === "sum");
    if (!isSum || !reaches(whole, part)) edges.get(whole)!.push({to: part, sign: 1, because});
  }
  return edges;

  function reaches(from: string, to: string): boolean {
    if (from === to) return true;
    const seen = new Set([from]);
    const waiting = [from];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      for (const edge of edges.get(next) ?? []) {
        if (edge.to === to) return true;
        if (seen.has(edge.to)) continue;
        seen.add(edge.to);
        waiting.push(edge.to);
      }
    return false;
  }
}

/** A printed total, and a part that it is read to have. */
export interface Totalled {
  readonly total: string;
  readonly part: string;
}

type Stated = readonly [whole: string, part: string, because: Because];

function inTotal({total, part}: Totalled): Stated {
  return [total, part, "total"];
}

function statedParts(figures: Figures): readonly Stated[] {
  return [...figures.values()].flatMap(({id, includedIn, together}: Figure): Stated[] => [
    ...includedIn.map(whole => [whole, id, "included"] as const),
    ...together.map(part => [id, part, "together"] as const),
  ]);
}

/** Only what leads to something that matters: in a long chain of sums that is nearly nothing. */
export function leadingTo(matters: ReadonlySet<string>, contents: Contents): Contents {
  const wholes = new Map<string, string[]>();
  for (const [whole, edges] of contents)
    for (const {to} of edges) {
      const known = wholes.get(to);
      if (known) known.push(whole);
      else wholes.set(to, [whole]);
    }
  const leading = new Set([...matters].filter(id => contents.has(id)));
  for (const id of leading) for (const whole of wholes.get(id) ?? []) leading.add(whole);
  return new Map(
    [...contents].flatMap(([id, edges]) =>
      leading.has(id) ? [[id, edges.filter(({to}) => leading.has(to))] as const] : [],
    ),
  );
}

/** How often what matters is in each figure: what is subtracted again is in it no times. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countsOf(matters: ReadonlySet<string>, contents: Contents): Counts {
  const all = new Map<string, ReadonlyMap<string, number>>();
  const {order} = dependencyOrder(contents.keys(), id => contents.get(id)!.map(({to}) => to));
  for (const id of order) {
    const counts = new Map<string, number>();
    const edges = contents.get(id)!;
    // Two wholes that are parts of a third have their common part once.
    for (const edge of edges.filter(({because}) => because !== "sum"))
      for (const [part, count] of all.get(edge.to) ?? [])
        if (Math.abs(count) > Math.abs(counts.get(part) ?? 0)) counts.set(part, count);
    for (const edge of edges.filter(({because}) => because === "sum"))
      for (const [part, count] of all.get(edge.to) ?? [])
        counts.set(part, (counts.get(part) ?? 0) + count * edge.sign);
    if (matters.has(id)) counts.set(id, 1);
    all.set(id, counts);
  }
  return all;
}

/** The way from a figure to a part of it; empty where that is not in it. */
export function wayTo(from: string, to: string, contents: Contents): readonly Edge[] {
  const reached = new Map<string, {readonly by: string; readonly edge: Edge} | null>([
    [from, null],
  ]);
  for (const id of reached.keys()) {
    if (reached.has(to)) break;
    for (const edge of contents.get(id) ?? [])
      if (!reached.has(edge.to)) reached.set(edge.to, {by: id, edge});
  }
  const way: Edge[] = [];
  for (let step = reached.get(to); step; step = reached.get(step.by)) way.unshift(step.edge);
  return way;
}
