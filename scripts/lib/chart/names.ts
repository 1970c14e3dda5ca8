// The names of series at the right edge, each beside what it names and never over another.
import type {SeriesInk} from "./ink.ts";
import type {Words} from "./scene.ts";
import {placeBlock, setWords} from "./words.ts";
import type {Block, Pen} from "./words.ts";

export interface Names {
  /** The px that they take at the right edge, with the space before them. */
  readonly width: number;
  /** Where they begin, in px from the left. */
  readonly left: number;
  readonly heights: readonly number[];
  /** `centres` are the heights, in px from the top, at which the names are centred. */
  readonly set: (centres: readonly number[]) => readonly Words[];
}

/**
 * Names in the colours of their series; `leads` stand before them, on the same line. `null` where
 * they would take more than a third of the chart: then a key has to do.
 */
export function layNames(
  labels: readonly string[],
  inks: readonly SeriesInk[],
  pen: Pen,
  width: number,
  leads: readonly Block[] = [],
): Names | null {
  const gap = pen.text * 0.6;
  const space = pen.text * 0.35;
  const leadWidth = leads.length > 0 ? Math.max(...leads.map(lead => lead.width)) + space : 0;
  const names = labels.map((label, s) =>
    setWords(pen, label, {size: pen.text, weight: 700, fill: inks[s]?.text ?? ""}, width * 0.28),
  );
  const all = gap + leadWidth + Math.max(...names.map(name => name.width));
  if (all > width * 0.36 || names.some(name => !name.whole)) return null;
  const heights = names.map((name, s) => Math.max(name.height, leads[s]?.height ?? 0));
  const left = width - all + gap;

  const set: Names["set"] = centres =>
    names.flatMap((name, s) => {
      const y = (centres[s] ?? 0) - (heights[s] ?? 0) / 2;
      const lead = leads[s];
      const before = lead ? placeBlock(lead, left, y, "left") : [];
      return [...before, ...placeBlock(name, left + (lead ? lead.width + space : 0), y, "left")];
    });
  return {width: Math.ceil(all), left, heights, set};
}

/**
 * Centres as near to their anchors as they can be without overlap, in the anchors' order. Neighbours
 * that collide are moved as one cluster around the mean of their wishes, until none collide.
 */
export function spread(
  anchors: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = anchors
    .map((_, index) => index)
    .sort((a, b) => (anchors[a] ?? 0) - (anchors[b] ?? 0) || a - b);
  let clusters: readonly Cluster[] = [];
  for (const index of order) {
    const height = heights[index] ?? 0;
    clusters = settle([
      ...clusters,
      {members: [index], height, top: inside((anchors[index] ?? 0) - height / 2, height)},
    ]);
  }
  const centres = new Map<number, number>();
  for (const cluster of clusters) {
    let y = cluster.top;
    for (const index of cluster.members) {
      const height = heights[index] ?? 0;
      centres.set(index, y + height / 2);
      y += height;
    }
  }
  return anchors.map((_, index) => centres.get(index) ?? 0);

  function settle(all: readonly Cluster[]): readonly Cluster[] {
    const [last, before] = [all.at(-1), all.at(-2)];
    if (!last || !before || before.top + before.height <= last.top) return all;
    const members = [...before.members, ...last.members];
    const height = before.height + last.height;
    return settle([...all.slice(0, -2), {members, height, top: inside(wish(members), height)}]);
  }

  /** The upper edge at which the members of a cluster miss their anchors least, taken together. */
  function wish(members: readonly number[]): number {
    let above = 0;
    let sum = 0;
    for (const index of members) {
      sum += (anchors[index] ?? 0) - (heights[index] ?? 0) / 2 - above;
      above += heights[index] ?? 0;
    }
    return sum / members.length;
  }

  function inside(y: number, height: number): number {
    return Math.max(top, Math.min(y, bottom - height));
  }
}

interface Cluster {
  readonly members: readonly number[];
  readonly height: number;
  readonly top: number;
}
