// Flags on poles along a line: on which side of it each stands, to which side of its pole its words are, and how far away.
import type {Box} from "./boxes.ts";
import {overlap} from "./boxes.ts";

/** What is to be placed, in the order of `x`; all in px. */
export interface FlagWanted {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** `near` is the distance of the words from the line, up (`side` -1) or down (1). */
export interface Flag extends FlagWanted {
  readonly left: number;
  readonly align: Align;
  readonly side: Side;
  readonly near: number;
}

export type Align = "left" | "right";
export type Side = -1 | 1;

export interface FlagRules {
  /** The width of the whole, and the height that both sides may take together. */
  readonly width: number;
  readonly most: number;
  readonly sides: 1 | 2;
  /** From pole to words, from words to words above them, and from the line to the nearest words. */
  readonly pad: number;
  readonly gap: number;
  readonly least: number;
}

export interface Placing {
  readonly flags: readonly Flag[];
  readonly cost: number;
}

interface Choice {
  readonly side: Side;
  readonly align: Align;
}

const choices: readonly Choice[] = [
  {side: -1, align: "left"},
  {side: 1, align: "left"},
  {side: -1, align: "right"},
  {side: 1, align: "right"},
];

/**
 * Begins with words to the right of their poles, and changes one flag at a time as long as that helps:
 * shorter poles, and fewer flags that look the other way. `null` where no words are clear of each other.
 */
export function placeFlags(wanted: readonly FlagWanted[], rules: FlagRules): Placing | null {
  // No order helps where the words alone fill most of the room.
  const area = wanted.reduce((sum, one) => sum + (one.width + rules.gap) * one.height, 0);
  if (area > rules.width * rules.most * 0.85) return null;
  const allowed = choices.filter(one => rules.sides === 2 || one.side === -1);
  let chosen: readonly Choice[] = wanted.map(({x, width}, i) => {
    const beyond = x + rules.pad + width > rules.width;
    const side = rules.sides === 2 && i % 2 === 1 ? 1 : -1;
    return {side, align: beyond ? "right" : "left"};
  });
  let best = settle(wanted, chosen, rules);
  for (let round = 0; round < 8; round++) {
    let better = false;
    for (const [i] of wanted.entries())
      for (const choice of allowed) {
        const tried = chosen.with(i, choice);
        const found = settle(wanted, tried, rules);
        if (found.cost >= best.cost - 0.01) continue;
        [best, chosen, better] = [found, tried, true];
      }
    if (!better) break;
  }
  return best.cost < impossible ? best : null;
}

const impossible = 1e6;

/** The flags of a choice, each as near to the line as those beneath it allow; what cannot be costs a million. */
function settle(
  wanted: readonly FlagWanted[],
  chosen: readonly Choice[],
  rules: FlagRules,
): Placing {
  let cost = 0;
  const flags: Flag[] = [];
  for (const side of [-1, 1] as const) {
    const own = wanted.flatMap((one, i): readonly Flag[] => {
      const {align, side: ownSide} = chosen[i]!;
      if (ownSide !== side) return [];
      const left = align === "left" ? one.x + rules.pad : one.x - rules.pad - one.width;
      if (left < 0 || left + one.width > rules.width) cost += impossible;
      return [{...one, left, align, side, near: rules.least}];
    });
    const placed = stack(own, rules);
    cost += (own.length - placed.length) * impossible;
    flags.push(...placed);
  }
  const [above, below] = heightsOf(flags);
  if (above + below > rules.most) cost += impossible + above + below - rules.most;
  const turned = flags.filter(one => one.align === "right").length;
  const reach = flags.reduce((sum, one) => sum + one.near, 0);
  return {flags, cost: cost + reach + turned * rules.gap * 3 + (below > 0 ? rules.gap * 6 : 0)};
}

/** What both sides take of the height. */
export function heightsOf(flags: readonly Flag[]): readonly [above: number, below: number] {
  const reach = (side: Side): number =>
    Math.max(0, ...flags.filter(one => one.side === side).map(one => one.near + one.height));
  return [reach(-1), reach(1)];
}

/** From the line outwards: words stand farther than all whose poles they would hide. Left out are those that go in circles. */
function stack(flags: readonly Flag[], {gap, most}: FlagRules): readonly Flag[] {
  const waiting = new Set(flags);
  const placed: Flag[] = [];
  for (;;) {
    const next = [...waiting].findLast(one =>
      [...waiting].every(other => other === one || !hides(one, other)),
    );
    if (!next) return placed;
    waiting.delete(next);
    placed.push(lift(next));
  }

  function lift(flag: Flag): Flag {
    let {near} = flag;
    for (let tries = 0; tries <= placed.length && near < most; tries++) {
      const moved = {...flag, near};
      const under = placed.filter(
        one => overlap(boxOf(moved), padded(one), gap) || (hides(moved, one) && near < topOf(one)),
      );
      if (under.length === 0) return moved;
      near = Math.max(...under.map(topOf)) + gap;
    }
    return {...flag, near: Math.max(near, most)};
  }

  function padded(flag: Flag): Box {
    const box = boxOf(flag);
    return {...box, top: box.top - gap, bottom: box.bottom + gap};
  }
}

/** Whether the words of one would stand on the pole of the other. */
function hides(one: Flag, other: Flag): boolean {
  return one.left - 5 < other.x && other.x < one.left + one.width + 5;
}

function topOf({near, height}: Flag): number {
  return near + height;
}

/** Its words, measured from the line. */
function boxOf({left, width, near, height}: Flag): Box {
  return {left, right: left + width, top: near, bottom: near + height};
}
